import { randomBytes } from "node:crypto";
import { chmod, lstat, mkdir, readdir, readlink, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Account, accountOf, canEnter, isRoot, unprivilegedAccount } from "./account";
import { errorCode, Refusal, whyUnwritable } from "./refusal";
import type { OnStep } from "./steps";

/**
 * Where a cluster lives: `cluster` is PostgreSQL's data directory (it may not exist yet), `home`
 * the folder above it, `account` the user that runs it.
 */
export type Place = { home: string; cluster: string; account: Account };

const clusterName = "postgres";

/** Makes the data folder, for its owner alone, or says why it cannot be made. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    // Root's cluster belongs to another user, who must be able to pass through.
    if (await newFolder(dataDir)) await chmod(dataDir, isRoot() ? 0o711 : 0o700);
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

/** The sentence for a data folder that cannot be written; other errors pass as they are. */
export function unusable(dataDir: string, error: unknown): unknown {
  const reason = whyUnwritable(error);
  if (reason === null) return error;
  return new Refusal(
    `The data folder ${dataDir} cannot be used: ${reason}. Set COUNTERCLAIM_DATA_DIR to another folder.`,
  );
}

/**
 * Makes a folder and those above it; false when it is there. Not mkdir's own recursion, which
 * reports a read-only disk as a missing file, and never ends under /proc.
 */
async function newFolder(path: string): Promise<boolean> {
  if ((await stat(path).catch(() => null))?.isDirectory()) return false;
  if (dirname(path) !== path) await newFolder(dirname(path));
  await mkdir(path);
  return true;
}

/**
 * Decides where the cluster of a data folder lives. An ordinary user's is in the data folder. As
 * root PostgreSQL runs as an unprivileged user, who cannot pass through a private folder such as
 * /root: then the cluster lives elsewhere and the data folder keeps a symbolic link to it. No
 * permission of a folder that we did not make is ever changed.
 */
export async function settle(dataDir: string, onStep: OnStep): Promise<Place> {
  const inside = join(dataDir, clusterName);
  const standing = await lstat(inside).catch(() => null);
  if (standing?.isSymbolicLink()) {
    const pointed = await followed(inside);
    if (pointed) return pointed;
    onStep(`${inside} points to a folder that is gone; starting afresh.`);
    await rm(inside);
  }
  if (!isRoot()) return { home: dataDir, cluster: inside, account: null };
  if (standing?.isDirectory()) return standingCluster(dataDir, inside);
  const account = unprivilegedAccount();
  if (canEnter(account, dataDir)) return { home: dataDir, cluster: inside, account };
  return elsewhere(inside, account, onStep);
}

/** Removes what an interrupted first start left in a home. */
export async function sweep(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (draftName.test(name)) await rm(join(home, name), { recursive: true, force: true });
  }
}

/** A path for something in the making; swept at the next start if it never gets its name. */
export function draftIn(home: string): string {
  return join(home, `draft-${randomBytes(6).toString("hex")}`);
}

const draftName = /^draft-[0-9a-f]{12}$/;

async function followed(link: string): Promise<Place | null> {
  const cluster = resolve(dirname(link), await readlink(link));
  const home = dirname(cluster);
  const found = await stat(home).catch(() => null);
  if (!found) return null;
  if (!isRoot()) return { home, cluster, account: null };
  // A cleared temporary folder can be made again by anyone; only root's own is trusted.
  if (found.uid !== 0 || (found.mode & 0o022) !== 0) return null;
  const made = await stat(cluster).catch(() => null);
  const account = made ? accountOf(made.uid, made.gid) : unprivilegedAccount();
  return { home, cluster, account };
}

async function standingCluster(dataDir: string, inside: string): Promise<Place> {
  const { uid, gid } = await stat(inside);
  const account = uid === 0 ? unprivilegedAccount() : accountOf(uid, gid);
  if (canEnter(account, dataDir)) return { home: dataDir, cluster: inside, account };
  throw new Refusal(
    `User ${account?.name} runs the database in ${inside} and can no longer reach it, because a folder above it is private; move the project back, or remove ${inside} to start afresh.`,
  );
}

async function elsewhere(inside: string, account: Account, onStep: OnStep): Promise<Place> {
  const id = randomBytes(8).toString("hex");
  for (const base of ["/var/lib/counterclaim", join(tmpdir(), `counterclaim-${id}`)]) {
    const home = join(base, id);
    if (!(await made(base)) || !(await made(home)) || !canEnter(account, home)) continue;
    await symlink(join(home, clusterName), inside);
    onStep(
      `User ${account?.name} runs PostgreSQL for root and cannot enter ${dirname(inside)}; the database is kept in ${home}.`,
    );
    return { home, cluster: join(home, clusterName), account };
  }
  throw new Refusal(
    `User ${account?.name}, who runs PostgreSQL for root, can reach neither ${dirname(inside)} nor a folder under /var/lib or ${tmpdir()}; set COUNTERCLAIM_DATA_DIR to a folder that others may enter.`,
  );
}

/** Makes a folder of root's that others may pass through; an existing one must be just that. */
async function made(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o711 });
    await chmod(folder, 0o711);
    return true;
  } catch (error) {
    if (errorCode(error) !== "EEXIST") return false;
    const found = await lstat(folder);
    return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
  }
}
