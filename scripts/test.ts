import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureClient } from "@/lib/installation/build";
import { startTestCluster } from "@/tests/support/cluster";
import { type Outcome, runStage, type StageName, stageNames } from "@/tests/support/stages";
import { stopTools } from "@/tests/support/tools";

/*
 * npm test [-- stage …]     every stage, or those named: types lint domain database installation browser
 * npm run test:long         the properties a hundred times as often: domain, database, installation
 */
const { chosen, long } = parse(process.argv.slice(2));
if (long) process.env.COUNTERCLAIM_TEST_RUNS ??= "100";
process.env.TZ = "Pacific/Chatham";
process.env.NEXT_TELEMETRY_DISABLED = "1";
// A developer's own database is never the one that tests write to.
for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL"]) delete process.env[name];

const say = (line: string) => console.log(line);
const interruption = new AbortController();
let cluster: ReturnType<typeof startTestCluster> | undefined;
let ending: Promise<void> | undefined;
const folder = await mkdtemp(join(tmpdir(), "counterclaim-reports-"));
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    interruption.abort(new Error("Interrupted."));
    void end();
  });
}

const outcomes: Outcome[] = [];
try {
  await runAll();
} catch (error) {
  if (!interruption.signal.aborted) throw error;
} finally {
  await end();
}
report();
process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
if (interruption.signal.aborted) process.exitCode = 130;
// Prisma's engine leaves a timer of ten seconds behind; nothing is left to wait for.
process.exit();

/**
 * Checks first, because they are quick, and meanwhile the database. Then lanes side by side, so that no processor is
 * without work: the database's tests; the build with the browser tests, which take about as long, and the processors that
 * the others leave; and the domain's, early, for they use one alone. Installation starts whole servers and would build
 * at the same time: it comes once the site is built, after the longest that is beside the build, or else after the
 * browser tests.
 */
async function runAll(): Promise<void> {
  const { signal } = interruption;
  const client = prepare(["types", "database", "installation", "browser"], () =>
    ensureClient({ onStep: say, signal }),
  );
  await Promise.all([
    lanes([["lint"]]),
    client.then(() => lanes([["types"]])),
    client.then(() =>
      prepare(["database", "browser"], () => {
        cluster = startTestCluster(say, signal);
        return cluster;
      }),
    ),
  ]);
  await lanes(
    chosen.has("database")
      ? [["database", "installation"], ["browser"], ["domain"]]
      : [["browser", "installation"], ["domain"]],
  );
}

/** Does what these stages need first. Where it fails, that is counted, and they are left out. */
async function prepare(stages: StageName[], work: () => Promise<unknown>): Promise<void> {
  if (!stages.some((stage) => chosen.has(stage))) return;
  const begun = performance.now();
  try {
    await work();
  } catch (error) {
    interruption.signal.throwIfAborted();
    const seconds = (performance.now() - begun) / 1000;
    console.error(error);
    outcomes.push({
      stage: "preparation",
      counts: null,
      failed: 1,
      failures: [],
      seconds,
      output: "",
    });
    for (const stage of stages) chosen.delete(stage);
  }
}

/** Stages of a lane one after the other, lanes side by side. */
async function lanes(plan: StageName[][]): Promise<void> {
  const live = chosen.size === 1;
  await Promise.all(
    plan.map(async (lane) => {
      for (const stage of lane.filter((name) => chosen.has(name))) {
        interruption.signal.throwIfAborted();
        console.log(`${stage} …`);
        const outcome = await runStage(stage, { folder, live });
        console.log(`\n── ${stage}: ${verdict(outcome)}, ${outcome.seconds.toFixed(1)} s ──`);
        console.log(outcome.output.trim());
        outcomes.push(outcome);
      }
    }),
  );
}

/** The counts last, and before them each test that failed: a log is read from its end. */
function report(): void {
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log(`\n${"stage".padEnd(14)}${"seconds".padStart(8)}  result`);
  for (const { stage, seconds, counts, failed } of outcomes) {
    console.log(
      `${stage.padEnd(14)}${seconds.toFixed(1).padStart(8)}  ${verdict({ counts, failed })}`,
    );
    total.passed += counts?.passed ?? 0;
    total.failed += failed;
    total.skipped += counts?.skipped ?? 0;
  }
  for (const { test, complaint } of outcomes.flatMap(({ failures }) => failures)) {
    console.log(`\nfailed: ${test}\n${complaint}`);
  }
  if (interruption.signal.aborted) console.log("Interrupted: the rest did not run.");
  console.log(`\n${sentence(total)}`);
}

function verdict({ counts, failed }: Pick<Outcome, "counts" | "failed">): string {
  if (counts === null) return failed === 0 ? "ok" : "failed";
  if (counts.passed === 0 && counts.failed === 0) return "failed: no test ran";
  return sentence({ ...counts, failed });
}

function sentence({ passed, failed, skipped }: Record<"passed" | "failed" | "skipped", number>) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function end(): Promise<void> {
  ending ??= (async () => {
    await stopTools();
    await cluster?.then(({ stop }) => stop()).catch(() => {});
    await rm(folder, { recursive: true, force: true });
  })();
  return ending;
}

function parse(args: string[]): { chosen: Set<StageName>; long: boolean } {
  const isLong = args.includes("--long");
  const names = args.filter((arg) => arg !== "--long");
  const known = stageNames.filter((name) => names.includes(name));
  if (known.length !== new Set(names).size) {
    console.error(`Stages: ${stageNames.join(", ")}. Not: ${names.join(" ")}`);
    process.exit(2);
  }
  const usual = isLong ? (["domain", "database", "installation"] as const) : stageNames;
  return { chosen: new Set(known.length > 0 ? known : usual), long: isLong };
}
