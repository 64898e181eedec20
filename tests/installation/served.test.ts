import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { hashPassword } from "@/lib/auth/passwords";
import { enterAccount } from "@/lib/commands/accounts";
import { enterArticle } from "@/lib/commands/articles";
import { enterIncident } from "@/lib/commands/incidents";
import { enterParty } from "@/lib/commands/parties";
import { setPassword } from "@/lib/commands/passwords";
import { closeDb } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { ensureBuild } from "@/lib/installation/build";
import { type Cluster, startCluster } from "@/lib/installation/cluster";
import { migrate } from "@/lib/installation/migrate";
import { verifyLog } from "@/lib/queries/verification";
import { runs } from "@/tests/support/runs";
import { type Server, startServer } from "@/tests/support/server";
import { filled, Visitor } from "@/tests/support/visitor";
import { query } from "./sql";

/*
 * The built app on a database that keeps its promises (fsync as it is), and analysts who log claims
 * through its forms over HTTP. First twenty at once, each sending each form twice; then four, while
 * the app, a connection and the whole database are killed (SIGKILL) at moments of chance: whoever
 * gets no answer sends the same form again. Each claim that was answered has to be there, each once,
 * by whoever sent it, and the log's chain whole. One round of four kills in `npm test`, fifty in
 * `npm run test:long`.
 */
const rounds = runs(1, 50);
const analystCount = 20;
const writerCount = 4;
const claimsEach = 3;
const password = "an analyst of this test";
const secret = "0123456789abcdef0123456789abcdef";
const system: Actor = { kind: "system", name: "test" };

interface Analyst {
  id: string;
  visitor: Visitor;
}

/** A claim that was answered: its words that no other has, and who sent it. */
type Answered = { id: string; by: string };

let folder = "";
let cluster: Cluster;
let app: Server;
let analysts: Analyst[] = [];
let snapshot = "";
let incident = "";
const answered = new Map<string, Answered>();

beforeAll(async () => {
  await ensureBuild({ onStep: () => {} });
  folder = await mkdtemp(join(tmpdir(), "counterclaim-served-"));
  // Root's PostgreSQL runs as another user, who must be able to pass through.
  await chmod(folder, 0o711);
  cluster = await startCluster({ dataDir: join(folder, "data"), onStep: () => {} });
  await migrate({ ownerUrl: cluster.ownerUrl, appRole: "counterclaim_app", onStep: () => {} });
  process.env.DATABASE_URL = cluster.appUrl;
  await enterScene();
  const people = await enterAnalysts();
  await closeDb();
  app = await start();
  analysts = await Promise.all(people.map(signedIn));
}, 900_000);

afterAll(async () => {
  await app?.stop();
  await closeDb();
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

test(`${analystCount} analysts log at once, each form sent twice: nothing is lost or double`, {
  timeout: 120_000,
}, async () => {
  await Promise.all(
    analysts.map(async (analyst) => {
      for (let number = 1; number <= claimsEach; number += 1) {
        const words = randomUUID();
        const { path, body } = await formOf(analyst, words);
        const answers = await Promise.all([
          analyst.visitor.post(path, body),
          analyst.visitor.post(path, body),
        ]);
        const [first, second] = answers.map(({ location }) => claimIn(location));
        expect(first, answers[0]?.text.slice(0, 500)).toBeDefined();
        expect(second).toBe(first);
        answered.set(words, { id: first ?? "", by: analyst.id });
      }
    }),
  );
  expect(answered.size).toBe(analystCount * claimsEach);
  await eachIsThereOnce();
  // And on the page of whoever looks.
  const page = await analysts[0]?.visitor.get(`/desk/incidents/${incident}`);
  expect([...answered.keys()].filter((words) => !page?.text.includes(words))).toEqual([]);
});

test(`the app and its database killed ${4 * rounds} times lose nothing that was answered`, {
  timeout: 60_000 + rounds * 60_000,
}, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const writers = theyWrite();
    await writers.haveWritten();
    await aMoment();
    await killConnection();
    await writers.haveWritten();
    await aMoment();
    await app.kill();
    await move(await start());
    await writers.haveWritten();
    await aMoment();
    await killDatabase();
    await app.kill();
    cluster = await startCluster({ dataDir: join(folder, "data"), onStep: () => {} });
    await move(await start());
    // Each sends what was not answered again, under the same key, and is answered.
    await writers.end();
    await eachIsThereOnce();
  }
});

/** The analysts write one claim after the other, whatever happens, until they are told to end. */
function theyWrite() {
  let isOver = false;
  const all = Promise.all(
    analysts.slice(0, writerCount).map(async (analyst) => {
      while (!isOver) await loggedAtLast(analyst, randomUUID());
    }),
  );
  // Awaited at the end; a fault in between is told then.
  all.catch(() => {});
  return {
    haveWritten: async () => {
      const before = answered.size;
      await vi.waitFor(() => expect(answered.size).toBeGreaterThan(before + 1), {
        timeout: 50_000,
        interval: 20,
      });
    },
    end: async () => {
      isOver = true;
      await all;
    },
  };
}

