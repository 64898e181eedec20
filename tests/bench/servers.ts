import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { type Child, runChild, startChild } from "@/lib/installation/children";

const bare = "tests/bench/bare";
const next = "node_modules/next/dist/bin/next";

export interface Served {
  url: string;
  stop: () => Promise<void>;
}

/** The bare server: one SQL statement as JSON, that of an incident or another one. */
export function startFloor(databaseUrl: string, statement = ""): Promise<Served> {
  const args = (port: string) => ["--import", "tsx", "tests/bench/floor.ts", port, statement];
  return started(args, databaseUrl);
}

/** The bare page of the framework, built first where it is not. */
export async function startBare(databaseUrl: string, say: (line: string) => void): Promise<Served> {
  if (!existsSync(`${bare}/.next/BUILD_ID`)) {
    say("Building the bare page …");
    const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
    const failure = "The bare page could not be built; what the build said stands above.";
    await runChild({ args: [next, "build", bare], env, quiet: true, failure });
  }
  return started((port) => [next, "start", bare, "-H", "127.0.0.1", "-p", port], databaseUrl);
}

async function started(args: (port: string) => string[], databaseUrl: string): Promise<Served> {
  const port = await freePort();
  const child = startChild({
    args: args(port),
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      PORT: port,
    },
    quiet: true,
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child);
  return { url, stop: () => child.stop() };
}

async function answering(url: string, child: Child): Promise<void> {
  let hasEnded = false;
  void child.ended.then(() => {
    hasEnded = true;
  });
  const end = performance.now() + 60_000;
  while (performance.now() < end && !hasEnded) {
    const isThere = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await child.stop();
  throw new Error(`Nothing answers on ${url}.`);
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return String(address.port);
}
