import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { z } from "zod";
import { birthOf } from "./processes";
import { errorCode } from "./refusal";

const holder = z.object({ pid: z.number().int().positive(), birth: z.string() });

/** The process that holds a lock. */
export type Holder = z.infer<typeof holder>;

/** A lock of this process; releasing it twice is harmless. */
export type Lock = { release(): Promise<void> };

/**
 * Takes the lock kept in a file, or tells who holds it. A lock whose holder is gone (killed, or
 * the machine restarted) is taken over. Node has no flock, and a held port or socket would tie
 * the lock to one platform; so the file names its holder, and appears whole by a hard link.
 */
export async function takeLock(path: string): Promise<Lock | Holder> {
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) ?? "" });
  const draft = `${path}.${suffix()}`;
  await writeFile(draft, mine, { flag: "wx", mode: 0o644 });
  try {
    for (;;) {
      if (await linked(draft, path)) return { release: () => release(path, mine) };
      const standing = await lockHolder(path);
      if (standing) return standing;
      await setAside(path);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Who holds the lock kept in a file; null when nobody alive does. */
export async function lockHolder(path: string): Promise<Holder | null> {
  const found = parsed(await content(path));
  return found && birthOf(found.pid) === found.birth ? found : null;
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Moves a dead lock away; only one of several newcomers can move the same file. */
async function setAside(path: string): Promise<void> {
  const aside = `${path}.${suffix()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  // Between our look and our move another newcomer may have taken the lock: it gets it back.
  if (await lockHolder(aside)) await linked(aside, path);
  await rm(aside, { force: true });
}

async function release(path: string, mine: string): Promise<void> {
  if ((await content(path)) === mine) await rm(path, { force: true });
}

async function content(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

function parsed(text: string | null): Holder | null {
  if (text === null) return null;
  try {
    return holder.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function suffix(): string {
  return randomBytes(6).toString("hex");
}
