import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Refusal } from "./refusal";

/** The user under which PostgreSQL runs; null for whoever started us. */
export type Account = { uid: number; gid: number; name: string } | null;

/** Users that may run PostgreSQL for root, in order of preference. */
const candidates = ["postgres", "_postgres", "nobody"];

/** True when this process may become any user, and PostgreSQL would refuse to run as it is. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The unprivileged user that runs PostgreSQL when root starts us. */
export function unprivilegedAccount(): Account {
  const users = knownUsers();
  for (const name of candidates) {
    const found = users.find((user) => user.name === name);
    if (found) return found;
  }
  throw new Refusal(
    "PostgreSQL does not run as root, and this machine has no user postgres or nobody: start as an ordinary user.",
  );
}

/** The user with this number, who owns a cluster made earlier. */
export function accountOf(uid: number, gid: number): Account {
  const name = knownUsers().find((user) => user.uid === uid)?.name;
  return { uid, gid, name: name ?? `number ${uid}` };
}

/** What spawn needs to run a program as this user. */
export function asAccount(account: Account): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** The surroundings of PostgreSQL's programs: nothing of ours, least of all a secret. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}

/**
 * Whether the user can enter a folder. The kernel is asked, as that user: mode bits alone would
 * miss access lists and mounts.
 */
export function canEnter(account: Account, folder: string): boolean {
  const tried = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], {
    ...asAccount(account),
    cwd: "/",
    env: bareEnvironment(),
    stdio: "ignore",
  });
  return tried.status === 0;
}

function knownUsers(): { name: string; uid: number; gid: number }[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name, , uid, gid]) => ({ name: name ?? "", uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0 && user.gid >= 0);
}
