import { inspect } from "node:util";
import { Refusal } from "./refusal";
import type { OnStep } from "./steps";

/** What a program that serves needs from its surroundings. */
export type Life = {
  onStep: OnStep;
  /** Aborted when we are asked to stop, by a signal or by our parent's death. */
  signal: AbortSignal;
  /** Registers how to stop something; the last one started is stopped first. */
  atEnd(stop: () => Promise<void>): void;
};

/** We were asked to stop. */
export class Asked extends Error {
  override name = "Asked";
  constructor(readonly signal: keyof typeof exitCodes) {
    super(`Stopped by ${signal}.`);
  }
}

/** What a shell shows for a program that a signal ended. */
const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const signals = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/** How long work that cannot be interrupted may go on after we were asked, in milliseconds. */
const patience = 10_000;

/**
 * Runs a program that starts others, and ends the process: with 0 when its work is done, with 1 and
 * one sentence when it refused or something it needs ended by itself, and as a shell expects when
 * it was asked to stop before its work was done. Whatever it started is stopped first. Asking twice changes nothing: Ctrl-C reaches the whole group and comes again from
 * npm, and an impatient second signal must not leave a database behind.
 */
export async function live(work: (life: Life) => Promise<void>): Promise<never> {
  const ends: (() => Promise<void>)[] = [];
  const control = listen();
  const life: Life = {
    onStep: say,
    signal: control.signal,
    atEnd: (stop) => ends.push(stop),
  };
  const done = work(life).then(
    () => 0,
    (error: unknown) => told(error),
  );
  const asked = new Promise<number>((resolve) => {
    life.signal.addEventListener("abort", () => {
      setTimeout(() => resolve(told(life.signal.reason)), patience);
    });
  });
  let code = await Promise.race([done, asked]);
  for (const stop of ends.reverse()) {
    await stop().catch((error: unknown) => {
      code = told(error);
    });
  }
  process.exit(code);
}

/** Runs a program that ends by itself; signals end it as usual. */
export async function once(work: (onStep: OnStep) => Promise<void>): Promise<never> {
  const code = await work(say).then(
    () => 0,
    (error: unknown) => told(error),
  );
  process.exit(code);
}

function listen(): AbortController {
  const control = new AbortController();
  for (const signal of signals) {
    process.on(signal, () => control.abort(new Asked(signal)));
  }
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error) => control.abort(error));
  }
  // npm passes SIGINT and SIGTERM on and not SIGHUP or SIGKILL; those we learn from its death.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) control.abort(new Asked("SIGHUP"));
  }, 300).unref();
  // A closed terminal or pipe must not end us in the middle of stopping.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  return control;
}

/** Says what there is to say, and gives the exit code. */
function told(error: unknown): number {
  if (error instanceof Asked) return exitCodes[error.signal];
  process.stderr.write(`${error instanceof Refusal ? error.message : inspect(error)}\n`);
  return 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
