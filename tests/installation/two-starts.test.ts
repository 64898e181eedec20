import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { eventually } from "@/lib/installation/processes";
import { randomSecret } from "@/lib/installation/secrets";
import { sharedCluster } from "./folder";
import { query } from "./sql";

const { newDatabase } = sharedCluster();

/*
 * Two instances of the real thing, begun in the same moment in one folder on one empty database. They
 * build first where there is no build: that is why this may take minutes.
 */
test("two starts on one database both serve, and each migration is applied once", {
  timeout: 900_000,
}, async () => {
  const { ownerUrl, appUrl } = await newDatabase();
  const ports = [await freePort(), await freePort()];
  const instances = ports.map((port) => start(port, ownerUrl, appUrl));
  for (const [at, port] of ports.entries()) {
    const isReady = await within(600_000, async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      return answer?.status === 200;
    });
    expect(isReady, instances[at]?.output()).toBe(true);
  }
  const [counts] = await query<{ all: number; names: number; finished: number }>(
    ownerUrl,
    `SELECT count(*)::int AS all, count(DISTINCT migration_name)::int AS names,
       count(finished_at)::int AS finished FROM _prisma_migrations`,
  );
  expect(counts).toEqual({ all: counts?.names, names: counts?.names, finished: counts?.names });

  const [first, second] = instances;
  first?.child.kill("SIGTERM");
  expect(await eventually(() => first?.child.exitCode !== null, 20_000)).toBe(true);
  // The other goes on.
  const answer = await fetch(`http://127.0.0.1:${ports[1]}/incidents`);
  expect([answer.status, second?.child.exitCode]).toEqual([200, null]);
  // And says what it is asked, a line each, without what stands in the query.
  await fetch(`http://127.0.0.1:${ports[1]}/incidents?query=unspeakable`);
  await eventually(() => (second?.output().match(/"path":"\/incidents"/g) ?? []).length > 1, 5_000);
  expect(second?.output()).toMatch(/^{"at":.*"path":"\/incidents","status":200,"ms":[\d.]+}$/m);
  expect(second?.output()).not.toContain("unspeakable");
});

function start(port: number, ownerUrl: string, appUrl: string) {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--conditions=react-server", "scripts/run.cjs", "scripts/start.ts"],
    {
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: String(port),
        DATABASE_URL: appUrl,
        DATABASE_OWNER_URL: ownerUrl,
        COUNTERCLAIM_SECRET: randomSecret(),
        COUNTERCLAIM_LOG_LEVEL: "info",
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      text += String(chunk);
    });
  }
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await eventually(() => child.exitCode !== null || child.signalCode !== null, 20_000);
  });
  return { child, output: () => text };
}

async function within(ms: number, isSo: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    if (await isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close();
      if (address !== null && typeof address !== "string") resolve(address.port);
      else reject(new Error("The system gave no port."));
    });
  });
}
