import { createRequire } from "node:module";
import { createServer } from "node:net";
import { startChild } from "./children";
import { Asked, type Life } from "./life";
import { errorCode, Refusal } from "./refusal";
import type { Address } from "./settings";

/**
 * How Node serves. Room for what is made and thrown away, in megabytes: a page lives for some tens of milliseconds, and in
 * Node's own sixteen every page of a hundred claims was sorted through several times while it was made. And room
 * for an address, in bytes: a search of ten thousand letters that take four bytes each is refused by a page that
 * says so, where Node's own sixteen thousand end in an empty answer.
 */
export const nodeOptions = ["--max-semi-space-size=64", "--max-http-header-size=131072"] as const;

/** How long the web server may take until its first answer, in milliseconds. */
const startupLimit = 120_000;

/** Refuses an address that cannot be listened on; asked early, before slow work. */
export async function refuseTakenPort({ host, port }: Address): Promise<void> {
  const trouble = await listening(host, port);
  if (trouble === null) return;
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program: stop it, or set PORT to another number.`,
    EACCES: `This user may not listen on port ${port}: set PORT to a number from 1024.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: correct HOST.`,
    ENOTFOUND: `No machine has the name ${host}: correct HOST.`,
  };
  throw new Refusal(reasons[trouble] ?? `Port ${port} on ${host} cannot be used (${trouble}).`);
}

/**
 * Serves the site until we are asked to stop, and says its address once it answers. A Refusal when
 * the web server, or anything in `needs`, ends by itself.
 */
export async function serve(options: {
  mode: "start" | "dev";
  at: Address;
  env: NodeJS.ProcessEnv;
  life: Life;
  needs: { name: string; exited: Promise<void> }[];
}): Promise<void> {
  const { mode, at, env, life, needs } = options;
  life.signal.throwIfAborted();
  const next = startChild({
    args: [...nodeOptions, nextProgram(), mode, "-H", at.host, "-p", String(at.port)],
    env: { ...env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  life.atEnd(next.stop);
  const ended = Promise.race([
    aborted(life.signal),
    next.ended.then((code) => {
      throw new Refusal(`The web server ended by itself (${code ?? "killed"}).`);
    }),
    ...needs.map(({ name, exited }) =>
      exited.then(() => {
        throw new Refusal(`${name} ended by itself; the site is stopped.`);
      }),
    ),
  ]);
  await Promise.race([ended, answers(at, life.signal)]);
  life.onStep(`Counterclaim is at ${addressOf(at)}`);
  // To be stopped is how serving ends; before this line it would have been an interruption.
  await ended.catch((error: unknown) => {
    if (!(error instanceof Asked)) throw error;
  });
}

function listening(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(errorCode(error) ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

function nextProgram(): string {
  return createRequire(import.meta.url).resolve("next/dist/bin/next");
}

/** Rejects with the signal's reason. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

async function answers(at: Address, signal: AbortSignal): Promise<void> {
  const end = performance.now() + startupLimit;
  while (performance.now() < end) {
    const asked = AbortSignal.any([signal, AbortSignal.timeout(30_000)]);
    // Any answer will do: what the page says is the page's affair.
    const answer = await fetch(addressOf(at), { redirect: "manual", signal: asked }).catch(
      () => null,
    );
    if (answer) return;
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Refusal(`The web server gave no answer within ${startupLimit / 1000} seconds.`);
}

function addressOf({ host, port }: Address): string {
  const everywhere: Record<string, string> = { "0.0.0.0": "127.0.0.1", "::": "[::1]" };
  const name = everywhere[host] ?? (host.includes(":") ? `[${host}]` : host);
  return `http://${name}:${port}`;
}
