import { randomBytes } from "node:crypto";
import { chmod, link, readFile, rm, writeFile } from "node:fs/promises";
import { errorCode, Refusal } from "./refusal";

/** 256 random bits as 64 hexadecimal characters: safe in addresses, in SQL and in a shell. */
export function randomSecret(): string {
  return randomBytes(32).toString("hex");
}

/**
 * The text kept in a file that only its owner can read; made at first use. The file appears whole
 * or not at all, so that an interrupted first start leaves no half secret behind.
 */
export async function keptSecret(path: string, make: () => string): Promise<string> {
  const kept = await readSecret(path);
  if (kept !== null) return kept;
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, make(), { flag: "wx", mode: 0o600 });
  await chmod(draft, 0o600);
  try {
    await link(draft, path);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return keptSecret(path, make);
}

/** The text kept in a file, or null when there is none. */
export async function readSecret(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    if (errorCode(error) === "EACCES") {
      throw new Refusal(`${path} belongs to another user: start as that user, or move it away.`);
    }
    throw error;
  }
}
