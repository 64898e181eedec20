import { once } from "node:events";
import { createServer } from "node:net";
import { startChild } from "@/lib/installation/children";
import { siteEnvironment } from "@/lib/installation/demonstration";
import { randomSecret } from "@/lib/installation/secrets";

const patience = 60_000;

/** A production server on a free loopback port: its address, how to end it, and how to kill it. */
export type Server = { url: string; stop: () => Promise<void>; kill: () => Promise<void> };

/**
 * Serves the built app (`next start`) from a database, once it answers. Throws with what it printed
 * when it ends instead. `settings` are added to its environment.
 */
export async function startServer(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startChild({
    args: [next, "start", "--hostname", "127.0.0.1", "--port", `${port}`],
    env: { ...siteEnvironment(databaseUrl, randomSecret()), ...settings },
    quiet: true,
  });
  let hasEnded = false;
  void child.ended.then(() => {
    hasEnded = true;
  });
  const end = performance.now() + patience;
  while (!(await answers(url))) {
    if (hasEnded || performance.now() > end) {
      await child.stop();
      throw new Error(`The server does not answer on ${url}. It printed:\n${child.output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const kill = async () => {
    child.kill();
    await child.ended;
  };
  return { url, stop: () => child.stop(), kill };
}

const next = "node_modules/next/dist/bin/next";

async function answers(url: string): Promise<boolean> {
  return fetch(url, { redirect: "manual" }).then(
    () => true,
    () => false,
  );
}

/** Somebody may take the port between this and its use; then the server says so. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
}
