import { readFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

export type Counts = { passed: number; failed: number; skipped: number };

/** What a tool's report says: how many tests, and the name and the complaint of each that failed. */
export type Report = { counts: Counts; failures: Failure[] };
export type Failure = { test: string; complaint: string };

/** Nothing ran where the tool ended before it wrote a report. */
const none: Report = { counts: { passed: 0, failed: 0, skipped: 0 }, failures: [] };

const vitestShape = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullable(),
        }),
      ),
    }),
  ),
});

/** Reads what vitest's json reporter wrote. A file that could not be loaded is a failure too. */
export async function vitestReport(path: string): Promise<Report> {
  const report = await read(path, vitestShape);
  if (!report) return none;
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed") return [failure(name, [message])];
    return failed.map((test) => failure(test.fullName, test.failureMessages ?? []));
  });
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return { counts, failures };
}

const specShape = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
});
type Suite = { specs?: z.infer<typeof specShape>[] | undefined; suites?: Suite[] | undefined };
const suiteShape: z.ZodType<Suite> = z.object({
  specs: z.array(specShape).optional(),
  suites: z.lazy(() => z.array(suiteShape)).optional(),
});
const playwrightShape = z.object({
  suites: z.array(suiteShape),
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** Reads what Playwright's json reporter wrote. */
export async function playwrightReport(path: string): Promise<Report> {
  const report = await read(path, playwrightShape);
  if (!report) return none;
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failures = report.suites.flatMap(specsOf).flatMap(({ title, file, ok, tests }) =>
    ok
      ? []
      : tests.flatMap(({ projectName, results }) => {
          const errors = results.flatMap((result) =>
            result.errors.map(({ message = "" }) => message),
          );
          return errors.length > 0 ? [failure(`${file} [${projectName}] ${title}`, errors)] : [];
        }),
  );
  return { counts: { passed: expected, failed: unexpected + flaky, skipped }, failures };
}

function specsOf({ specs = [], suites = [] }: Suite): z.infer<typeof specShape>[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** The beginning of what was complained of, plain: the whole stands further up. */
function failure(test: string, complaints: string[]): Failure {
  const lines = stripVTControlCharacters(complaints.join("\n")).trim().split("\n");
  return { test, complaint: lines.slice(0, 20).join("\n") };
}

async function read<T>(path: string, shape: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? undefined : shape.parse(JSON.parse(text));
}