/** Sends one form, the same again and again, until it is answered. */
async function loggedAtLast(analyst: Analyst, words: string): Promise<void> {
  let form: Awaited<ReturnType<typeof formOf>> | undefined;
  const end = performance.now() + 50_000;
  let last: unknown = "nothing came back";
  while (performance.now() < end) {
    try {
      form ??= await formOf(analyst, words);
      const { location, text } = await analyst.visitor.post(form.path, form.body);
      const id = claimIn(location);
      if (id !== undefined) {
        answered.set(words, { id, by: analyst.id });
        return;
      }
      last = location ?? text.slice(0, 500);
    } catch (error) {
      // Killed in between: what was not answered may be there or not.
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The form was never answered: ${last}`);
}

async function formOf({ visitor }: Analyst, words: string) {
  const path = `/desk/claims/new?snapshot=${snapshot}`;
  const { text } = await visitor.get(path);
  const body = filled(text, "Log the claim", {
    incident,
    kind: "count",
    quote: "17 people were killed at Low Quay",
    figure: "17",
    "measure.outcome": "killed",
    "measure.group": "people",
    basis: "event",
    attackersIncluded: "not_said",
    hedge: "none",
    "chain[0].describedAs": words,
    "chain[0].function": "speaks",
    "chain[0].rests": "inference",
  });
  return { path, body };
}

function claimIn(location: string | null): string | undefined {
  return /^\/desk\/claims\/([0-9a-f-]{36})\?logged=yes$/.exec(location ?? "")?.[1];
}

/** Each claim that was answered is there once, by whoever sent it; none twice; the chain is whole. */
async function eachIsThereOnce(): Promise<void> {
  const rows = await query<{ words: string; id: string; by: string; hops: number }>(
    cluster.ownerUrl,
    `SELECT (SELECT min(h.described_as) FROM claim_hop h WHERE h.claim_revision_id = r.id) AS words,
       r.claim_id AS id, e.actor_id AS by,
       (SELECT count(*)::int FROM claim_hop h WHERE h.claim_revision_id = r.id) AS hops
     FROM claim_revision r
     LEFT JOIN log_entry e ON e.subject_id = r.claim_id AND e.verb = 'log_claim'`,
  );
  const there = new Map(rows.map(({ words, id, by }) => [words, { id, by }]));
  expect(there.size, "none is there twice").toBe(rows.length);
  expect(rows.filter(({ hops }) => hops !== 1)).toEqual([]);
  expect([...answered].filter(([words, { id }]) => there.get(words)?.id !== id)).toEqual([]);
  expect([...answered].filter(([words, { by }]) => there.get(words)?.by !== by)).toEqual([]);
  expect(await query(cluster.ownerUrl, "SELECT FROM log_pending")).toEqual([]);

  process.env.DATABASE_URL = cluster.appUrl;
  const { faults, entries } = await verifyLog();
  await closeDb();
  expect(faults).toEqual([]);
  expect(entries).toBeGreaterThanOrEqual(rows.length);
}

/** One server process of the database: it drops all connections and recovers by itself. */
async function killConnection(): Promise<void> {
  const [connection] = await query<{ pid: number }>(
    cluster.ownerUrl,
    "SELECT pid FROM pg_stat_activity WHERE application_name = 'counterclaim' ORDER BY random() LIMIT 1",
  );
  if (connection) process.kill(connection.pid, "SIGKILL");
}

async function killDatabase(): Promise<void> {
  const text = await readFile(join(folder, "data", "postgres", "postmaster.pid"), "utf8");
  process.kill(Number(text.split("\n")[0]), "SIGKILL");
  await cluster.exited;
  await cluster.stop();
}

function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
}

function start(): Promise<Server> {
  return startServer(cluster.appUrl, { COUNTERCLAIM_SECRET: secret });
}

/** The analysts go on at another address, with the sessions they have. */
async function move(server: Server): Promise<void> {
  app = server;
  for (const { visitor } of analysts) visitor.moveTo(server.url);
}

async function enterAnalysts(): Promise<{ id: string; email: string }[]> {
  const passwordHash = await hashPassword(password);
  const people: { id: string; email: string }[] = [];
  for (let number = 1; number <= analystCount; number += 1) {
    const email = `analyst-${number}@example.org`;
    const { id } = await enterAccount(system, {
      name: `Analyst ${number}`,
      email,
      role: "analyst",
    });
    await setPassword(system, { id, passwordHash });
    people.push({ id, email });
  }
  return people;
}

async function signedIn({ id, email }: { id: string; email: string }): Promise<Analyst> {
  const visitor = new Visitor(app.url);
  expect((await visitor.signIn(email, password)).location).toBe("/desk");
  return { id, visitor };
}

async function enterScene(): Promise<void> {
  const outlet = await enterParty(system, { name: "The Low Quay Courier", kind: "outlet" });
  const period = { start: "2026-03-02", end: "2026-03-02" };
  incident = (await enterIncident(system, { slug: "low-quay", title: "Low Quay", period })).id;
  const article = await enterArticle(system, {
    outlet: outlet.id,
    headline: "Fighting at Low Quay",
    kind: "stand_in",
    text: "17 people were killed at Low Quay, somebody said.",
  });
  snapshot = article.snapshot;
}
