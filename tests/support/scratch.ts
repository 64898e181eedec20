import { constants } from "node:fs";
import { access, mkdtemp, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A new folder for databases that a run throws away: in memory where there is plenty of it. Each copy of a
 * database makes two thousand files, which took ten times as long on a disk as in memory.
 */
export async function scratchFolder(name: string): Promise<string> {
  const parent = (await hasRoom(inMemory)) ? inMemory : tmpdir();
  return mkdtemp(join(parent, `counterclaim-${name}-`));
}

/** Where Linux keeps what programs share, as files. */
const inMemory = "/dev/shm";
/** What all databases of a run take at most, several times over. */
const plenty = 4 * 2 ** 30;

async function hasRoom(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= plenty;
  } catch {
    return false;
  }
}
