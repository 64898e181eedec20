import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const onWindows = process.platform === "win32";
// Where words are held back until a tool has ended, it cannot see that a terminal will show them.
const colour: Record<string, string> = process.stdout.isTTY
  ? { FORCE_COLOR: "1" }
  : { NO_COLOR: "1" };
const running = new Set<ChildProcess>();

/** What a tool of node_modules/.bin answered. */
export type Answer = { code: number; output: string };

/**
 * Runs a tool of node_modules/.bin in a process group of its own. With `live` its words go straight
 * to the terminal and `output` stays empty.
 */
export async function runTool(
  name: string,
  args: string[],
  { live = false, env = {} }: { live?: boolean; env?: Record<string, string> } = {},
): Promise<Answer> {
  const child = spawn(
    fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url)),
    args,
    {
      cwd: root,
      env: { ...process.env, ...colour, ...env },
      stdio: live ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      detached: !onWindows,
      shell: onWindows,
    },
  );
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += String(chunk);
    });
  }
  const code = await new Promise<number>((resolve) => {
    child.once("error", (error) => {
      output += error.message;
      resolve(1);
    });
    child.once("close", (status) => resolve(status ?? 1));
  });
  running.delete(child);
  return { code, output };
}

/** Ends every tool that still runs, with whatever it started. */
export async function stopTools(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const ended = once(child, "exit");
      signal(child, "SIGTERM");
      const impatient = setTimeout(() => signal(child, "SIGKILL"), 5_000);
      await ended;
      clearTimeout(impatient);
      // What it started may outlive it: the group is told once more.
      signal(child, "SIGKILL");
    }),
  );
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(onWindows ? child.pid : -child.pid, name);
  } catch {
    // It is gone already.
  }
}
