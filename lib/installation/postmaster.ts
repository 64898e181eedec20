import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { readFile, readlink, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Account, asAccount, bareEnvironment } from "./account";
import { birthOf, eventually, signalProcess } from "./processes";

/** A running PostgreSQL. `exited` settles when it is gone, for whatever reason. */
export type Postmaster = { port: number; exited: Promise<void>; stop(): Promise<void> };

/** How long each way of stopping may take, in milliseconds. */
const patience = { fast: 20_000, immediate: 8_000 };

/**
 * Starts PostgreSQL on a data directory, in a session of its own, so that a terminal's Ctrl-C
 * reaches us alone and we decide the order of stopping. Listens on 127.0.0.1 only; a socket in
 * the file system would break where paths are longer than about a hundred bytes.
 * It is starting up when this returns: ask it with a connection.
 */
export async function startPostmaster(options: {
  program: string;
  cluster: string;
  log: string;
  account: Account;
  settings: Record<string, string>;
}): Promise<Postmaster> {
  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(options.log, "a", 0o600);
  const child = spawn(options.program, ["-D", options.cluster, ...flags], {
    ...asAccount(options.account),
    cwd: "/",
    detached: true,
    env: bareEnvironment(),
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  let gone = false;
  // Should we end without stopping it (an uncaught error), it is at least told to stop by itself.
  const lastWord = () => child.kill("SIGINT");
  process.once("exit", lastWord);
  void exited.then(() => {
    gone = true;
    process.removeListener("exit", lastWord);
  });
  return {
    port,
    exited,
    stop: async () => {
      if (child.pid !== undefined) await stopPostmaster(child.pid, () => gone);
    },
  };
}

/**
 * Stops a PostgreSQL that an earlier run left behind on a data directory, and removes a process
 * file whose number now belongs to somebody else. Call it only while holding the folder's lock.
 * Returns true when there was one to stop.
 */
export async function stopOrphan(cluster: string): Promise<boolean> {
  const file = join(cluster, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return false;
  const pid = Number(text.split("\n")[0]);
  const birth = Number.isInteger(pid) && pid > 1 ? birthOf(pid) : null;
  if (birth === null || !(await isPostmaster(pid, cluster))) {
    await rm(file, { force: true });
    return false;
  }
  await stopPostmaster(pid, () => birthOf(pid) !== birth);
  return true;
}

/** Fast, then immediate: PostgreSQL recovers from the second, and from nothing worse. */
async function stopPostmaster(pid: number, gone: () => boolean): Promise<void> {
  if (gone()) return;
  signalProcess(pid, "SIGINT");
  if (await eventually(gone, patience.fast)) return;
  signalProcess(pid, "SIGQUIT");
  if (await eventually(gone, patience.immediate)) return;
  signalProcess(pid, "SIGKILL");
  await eventually(gone, patience.immediate);
}

async function isPostmaster(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return folder === cluster || commandOf(pid).includes(cluster);
}

function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("The system gave no port."));
      });
    });
  });
}
