import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const patience = 60_000;

/** A production server on a free loopback port: its address, and how to end it. */
export type Server = { url: string; stop: () => Promise<void> };

/**
 * Serves the built app (`next start`) with these variables added to the environment, once it
 * answers. Throws with what it printed when it ends instead.
 */
export async function startServer(environment: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const next = fileURLToPath(new URL("../../node_modules/next/dist/bin/next", import.meta.url));
  const child = spawn(
    process.execPath,
    [next, "start", "--hostname", "127.0.0.1", "--port", `${port}`],
    {
      cwd: root,
      env: { ...process.env, ...environment, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      printed += String(chunk);
    });
  }
  const end = performance.now() + patience;
  while (!(await answers(url))) {
    if (hasEnded(child) || performance.now() > end) {
      await stop(child);
      throw new Error(`The server does not answer on ${url}. It printed:\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, stop: () => stop(child) };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { redirect: "manual" }).then(
    () => true,
    () => false,
  );
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const impatient = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(impatient);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
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
