import "server-only";
import type PgBoss from "pg-boss";
import { sweepCaptures } from "@/lib/commands/captures";
import { markAllEarlier } from "@/lib/commands/marks";
import { goOnRechecking, unfinishedRechecks } from "@/lib/commands/rechecks";
import { type JobName, type Jobs, jobLibrary, send } from "@/lib/later";

/** The jobs that this process does; `stop` resolves when what was under way is put down. */
export interface Working {
  stop(): Promise<void>;
}

/**
 * Begins to do what was left for later, beside serving. Any number of instances may do so on one
 * database: a job is taken by one of them. One that is killed holds its job for as long as that kind may
 * take, then another takes it up where it ended. Without a database it tries again until there is one.
 */
export function startJobs(tell: (error: unknown) => void, upkeep = 20): Working {
  const stopping = new AbortController();
  const started = begin(stopping.signal, tell, upkeep);
  let stopped: Promise<void> | undefined;
  return {
    stop: () => {
      stopping.abort();
      stopped ??= started.then((boss) => boss?.stop({ timeout: patience }));
      return stopped;
    },
  };
}

/** How long what is under way has to end, in milliseconds; what does not is taken up by another. */
const patience = 4_000;
/** How often each queue is looked at, in seconds. */
const glance = { recheck: 2, mark_earlier: 30, sweep: 60 } as const;
/** How long one job goes on before it makes room and leaves the rest to the next, in milliseconds. */
const stretch = 20_000;

async function begin(
  signal: AbortSignal,
  tell: (error: unknown) => void,
  upkeep: number,
): Promise<PgBoss | undefined> {
  while (!signal.aborted) {
    const boss = jobLibrary(upkeep);
    boss.on("error", tell);
    try {
      await boss.start();
      await work(boss, signal);
      return boss;
    } catch (error) {
      tell(error);
      await boss.stop({ graceful: false }).catch(tell);
      await pause(signal);
    }
  }
  return undefined;
}

async function work(boss: PgBoss, signal: AbortSignal): Promise<void> {
  await boss.schedule("sweep", "*/10 * * * *");
  await send(boss, "mark_earlier", {});
  for (const recheck of await unfinishedRechecks()) await send(boss, "recheck", { recheck });
  const does = async <N extends JobName>(
    name: N,
    run: (told: Jobs[N], mayGoOn: () => boolean) => Promise<Jobs[N] | null>,
  ) => {
    await boss.work<Jobs[N]>(name, { pollingIntervalSeconds: glance[name] }, async (jobs) => {
      for (const { data } of jobs) {
        const end = performance.now() + stretch;
        const rest = await run(data, () => !signal.aborted && performance.now() < end);
        if (rest !== null) await send(boss, name, rest);
      }
    });
  };
  await does("recheck", async (told, mayGoOn) =>
    (await goOnRechecking(told.recheck, mayGoOn)) > 0 ? told : null,
  );
  await does("mark_earlier", async (told, mayGoOn) =>
    (await markAllEarlier(mayGoOn)) ? null : told,
  );
  await does("sweep", async () => {
    await sweepCaptures();
    return null;
  });
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, 10_000);
    signal.addEventListener("abort", end, { once: true });
  });
}
