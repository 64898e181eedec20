import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runChild } from "./children";
import { fingerprint } from "./fingerprint";
import { takeLock } from "./lock";
import { Refusal, whyUnwritable } from "./refusal";
import { type OnStep, step } from "./steps";

export type BuildOptions = {
  onStep: OnStep;
  signal?: AbortSignal | undefined;
  /** The project's folder. */
  root?: string;
};

/** What the site is made of. */
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "prisma.config.ts",
  "package.json",
  "package-lock.json",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "instrumentation.ts",
  "proxy.ts",
];

const generated = "lib/generated";

/** True when the site has to be built: no whole build is there, or the sources are others. */
export function buildIsStale(root: string): boolean {
  if (!existsSync(join(root, ".next", "BUILD_ID"))) return true;
  return read(stampOf(root)) !== sourcesOf(root);
}

/**
 * Builds the site where the build is missing or was made of other sources. The mark that says of
 * what it was made is written last and removed first, so that an interrupted build counts as none.
 */
export async function ensureBuild({ onStep, signal, root = process.cwd() }: BuildOptions) {
  await ensureClient({ onStep, signal, root });
  if (!buildIsStale(root)) return;
  await withBuildLock(root, onStep, signal, async () => {
    if (!buildIsStale(root)) return;
    await rm(stampOf(root), { force: true });
    const made = sourcesOf(root);
    await step(onStep, "Building the site", () =>
      runChild({
        args: [programOf("next/dist/bin/next"), "build"],
        env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
        cwd: root,
        quiet: true,
        signal,
        failure: "The site could not be built; what the build said stands above.",
      }),
    );
    await writeFile(stampOf(root), made);
  });
}

/** Generates the database client where it is missing or was made of another schema. */
export async function ensureClient({ onStep, signal, root = process.cwd() }: BuildOptions) {
  const made = fingerprint(root, ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"]);
  const stamp = join(root, generated, "made-of");
  const isThere = () => existsSync(join(root, generated, "prisma")) && read(stamp) === made;
  if (isThere()) return;
  await withBuildLock(root, onStep, signal, async () => {
    if (isThere()) return;
    await rm(stamp, { force: true });
    await step(onStep, "Generating the database client", () =>
      runChild({
        args: [programOf("prisma/build/index.js"), "generate"],
        env: { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
        cwd: root,
        quiet: true,
        signal,
        failure: "The database client could not be generated; what Prisma said stands above.",
      }),
    );
    await mkdir(join(root, generated), { recursive: true });
    await writeFile(stamp, made);
  });
}

function stampOf(root: string): string {
  return join(root, ".next", "made-of");
}

function sourcesOf(root: string): string {
  return fingerprint(root, sources, [generated]);
}

function read(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function programOf(name: string): string {
  return createRequire(import.meta.url).resolve(name);
}

/** Two starts in one folder build one after the other; the second then finds the work done. */
async function withBuildLock(
  root: string,
  onStep: OnStep,
  signal: AbortSignal | undefined,
  work: () => Promise<void>,
): Promise<void> {
  // The build clears its folder, all but its cache.
  const folder = join(root, ".next", "cache");
  let told = false;
  for (;;) {
    signal?.throwIfAborted();
    const lock = await mkdir(folder, { recursive: true })
      .then(() => takeLock(join(folder, "counterclaim.lock")))
      .catch((error: unknown) => {
        throw unbuildable(root, error);
      });
    if (!("pid" in lock)) return work().finally(() => lock.release());
    if (!told) onStep(`Waiting for process ${lock.pid}, which builds in this folder …`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function unbuildable(root: string, error: unknown): unknown {
  const reason = whyUnwritable(error);
  if (reason === null) return error;
  return new Refusal(`The site has to be built and ${root} cannot be written: ${reason}.`);
}
