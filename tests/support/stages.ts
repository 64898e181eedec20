import { join } from "node:path";
import { type Counts, type Failure, playwrightReport, vitestReport } from "./reports";
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
  /** The tests that failed, by name. */
  failures: Failure[];
  seconds: number;
  output: string;
};

type Result = { answer: Answer; counts: Counts | null; failures: Failure[] };
type Options = { folder: string; live: boolean };

/** Runs one stage; `folder` is for the reports that the counts are read from. */
export async function runStage(stage: StageName, options: Options): Promise<Outcome> {
  const begun = performance.now();
  const { answer, counts, failures } = await stages[stage](options);
  const broken = answer.code !== 0 || counts?.passed === 0;
  return {
    stage,
    counts,
    failed: Math.max(counts?.failed ?? 0, broken ? 1 : 0),
    failures,
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
  return { answer, counts: null, failures: [] };
}

async function vitest(project: string, { folder, live }: Options): Promise<Result> {
  const path = join(folder, `${project}.json`);
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json"];
  const answer = await runTool("vitest", [...args, `--outputFile.json=${path}`], { live });
  return { answer, ...(await vitestReport(path)) };
}

async function playwright({ folder, live }: Options): Promise<Result> {
  const path = join(folder, "browser.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: path, PLAYWRIGHT_FORCE_TTY: "0" };
  const answer = await runTool("playwright", ["test", "--reporter=list,json"], { live, env });
  return { answer, ...(await playwrightReport(path)) };
}
