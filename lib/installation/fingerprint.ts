import { createHash } from "node:crypto";
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * A SHA-256 over the names and bytes of files, folders taken whole, in an order that does not
 * depend on the machine. Times are not looked at: a checkout, a copy and a restored cache set them
 * at will. Missing paths count as missing; paths in `except` are left out.
 */
export function fingerprint(root: string, paths: string[], except: string[] = []): string {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((each) => filesUnder(root, each, except)).sort()) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\0${createHash("sha256").update(bytes).digest("hex")}\n`);
  }
  return hash.digest("hex");
}

function filesUnder(root: string, path: string, except: string[]): string[] {
  const full = join(root, path);
  if (except.includes(path) || !existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { withFileTypes: true })
    .filter(isOurs)
    .flatMap((entry) => filesUnder(root, `${path}/${entry.name}`, except));
}

function isOurs(entry: Dirent): boolean {
  return (entry.isDirectory() || entry.isFile()) && !entry.name.startsWith(".");
}
