import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { eventually, signalProcess } from "./processes";
import { Refusal } from "./refusal";

/** A program of ours that runs beside us. `ended` gives its exit code, or null after a signal. */
export type Child = { ended: Promise<number | null>; stop(): Promise<void> };

/** How long a program may take to end when asked, in milliseconds. */
const patience = 6_000;

export type ChildOptions = {
  /** Arguments of node: a script and its own. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** The folder in which it runs, if not ours. */
  cwd?: string;
  /** Quiet programs are heard only when they fail. */
  quiet?: boolean;
};

/**
 * Starts a Node program in a process group of its own, so that a terminal's Ctrl-C reaches us
 * alone, and its workers can be ended with it. It leaves when we are killed.
 */
export function startChild({
  args,
  env,
  cwd,
  quiet,
}: ChildOptions): Child & { kill(): void; output(): string } {
  const child = spawn(process.execPath, args, {
    cwd,
    detached: true,
    env: { ...env, NODE_OPTIONS: withPreload(env.NODE_OPTIONS) },
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
  });
  const output = collected(child);
  let gone = false;
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => {
      gone = true;
      process.removeListener("exit", lastWord);
      // What it started and did not end itself goes with it.
      signalGroup(child, "SIGKILL");
    });
    child.once("close", resolve);
  });
  ended.catch(() => {});
  const lastWord = () => signalGroup(child, "SIGKILL");
  process.once("exit", lastWord);
  const stop = async () => {
    signalGroup(child, "SIGTERM");
    if (!(await eventually(() => gone, patience))) signalGroup(child, "SIGKILL");
    await eventually(() => gone, patience);
  };
  return { ended, stop, kill: lastWord, output };
}

/** Runs a Node program to its end; a Refusal with the given sentence when it fails. */
export async function runChild(
  options: ChildOptions & { signal?: AbortSignal | undefined; failure: string },
): Promise<void> {
  const { signal, failure } = options;
  signal?.throwIfAborted();
  const child = startChild(options);
  const abort = () => void child.stop();
  signal?.addEventListener("abort", abort, { once: true });
  const code = await child.ended.finally(() => signal?.removeEventListener("abort", abort));
  signal?.throwIfAborted();
  if (code === 0) return;
  process.stderr.write(child.output());
  throw new Refusal(failure);
}

function withPreload(options: string | undefined): string {
  const preload = fileURLToPath(new URL("./leave-with-parent.cjs", import.meta.url));
  // Quoted as Node reads it: the folder's name may hold spaces.
  return [options, `--require ${JSON.stringify(preload)}`].filter(Boolean).join(" ");
}

function collected(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => chunks.push(String(chunk)));
  }
  return () => chunks.join("");
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid !== undefined) signalProcess(-child.pid, signal);
}
