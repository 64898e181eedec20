import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { resolveBrowser } from "@/tests/support/browser";
import { copyDatabase } from "@/tests/support/cluster";
import setup from "@/tests/support/playwright-global";
import { startServer } from "@/tests/support/server";

/*
 * npm run bench:pages
 *
 * Lighthouse on readers' pages of the demonstration, served from the build, with its own throttling: the
 * four scores, layout shift, when the first and the largest thing is painted, for how long scripts keep the
 * page from answering; and compressed scripts, in all and beyond those of an empty page of the framework. Lighthouse is taken by npx at the version below
 * and is no dependency, since nothing else needs it; LIGHTHOUSE names one that is installed already.
 * --no-throttling measures without, for a look at the accessibility alone.
 */
const version = "lighthouse@12.8.2";
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
const say = (line: string) => console.log(line);

/** Readers' pages that are not kept as bytes, and so come with scripts; one that says there is none. */
const besides = [
  "/incidents/operation-herof-phase-ii/editions/1/said?by=2026-02-01",
  "/objections/new?page=/method",
  "/nowhere",
];

const audit = z.looseObject({ score: z.number().nullable(), numericValue: z.number().optional() });
const report = z.looseObject({
  categories: z.record(
    z.string(),
    z.looseObject({
      score: z.number().nullable(),
      auditRefs: z.array(z.looseObject({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(z.string(), audit),
});

const stop = await setup();
const { appUrl } = await copyDatabase(process.env.COUNTERCLAIM_TEST_SEEDED);
const server = await startServer(appUrl);
const folder = await mkdtemp(join(tmpdir(), "counterclaim-lighthouse-"));
try {
  say(`\n${version}, ${(await resolveBrowser()).name}`);
  const timed = "first paint, s | largest paint, s | blocked, ms";
  say(`\n| page | ${categories.join(" | ")} | layout shift | ${timed} | worst findings |`);
  say("|---|--:|--:|--:|--:|--:|--:|--:|--:|---|");
  const pages = await paths();
  for (const path of pages) say(await measured(path));
  const empty = await weightOf(await emptyPage());
  say(`\nScripts, compressed; an empty page of the framework has ${empty.toFixed(1)} kB.\n`);
  say("| page | scripts, kB | beyond an empty page, kB |");
  say("|---|--:|--:|");
  for (const path of [...pages, ...besides]) {
    const weight = await weightOf(await scriptsOf(path));
    say(`| ${path} | ${weight.toFixed(1)} | ${Math.max(0, weight - empty).toFixed(1)} |`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
  await server.stop();
  await stop();
}
process.exit();

/** The list, an incident, its edition, a party and an article that it names, the method. */
async function paths(): Promise<string[]> {
  const incident = "/incidents/operation-herof-phase-ii";
  const page = await (await fetch(server.url + incident)).text();
  const linked = ["parties", "articles"].flatMap((kind) => {
    const found = new RegExp(`href="(/${kind}/[0-9a-f-]{36})"`).exec(page)?.[1];
    return found === undefined ? [] : [found];
  });
  return ["/incidents", incident, `${incident}/editions/1`, ...linked, "/method"];
}

async function measured(path: string): Promise<string> {
  // Once before, as a site that is read is: what is kept is kept.
  await fetch(server.url + path);
  const file = join(folder, "report.json");
  await lighthouse(server.url + path, file);
  const { categories: found, audits } = report.parse(JSON.parse(await readFile(file, "utf8")));
  const scores = categories.map((name) => Math.round((found[name]?.score ?? 0) * 100));
  const shift = audits["cumulative-layout-shift"]?.numericValue ?? Number.NaN;
  const failed = Object.values(found)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => id);
  const cells = [
    ...scores,
    shift.toFixed(3),
    ...["first-contentful-paint", "largest-contentful-paint"].map((id) =>
      ((audits[id]?.numericValue ?? Number.NaN) / 1000).toFixed(1),
    ),
    (audits["total-blocking-time"]?.numericValue ?? Number.NaN).toFixed(0),
    [...new Set(failed)].join(", "),
  ];
  return `| ${path} | ${cells.join(" | ")} |`;
}

/** Every script that a page asks for. */
async function scriptsOf(path: string): Promise<string[]> {
  const page = await (await fetch(server.url + path)).text();
  const sources = [...page.matchAll(/<script\b([^>]*)\bsrc="([^"]+)"/g)];
  // Browsers that know modules do not ask for those.
  return sources.flatMap(([, before, source]) =>
    before?.includes("noModule") || source === undefined ? [] : source,
  );
}

/** The scripts that the framework gives to every page, by its build. */
async function emptyPage(): Promise<string[]> {
  const built = JSON.parse(await readFile(".next/build-manifest.json", "utf8"));
  const { rootMainFiles } = z.object({ rootMainFiles: z.array(z.string()) }).parse(built);
  return rootMainFiles.map((file) => `/_next/${file}`);
}

/** Compressed kilobytes of scripts, each once. */
async function weightOf(sources: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const source of new Set(sources)) {
    const text = await (await fetch(new URL(source, server.url))).text();
    bytes += gzipSync(text).length;
  }
  return bytes / 1000;
}

async function lighthouse(url: string, file: string): Promise<void> {
  const { executablePath, args, env } = await resolveBrowser();
  const flags = ["--headless=new", "--disable-dev-shm-usage", ...args].join(" ");
  const given = [
    url,
    "--quiet",
    "--output=json",
    `--output-path=${file}`,
    `--only-categories=${categories.join(",")}`,
    `--chrome-flags=${flags}`,
    ...(process.argv.includes("--no-throttling") ? ["--throttling-method=provided"] : []),
  ];
  const installed = process.env.LIGHTHOUSE;
  const [program, ...first] = installed ? [installed] : ["npx", "--yes", version];
  const child = spawn(program ?? "npx", [...first, ...given], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env, CHROME_PATH: executablePath },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}.`);
}
