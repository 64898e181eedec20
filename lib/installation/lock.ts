import { randomBytes } from "node:crypto";
import { link, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { z } from "zod";
import { birthOf } from "./processes";
import { errorCode } from "./refusal";

const holder = z.object({ pid: z.number().int().positive(), birth: z.string() });

/** The process that holds a lock. */
export type Holder = z.infer<typeof holder>;

/** A lock of this process; releasing it twice is harmless. */
export type Lock = { release(): Promise<void> };

/**
 * Takes the lock of a path, or tells who holds it; a holder that is gone (killed, or the machine
 * restarted) gives way. Node has no flock. The lock is therefore a series of files, path.1, path.2
 * and so on, of which the highest counts: it names its holder, or nobody once released. Whoever
 * finds it without a living holder makes the next one, by a hard link, which one of many can do.
 * The highest is never removed, so a number is never used for two holders; a single file taken
 * over by removing it would let a slow newcomer remove the quick one's.
 */
export async function takeLock(path: string): Promise<Lock | Holder> {
  const draft = `${path}-${randomBytes(6).toString("hex")}`;
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) ?? "" });
  await writeFile(draft, mine, { flag: "wx" });
  try {
    for (;;) {
      const highest = await highestOf(path);
      const standing = await holderOf(path, highest);
      if (standing) return standing;
      if (await isNext(draft, path, highest + 1)) return lockAt(path, highest + 1);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Who holds the lock of a path; null when nobody alive does. */
export async function lockHolder(path: string): Promise<Holder | null> {
  return holderOf(path, await highestOf(path));
}

/** The highest number of the series, 0 when there is none. */
async function highestOf(path: string): Promise<number> {
  return Math.max(0, ...(await numbersOf(path)));
}

async function numbersOf(path: string): Promise<number[]> {
  const prefix = `${basename(path)}.`;
  const names = await readdir(dirname(path)).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  });
  return names
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)));
}

async function holderOf(path: string, number: number): Promise<Holder | null> {
  const text = await readFile(`${path}.${number}`, "utf8").catch(() => "");
  const found = parsed(text);
  return found && birthOf(found.pid) === found.birth ? found : null;
}

/** Makes a file of the series; false when another was quicker, with this number or a higher. */
async function isNext(draft: string, path: string, number: number): Promise<boolean> {
  try {
    await link(draft, `${path}.${number}`);
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
  if ((await highestOf(path)) === number) return true;
  await rm(`${path}.${number}`, { force: true });
  return false;
}

async function lockAt(path: string, number: number): Promise<Lock> {
  const older = (await numbersOf(path)).filter((each) => each < number);
  await Promise.all(older.map((each) => rm(`${path}.${each}`, { force: true })));
  let released = false;
  return {
    release: async () => {
      if (released) return;
      released = true;
      // The folder may be gone, with everything that was locked.
      await truncate(`${path}.${number}`).catch((error: unknown) => {
        if (errorCode(error) !== "ENOENT") throw error;
      });
    },
  };
}

function parsed(text: string): Holder | null {
  try {
    return holder.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
