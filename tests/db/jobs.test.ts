import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { assessClaim } from "@/lib/commands/assessments";
import { decideDerivation, incidentsUnder, proposeDerivation } from "@/lib/commands/derivations";
import { fewIncidents } from "@/lib/commands/rechecks";
import { rehearseOn } from "@/lib/commands/rehearsal";
import { db } from "@/lib/db";
import { startJobs, type Working } from "@/lib/jobs/start";
import { recheckOf } from "@/lib/queries/rechecks";
import { useDatabase } from "../support/database";
import { article, count, incident, logged, party, speaks, system } from "./support/world";

const { ownerPool, appPool } = useDatabase({ fresh: "test" });

let instances: Working[] = [];
let child: ChildProcess | undefined;
beforeEach(() => {
  instances = [];
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await Promise.all(instances.map((one) => one.stop()));
});

const errors: unknown[] = [];
function instance(): void {
  instances.push(startJobs((error) => errors.push(error), 1));
}

const wording = "over 20 vehicles";

/** So many incidents, in each what a wire has somebody say and what a paper says by nobody. */
async function copied(incidents: number) {
  const front = await party();
  const [wire, paper] = [
    await article(`A raid: ${wording}.`),
    await article(`Burned: ${wording}.`),
  ];
  const places: string[] = [];
  let first = "";
  for (let i = 0; i < incidents; i += 1) {
    const place = await incident();
    const said = await logged(count(wire, place, wording, { chain: speaks(front) }));
    await logged(count(paper, place, wording));
    if (i === 0) first = said;
    places.push(place);
  }
  await assessClaim(system, {
    claim: first,
    claimNumber: 1,
    openedOn: 0,
    status: "uncorroborated",
    rationale: "One voice, and a figure of unknown origin beside it.",
  });
  const { id } = await proposeDerivation(system, {
    article: paper.id,
    from: wire.id,
    kind: "rewrite",
    directionKnown: true,
    score: 0.5,
  });
  return { derivation: id, places };
}

const decide = (id: string, openedOn: number, decision: "accepted" | "rejected") => ({
  id,
  openedOn,
  decision,
  reason: "Read side by side.",
});

async function jobsOf(name: string): Promise<string[]> {
  const { rows } = await ownerPool.query<{ state: string }>(
    "SELECT state::text FROM pgboss.job WHERE name = $1 ORDER BY created_on",
    [name],
  );
  return rows.map(({ state }) => state);
}

test("few incidents are judged anew in the change that accepts the copy, and again where it is taken back", async () => {
  const { derivation, places } = await copied(2);
  expect(await recheckOf(system, derivation)).toBeNull();
  await decideDerivation(system, decide(derivation, 1, "accepted"));
  expect(await recheckOf(system, derivation)).toMatchObject({
    incidents: 2,
    looked: 2,
    moved: 2,
    decisions: 1,
    first: [
      { id: places[0], standings: 1, decisions: 1 },
      { id: places[1], decisions: 0 },
    ],
  });
  await decideDerivation(system, decide(derivation, 2, "rejected"));
  expect(await recheckOf(system, derivation)).toMatchObject({ looked: 2, moved: 2, decisions: 0 });
  expect(await jobsOf("recheck")).toEqual([]);
});

test("of many a job takes care: what a killed instance had begun others finish, each incident once", {
  timeout: 60_000,
}, async () => {
  const many = fewIncidents + 15;
  const { derivation } = await copied(many);
  // What is only tried leaves nothing for later.
  const input = decide(derivation, 1, "accepted");
  await rehearseOn(system, "decide_derivation", decideDerivation, input, (change) =>
    incidentsUnder(change, derivation),
  );
  expect(await jobsOf("recheck")).toEqual([]);
  await decideDerivation(system, input);
  expect(await jobsOf("recheck")).toEqual(["created"]);
  const progress = () => recheckOf(system, derivation);
  expect(await progress()).toMatchObject({ incidents: many, looked: 0 });

  child = fork(fileURLToPath(new URL("./support/jobs.ts", import.meta.url)), [], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
  });
  await vi.waitFor(async () => expect((await progress())?.looked).toBeGreaterThan(0), {
    timeout: 30_000,
    interval: 5,
  });
  child.kill("SIGKILL");
  await once(child, "exit");
  const begun = (await progress())?.looked ?? 0;
  expect(begun).toBeLessThan(many);
  expect(await jobsOf("recheck")).toEqual(["active"]);

  // Its time is over: an hour passes for the library.
  await ownerPool.query(
    "UPDATE pgboss.job SET started_on = started_on - interval '1 hour' WHERE name = 'recheck'",
  );
  instance();
  instance();
  await vi.waitFor(async () => expect((await progress())?.looked).toBe(many), {
    timeout: 30_000,
    interval: 50,
  });
  expect(await progress()).toMatchObject({ moved: many, decisions: 1 });
  await vi.waitFor(async () => expect(await jobsOf("recheck")).not.toContain("active"), {
    timeout: 10_000,
  });
  // Stopped, they have put down everything; nothing of it was an error.
  await Promise.all(instances.map((one) => one.stop()));
  expect(errors).toEqual([]);
  await vi.waitFor(async () => {
    const { rows } = await ownerPool.query(
      "SELECT FROM pg_stat_activity WHERE application_name = 'counterclaim jobs' AND datname = current_database()",
    );
    expect(rows).toEqual([]);
  });
});

test("an instance that is stopped leaves the rest to the next at once", async () => {
  const { derivation } = await copied(fewIncidents + 10);
  await decideDerivation(system, decide(derivation, 1, "accepted"));
  instance();
  await vi.waitFor(
    async () => expect((await recheckOf(system, derivation))?.looked).toBeGreaterThan(0),
    { timeout: 10_000, interval: 5 },
  );
  await instances[0]?.stop();
  const { looked, incidents } = (await recheckOf(system, derivation)) ?? {
    looked: 0,
    incidents: 0,
  };
  const states = await jobsOf("recheck");
  expect(states).not.toContain("active");
  if (looked < incidents) expect(states).toContain("created");
  instance();
  await vi.waitFor(
    async () => expect((await recheckOf(system, derivation))?.looked).toBe(incidents),
    { timeout: 10_000 },
  );
});

test("texts held before marks were kept are marked by the first instance that starts, and found then", async () => {
  const text = Array.from({ length: 50 }, (_, i) => `dun${i * 3}`).join(" ");
  await article(text);
  await ownerPool.query("DELETE FROM snapshot_mark");
  await ownerPool.query("DELETE FROM marked_snapshot");
  instance();
  await vi.waitFor(async () => expect(await db().markedSnapshot.count()).toBe(1), {
    timeout: 10_000,
  });
  await article(text);
  expect(await db().derivation.count()).toBe(1);
});

test("the app's role owns nothing of the library's, and can make or drop none of its queues", async () => {
  const { rows } = await ownerPool.query(
    `SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'pgboss' AND pg_get_userbyid(c.relowner) = 'counterclaim_app'`,
  );
  expect(rows).toEqual([]);
  for (const statement of [
    "SELECT pgboss.create_queue('other', '{\"policy\": \"standard\"}')",
    "SELECT pgboss.delete_queue('recheck')",
    "TRUNCATE pgboss.job",
  ]) {
    await expect(appPool.query(statement)).rejects.toMatchObject({ code: "42501" });
  }
});
