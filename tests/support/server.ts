import { once } from "node:events";
import { createServer } from "node:net";
import { startChild } from "@/lib/installation/children";
import { siteEnvironment } from "@/lib/installation/demonstration";
import { randomSecret } from "@/lib/installation/secrets";
import { nodeOptions } from "@/lib/installation/serve";

const patience = 60_000;

/** A production server on a free loopback port: its address, how to end it, and how to kill it. */
export type Server = { url: string; stop: () => Promise<void>; kill: () => Promise<void> };

/**
 * Serves the built app (`next start`) from a database, once it answers. Throws with what it printed
 * when it ends instead. `settings` are added to its environment. A test asks more in a minute than any
 * newsroom: how much somebody may ask is limited where `settings` say so.
 */
export async function startServer(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<Server> {
  const env = {
    ...siteEnvironment(databaseUrl, randomSecret()),
    COUNTERCLAIM_ANSWERS_PER_MINUTE: "0",
    ...settings,
  };
  for (let attempt = 1; ; attempt += 1) {
    const started = await serve(await freePort(), env);
    if ("url" in started) return started;
    // Somebody, a connection to the database for one, took the port since it was found free.
    if (attempt === 3 || !started.printed.includes("EADDRINUSE")) {
      throw new Error(`The server does not answer. It printed:\n${started.printed}`);
    }
  }
}

async function serve(port: number, env: NodeJS.ProcessEnv): Promise<Server | { printed: string }> {
  const url = `http://127.0.0.1:${port}`;
  const child = startChild({
    args: [...nodeOptions, next, "start", "--hostname", "127.0.0.1", "--port", `${port}`],
    env,
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
      return { printed: child.output() };
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
}
