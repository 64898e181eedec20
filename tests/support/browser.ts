import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, lstat, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import npmChromium from "@sparticuz/chromium";
import { z } from "zod";

/** What Playwright's `launchOptions` need, and a sentence for people. */
const Browser = z.object({
  /** Which browser this is and where it was found, in words. */
  name: z.string(),
  executablePath: z.string(),
  args: z.array(z.string()),
  /** Added to the environment of the browser alone. */
  env: z.record(z.string(), z.string()),
});
export type Browser = z.infer<typeof Browser>;

type Env = Record<string, string>;

/**
 * Finds a Chromium to test with: `CHROMIUM_PATH`, Playwright's own if it is installed, one of the
 * system, else the one inside the npm package `@sparticuz/chromium` (Linux on x64), unpacked once
 * per user into the temporary folder. The answer is remembered in the environment, so that the
 * worker processes of one run agree. Throws a sentence when there is none that starts.
 */
export async function resolveBrowser(): Promise<Browser> {
  const known = process.env.COUNTERCLAIM_TEST_BROWSER;
  if (known) return Browser.parse(JSON.parse(known));
  const browser = fromPath() ?? fromPlaywright() ?? fromSystem() ?? (await fromNpm());
  process.env.COUNTERCLAIM_TEST_BROWSER = JSON.stringify(browser);
  return browser;
}

function fromPath(): Browser | undefined {
  const path = process.env.CHROMIUM_PATH;
  if (!path) return undefined;
  const version = versionOf(path);
  if (version === undefined) throw new Error(`CHROMIUM_PATH names ${path}, which does not start.`);
  return browserAt(path, `${version} (CHROMIUM_PATH)`);
}

/** Playwright's download may be there and still lack the system's libraries: it must start. */
function fromPlaywright(): Browser | undefined {
  const path = chromium.executablePath();
  const version = existsSync(path) ? versionOf(path) : undefined;
  return version === undefined ? undefined : browserAt(path, `${version} (Playwright's own)`);
}

const systemPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function fromSystem(): Browser | undefined {
  for (const path of systemPaths) {
    const version = existsSync(path) ? versionOf(path) : undefined;
    if (version !== undefined) return browserAt(path, `${version} (${path})`);
  }
  return undefined;
}

/**
 * The package unpacks to fixed names in the temporary folder and takes whatever lies there, half
 * written or another user's. So it is pointed at a folder of our own, renamed into place when whole.
 */
async function fromNpm(): Promise<Browser> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "No Chromium found: run `npx playwright install chromium`, or set CHROMIUM_PATH.",
    );
  }
  const folder = join(tmpdir(), `counterclaim-chromium-${userInfo().uid}`);
  if (!(await isOurs(folder))) await unpack(folder);
  const path = join(folder, "chromium");
  // The sandbox needs a helper that the package does not carry.
  const args = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"];
  const hasFonts = existsSync("/etc/fonts/fonts.conf");
  const fonts: Env = hasFonts ? {} : { FONTCONFIG_PATH: join(folder, "fonts") };
  const libraries: Env = { LD_LIBRARY_PATH: join(folder, "al2023", "lib") };
  for (const [env, note] of [
    [fonts, ""],
    [{ ...fonts, ...libraries }, " with the package's own libraries"],
  ] satisfies [Env, string][]) {
    const version = versionOf(path, env);
    if (version === undefined) continue;
    const name = `${version} (npm package @sparticuz/chromium${note})`;
    return { ...browserAt(path, name, args), env };
  }
  throw new Error(
    `The Chromium of npm does not start in ${folder}: install one and set CHROMIUM_PATH.`,
  );
}

async function isOurs(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === userInfo().uid) return true;
  throw new Error(`${folder} is not a folder of this user: remove it, or set CHROMIUM_PATH.`);
}

async function unpack(folder: string): Promise<void> {
  const draft = await mkdtemp(join(tmpdir(), "counterclaim-chromium-draft-"));
  await mkdir(draft, { recursive: true });
  await withEnvironment({ TMPDIR: draft, CODEBUILD_BUILD_IMAGE: "nodejs20" }, () =>
    // The second variable makes the package unpack its libraries as well.
    npmChromium.executablePath(),
  );
  await chmod(draft, 0o700);
  await rename(draft, folder).catch(async (error: unknown) => {
    // Another run was faster: its copy is as good.
    await rm(draft, { recursive: true, force: true });
    if (!(await isOurs(folder))) throw error;
  });
}

async function withEnvironment<T>(values: Env, work: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, values);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(values)) {
      const old = before[name];
      if (old === undefined) delete process.env[name];
      else process.env[name] = old;
    }
  }
}

/** Undefined when the program does not start, for example for want of a shared library. */
function versionOf(path: string, env: Env = {}): string | undefined {
  const answer = spawnSync(path, ["--no-sandbox", "--version"], {
    encoding: "utf8",
    env: { ...process.env, ...env },
    timeout: 30_000,
  });
  const text = answer.stdout?.trim();
  return answer.status === 0 && text ? text : undefined;
}

/**
 * Nothing but this machine can be reached. Not by asking each request where it goes: that takes longer than
 * many requests, and the browser then keeps no file, which a reader's does.
 */
const onlyHere = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

function browserAt(executablePath: string, name: string, args: string[] = []): Browser {
  // Chromium refuses to start as root inside its sandbox.
  const isRoot = process.getuid?.() === 0;
  const quiet = ["--disable-background-networking", "--disable-gpu", onlyHere];
  const sandbox = isRoot ? ["--no-sandbox"] : [];
  return {
    name,
    executablePath,
    args: [...new Set([...quiet, ...sandbox, ...args])],
    env: {},
  };
}
