import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { publishIncident } from "@/lib/commands/editions";
import { enterIncident } from "@/lib/commands/incidents";
import { enterParty, reviseParty } from "@/lib/commands/parties";
import { AppError } from "@/lib/errors";
import { verifyLog } from "@/lib/queries/verification";
import { useDatabase } from "../../support/database";
import { article, count, incident, logged, party, system, unique } from "../support/world";

const { ownerPool } = useDatabase();

/** Holds the queue shut until `isFull`, so that all who come stand in it together. */
async function atOnce<T>(run: () => Promise<T>, isFull: () => Promise<boolean>): Promise<T> {
  const gate = await ownerPool.connect();
  try {
    await gate.query("SELECT pg_advisory_lock(4217, 1)");
    const running = run();
    running.catch(() => {});
    while (!(await isFull())) await new Promise((resolve) => setTimeout(resolve, 20));
    await gate.query("SELECT pg_advisory_unlock(4217, 1)");
    return await running;
  } finally {
    gate.release(true);
  }
}

async function waiting(): Promise<number> {
  const { rows } = await ownerPool.query<{ count: number }>(
    `SELECT count(DISTINCT l.pid)::int AS count FROM pg_locks l JOIN pg_database d ON d.oid = l.database
     WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()`,
  );
  return rows[0]?.count ?? 0;
}

/** Every entry is there, in the order of its moment, and the chain holds. */
async function isWhole(): Promise<number> {
  const { rows } = await ownerPool.query<{ entries: number; gapless: boolean; ordered: boolean }>(
    `SELECT count(*)::int AS entries, count(*) = max(seq) AND min(seq) = 1 AS gapless,
       coalesce(bool_and(at >= before), true) AS ordered
     FROM (SELECT seq, at, lag(at) OVER (ORDER BY seq) AS before FROM log_entry) e`,
  );
  expect(rows[0]).toMatchObject({ gapless: true, ordered: true });
  expect((await verifyLog()).faults).toEqual([]);
  return rows[0]?.entries ?? 0;
}

async function entered(prefix: string): Promise<number> {
  const { rows } = await ownerPool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM party_revision WHERE name LIKE $1 || ' %'",
    [prefix],
  );
  return rows[0]?.count ?? 0;
}

describe("forty commands at once", () => {
  test("from one process, which has ten connections", async () => {
    const before = await isWhole();
    const names = Array.from({ length: 40 }, (_, i) => `Alone ${i}`);
    await atOnce(
      () => Promise.all(names.map((name) => enterParty(system, { name, kind: "other" }))),
      async () => (await waiting()) === 10,
    );
    expect(await entered("Alone")).toBe(40);
    expect(await isWhole()).toBe(before + 40);
  });

  test("from twenty connections of two processes", { timeout: 120_000 }, async () => {
    const before = await isWhole();
    const children = [1, 2].map((i) => start(`Together${i}`, 20));
    await Promise.all(children.map((child) => answer(child, z.literal("ready"))));
    const results = await atOnce(
      () => {
        const answers = children.map((child) =>
          answer(child, z.object({ failed: z.array(z.string()) })),
        );
        for (const child of children) child.send("go");
        return Promise.all(answers);
      },
      async () => (await waiting()) === 20,
    );
    await Promise.all(children.map((child) => child.exitCode ?? once(child, "exit")));
    expect(results).toEqual(children.map(() => ({ failed: [] })));
    for (const i of [1, 2]) expect(await entered(`Together${i}`)).toBe(20);
    expect(await isWhole()).toBe(before + 40);
  });

  test("that all correct the same thing: one does, and the others are told", async () => {
    const id = await party("Contended");
    const input = { id, openedOn: 1, kind: "other", reason: "At once." } as const;
    const codes = await codesOf(
      Array.from({ length: 40 }, (_, i) => () => reviseParty(system, { ...input, name: `C ${i}` })),
    );
    expect(codes).toEqual(["accepted", ...Array.from({ length: 39 }, () => "conflict")]);
    await isWhole();
  });

  test("that all take the same slug: one gets it", async () => {
    const period = { start: "2026", end: "2026" };
    const slug = `wanted-${unique()}`;
    const codes = await codesOf(
      Array.from({ length: 12 }, () => () => enterIncident(system, { slug, title: "x", period })),
    );
    expect(codes).toEqual(["accepted", ...Array.from({ length: 11 }, () => "conflict")]);
  });

  test("that all publish: the editions follow one another", async () => {
    const place = await incident();
    const paper = await article("84 died");
    await logged(count(paper, place, "84"));
    const publish = () => publishIncident(system, { incident: place });
    const results = await Promise.all(Array.from({ length: 12 }, publish));
    const numbers = results.map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    const { rows } = await ownerPool.query(
      "SELECT e.number FROM published_incident p JOIN edition e ON e.id = p.edition_id WHERE p.incident_id = $1",
      [place],
    );
    expect(rows).toEqual([{ number: 12 }]);
    await isWhole();
  });
});

async function codesOf(runs: (() => Promise<unknown>)[]): Promise<string[]> {
  const results = await Promise.allSettled(runs.map((run) => run()));
  return results
    .map((one) => {
      if (one.status === "fulfilled") return "accepted";
      if (one.reason instanceof AppError) return one.reason.code;
      throw one.reason;
    })
    .sort();
}

function start(prefix: string, many: number): ChildProcess {
  return fork(
    fileURLToPath(new URL("../support/forty.ts", import.meta.url)),
    [prefix, String(many)],
    {
      execArgv: ["--conditions=react-server", "--import", "tsx"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
}

async function answer<T>(child: ChildProcess, shape: z.ZodType<T>): Promise<T> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`it ended with ${code} before it answered`);
  });
  const [message] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {});
  return shape.parse(message);
}
