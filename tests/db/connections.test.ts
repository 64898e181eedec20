import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { closeDb, preparedRows } from "@/lib/db";
import { publishedState } from "@/lib/queries/published-state";
import { readiness } from "@/lib/queries/readiness";
import { useDatabase } from "@/tests/support/database";

const { appUrl, ownerPool } = useDatabase();

test("a plan of before a table was altered is made anew, on each connection", async () => {
  await ownerPool.query("CREATE TABLE altered (number int)");
  await ownerPool.query("INSERT INTO altered VALUES (84)");
  await ownerPool.query(`GRANT SELECT ON altered TO "${new URL(appUrl).username}"`);
  const ask = () => preparedRows("altered", "SELECT number, pg_sleep(0.1)::text FROM altered", []);
  const four = () => Promise.all(Array.from({ length: 4 }, ask));
  await four();
  await ownerPool.query("ALTER TABLE altered ALTER number TYPE text");
  const rows = await four();
  expect(rows.flat()).toEqual(Array.from({ length: 4 }, () => ({ number: "84", pg_sleep: "" })));
  await ownerPool.query("DROP TABLE altered");
  await expect(ask()).rejects.toMatchObject({ code: "42P01" });
});

test("connections that say nothing any more are given up, and others made", async () => {
  const lines = await throughLines();
  const states = () => Promise.allSettled(Array.from({ length: 8 }, () => publishedState(null)));
  for (const { status } of await states()) expect(status).toBe("fulfilled");
  lines.fallSilent();
  const begun = performance.now();
  const answers = await states();
  expect(performance.now() - begun).toBeLessThan(10_000);
  // Those on the four lines, and none of those who waited for one.
  expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(4);
  expect(await publishedState(null)).toMatch(/^\d+$/);
}, 20_000);

test("whoever has no connection for readers is not ready", async () => {
  const lines = await throughLines();
  expect(await readiness()).not.toBe("no_database");
  lines.fallSilent((said) => said.includes("force_generic_plan"));
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await readiness()).toBe("no_database");
}, 20_000);

/** Has the app reach its database over lines that can be made to carry nothing any more, without ending. */
async function throughLines() {
  const { hostname, port } = new URL(appUrl);
  const lines: Line[] = [];
  const server = createServer((near) => {
    const line: Line = { near, far: connect(Number(port), hostname), said: "" };
    lines.push(line);
    near.once("data", (first) => {
      line.said = first.toString("latin1");
    });
    for (const socket of [near, line.far]) socket.on("error", () => {});
    near.pipe(line.far).pipe(near);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  await closeDb();
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  process.env.DATABASE_URL = appUrl.replace(`:${port}/`, `:${address.port}/`);
  onTestFinished(async () => {
    process.env.DATABASE_URL = appUrl;
    for (const { near, far } of lines) for (const socket of [near, far]) socket.destroy();
    server.close();
    await closeDb();
  });
  const fallSilent = (is: (said: string) => boolean = () => true) => {
    for (const { near, far } of lines.filter((line) => is(line.said))) {
      near.unpipe(far).resume();
      far.unpipe(near).resume();
    }
  };
  return { fallSilent };
}

interface Line {
  near: Socket;
  far: Socket;
  /** What was said first: whose connection it is, and with which settings. */
  said: string;
}
