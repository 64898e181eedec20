import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { declareDependence } from "@/lib/commands/dependences";
import { db } from "@/lib/db";
import { liveIncident } from "@/lib/facts/live";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { useDatabase } from "../support/database";
import { article, count, incident, logged, party, relays, speaks, system } from "./support/world";

const { ownerPool, appUrl } = useDatabase();
const statements: string[] = [];
const client = new PrismaClient({
  adapter: new PrismaPg({ connectionString: appUrl }),
  log: [{ emit: "event", level: "query" }],
});
client.$on("query", ({ query }) => statements.push(query));
afterAll(() => client.$disconnect());

/** The facts of the incident, and the statements that it took to load them. */
async function loaded(names: "public" | "own") {
  statements.length = 0;
  const live = await client.$transaction((tx) => liveIncident(tx, id, names));
  return { live, statements: [...statements], rows: rowsOf(live) };
}

const rowsOf = ({ parties, ties }: Awaited<ReturnType<typeof liveIncident>>) => [
  parties.size,
  ties.length,
];

let id = "";
let expected: string[] = [];
beforeAll(async () => {
  const alliance = await party("The alliance", { kind: "other" });
  const state = await party("The state", {
    kind: "state",
    ties: [{ kind: "part_of", to: alliance }],
  });
  const army = await party("The army", {
    kind: "state_force",
    ties: [{ kind: "part_of", to: state }],
  });
  const spokesman = await party("The spokesman", {
    kind: "person",
    ties: [{ kind: "speaks_for", to: army }],
  });
  const [agency, outlet] = [
    await party("The agency", { kind: "news_agency" }),
    await party("The paper", { kind: "outlet" }),
  ];
  const [blamed, dead, one, same] = [
    await party("The blamed"),
    await party("The dead"),
    await party("One name"),
    await party("Another name"),
  ];
  const fighters = await party("The fighters");
  // In no fact, but in the quote.
  await party("Aslam Unnamed", { kind: "person", withheldAs: "a resident" });
  const text = await article("The spokesman said 17 were killed, with Aslam Unnamed beside him.", {
    outlet,
  });
  id = await incident({ participants: [{ party: fighters, role: "attacker", side: "one" }] });
  await logged(
    count(text, id, "17", {
      quoted: "17 were killed, with Aslam Unnamed beside him",
      measure: { outcome: "killed", group: "people", of: dead },
      chain: [...relays(agency), ...speaks(spokesman)],
    }),
  );
  const quote = text.span("The spokesman said");
  await logged({
    kind: "responsibility",
    incident: id,
    snapshot: text.snapshot,
    quote,
    holdsResponsible: blamed,
    chain: speaks(spokesman),
  });
  const measure = { outcome: "killed", group: "people", of: dead } as const;
  const join = { kind: "join", incident: id, measure, party: one, is: same, reason: "x" } as const;
  await declareDependence(system, join);
  expected = [alliance, state, army, spokesman, agency, outlet, blamed, dead, one, same, fighters];
});

test("an incident's facts bring the parties that they name and those behind them, and no other", async () => {
  await party("Somebody else", { ties: [{ kind: "speaks_for", to: expected[0] ?? "" }] });
  const { live } = await loaded("own");
  expect([...live.parties.keys()].sort()).toEqual([...expected].sort());
  expect(live.ties.map(({ kind }) => kind).sort()).toEqual(["part_of", "part_of", "speaks_for"]);
});

test("a withheld name is covered in a quote, though no fact names its party", async () => {
  const { live } = await loaded("public");
  const covers = [...live.parties.values()].filter(({ covered }) => covered.length > 0);
  expect(covers).toMatchObject([{ name: "a resident", covered: ["Aslam Unnamed"] }]);
  expect((await loaded("own")).live.parties.size).toBe(expected.length);
});

test("a thousand parties that others entered change neither the facts nor what it takes to load them", async () => {
  const before = { own: await loaded("own"), public: await loaded("public") };
  await enterThousand();
  const after = { own: await loaded("own"), public: await loaded("public") };
  expect(after).toEqual(before);
  expect(before.own.statements.length).toBeLessThan(40);
  expect(before.own.rows).toEqual([expected.length, 3]);
});

test("whoever reads while all connections are taken waits for one, longer than Prisma would", async () => {
  // Such a promise begins when somebody waits for it.
  const sleep = async () => await db().$queryRaw`SELECT 1 FROM pg_sleep(2.3)`;
  const taken = Array.from({ length: 10 }, sleep);
  const read = db().$transaction((tx) => liveIncident(tx, id, "own"));
  expect((await read).parties.size).toBe(expected.length);
  await Promise.all(taken);
});

/** Behind the log's back, for speed: each speaks for the one before, the first for one of ours. */
async function enterThousand(): Promise<void> {
  const tables = ["party", "party_revision", "party_tie"];
  const triggers = (what: string) =>
    tables.map((name) => `ALTER TABLE ${name} ${what} TRIGGER USER;`).join("");
  await ownerPool.query(`BEGIN; ${triggers("DISABLE")}
    WITH made AS (
      INSERT INTO party (id) SELECT uuidv7() FROM generate_series(1, 1000) RETURNING id
    ), revised AS (
      INSERT INTO party_revision (party_id, number, name, kind)
      SELECT id, 1, 'Unrelated ' || id, 'other' FROM made RETURNING id, party_id
    ), ordered AS (SELECT id, lag(party_id) OVER (ORDER BY party_id) AS before FROM revised)
    INSERT INTO party_tie (party_revision_id, kind, to_party_id)
    SELECT id, 'speaks_for', coalesce(before, '${expected[0]}') FROM ordered;
    ${triggers("ENABLE")} COMMIT;`);
}
