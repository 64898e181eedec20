import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Answer, runTool } from "./tools";

export const stageNames = [
  "types",
  "lint",
  "domain",
  "database",
  "installation",
  "browser",
] as const;
export type StageName = (typeof stageNames)[number];

/** How a stage ended. A check that fails without naming a test counts as one failure. */
export type Outcome = {
  stage: StageName | "preparation";
  /** Null for a check that runs no tests (types, lint). */
  counts: Counts | null;
  failed: number;
  seconds: number;
  output: string;
};

type Counts = { passed: number; failed: number; skipped: number };
type Result = { answer: Answer; counts: Counts | null };
type Options = { folder: string; live: boolean };

/** Runs one stage; `folder` is for the reports that the counts are read from. */
export async function runStage(stage: StageName, options: Options): Promise<Outcome> {
  const begun = performance.now();
  const { answer, counts } = await stages[stage](options);
  const broken = answer.code !== 0 || counts?.passed === 0;
  return {
    stage,
    counts,
    failed: Math.max(counts?.failed ?? 0, broken ? 1 : 0),
    seconds: (performance.now() - begun) / 1000,
    output: answer.output,
  };
}

const stages: Record<StageName, (options: Options) => Promise<Result>> = {
  types: async ({ live }) => {
    const routes = await runTool("next", ["typegen"], { live });
    if (routes.code !== 0) return check(routes);
    const types = await runTool("tsc", ["--noEmit"], { live });
    return check({ code: types.code, output: routes.output + types.output });
  },
  lint: async ({ live }) =>
    check(await runTool("biome", ["check", "--error-on-warnings"], { live })),
  domain: (options) => vitest("domain", options),
  database: (options) => vitest("database", options),
  installation: (options) => vitest("installation", options),
  browser: playwright,
};

function check(answer: Answer): Result {
  return { answer, counts: null };
}

async function vitest(project: string, { folder, live }: Options): Promise<Result> {
  const report = join(folder, `${project}.json`);
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json"];
  const answer = await runTool("vitest", [...args, `--outputFile.json=${report}`], { live });
  const shape = z.object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
  });
  const stats = await readReport(report, shape);
  const counts = {
    passed: stats?.numPassedTests ?? 0,
    failed: stats?.numFailedTests ?? 0,
    skipped: (stats?.numPendingTests ?? 0) + (stats?.numTodoTests ?? 0),
  };
  return { answer, counts };
}

async function playwright({ folder, live }: Options): Promise<Result> {
  const report = join(folder, "browser.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_FORCE_TTY: "0" };
  const answer = await runTool("playwright", ["test", "--reporter=list,json"], { live, env });
  const shape = z.object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
  });
  const stats = (await readReport(report, shape))?.stats;
  const counts = {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  };
  return { answer, counts };
}

/** Undefined where the tool ended before it wrote a report. */
async function readReport<T>(path: string, shape: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? undefined : shape.parse(JSON.parse(text));
}
