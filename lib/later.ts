import "server-only";
import PgBoss from "pg-boss";
import type { Tx } from "./db";
import { databaseUrl } from "./env";

/** Work that is done after the request that asked for it, with what each kind is told. */
export interface Jobs {
  /** Goes through the incidents of a recheck that nobody has looked at yet. */
  recheck: { recheck: string };
  /** Marks the texts that were held before marks were kept. */
  mark_earlier: Record<string, never>;
  /** Empties what was to be kept for a day. */
  sweep: Record<string, never>;
}
export type JobName = keyof Jobs;

/**
 * Leaves a job to whichever instance takes it first, with the change that asks for it: what is rolled
 * back asks for nothing, and what is committed is done although this instance is killed.
 */
export async function later<N extends JobName>(tx: Tx, name: N, told: Jobs[N]): Promise<void> {
  const executeSql = async (text: string, values: unknown[]) => {
    const rows: unknown[] = await tx.$queryRawUnsafe(text, ...values);
    return { rows };
  };
  const sender = new PgBoss({ db: { executeSql }, supervise: false, schedule: false });
  await send(sender, name, told, { db: { executeSql } });
}

/** The same outside of a change. Asked for again before it was begun, it is done once. */
export async function send<N extends JobName>(
  boss: PgBoss,
  name: N,
  told: Jobs[N],
  options: PgBoss.SendOptions = {},
): Promise<void> {
  await boss.send(name, told, { ...options, singletonKey: Object.values(told).join() });
}

/**
 * The library with connections of its own, not yet started: two at most, as the app's role, which may
 * change no table of it. `upkeep` is how often, in seconds, what a killed instance held is freed.
 */
export function jobLibrary(upkeep: number): PgBoss {
  return new PgBoss({
    connectionString: databaseUrl(),
    max: 2,
    application_name: "counterclaim jobs",
    migrate: false,
    maintenanceIntervalSeconds: upkeep,
  });
}
