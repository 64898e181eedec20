import { spawn } from "node:child_process";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { asAccount, bareEnvironment } from "./account";
import { draftIn, type Place } from "./place";
import { Refusal } from "./refusal";
import { roles } from "./roles";

/**
 * Makes the cluster under a draft name and renames it when it is whole. The locale is the one
 * that PostgreSQL itself carries, so that order and case are the same on every machine.
 */
export async function initialise(options: {
  place: Place;
  program: string;
  /** Of the superuser. */
  password: string;
  signal: AbortSignal | undefined;
}): Promise<void> {
  const { place, program, password, signal } = options;
  const draft = draftIn(place.home);
  const passwordFile = draftIn(place.home);
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { flag: "wx", mode: 0o600 });
  if (place.account) {
    await chown(draft, place.account.uid, place.account.gid);
    await chown(passwordFile, place.account.uid, place.account.gid);
  }
  const flags = [
    `--pgdata=${draft}`,
    `--username=${roles.superuser}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ];
  const child = spawn(program, flags, {
    ...asAccount(place.account),
    cwd: "/",
    detached: true,
    env: bareEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += String(chunk);
  });
  const abort = () => child.kill("SIGTERM");
  signal?.addEventListener("abort", abort, { once: true });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).finally(() => signal?.removeEventListener("abort", abort));
  await rm(passwordFile, { force: true });
  if (code === 0 && !signal?.aborted) return rename(draft, place.cluster);
  await rm(draft, { recursive: true, force: true });
  signal?.throwIfAborted();
  throw new Refusal(`PostgreSQL could not make its cluster in ${place.home}: ${gist(complaint)}`);
}

/** The first line of a program's complaint that says what is wrong. */
function gist(text: string): string {
  const lines = text.trim().split("\n");
  return lines.find((line) => /FATAL|PANIC|error|could not/i.test(line)) ?? lines.at(-1) ?? "";
}
