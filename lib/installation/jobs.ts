import type pg from "pg";
import PgBoss from "pg-boss";

/** Work that outlives the request that asked for it, with how each kind is taken up again. */
const queues = {
  // Of what asks for the same one waits at most. Thirty tries, each later than the last: a database that is
  // away for an hour loses nothing.
  recheck: { policy: "short", expireInSeconds: 60, retryLimit: 30, retryBackoff: true },
  mark_earlier: { policy: "short", expireInSeconds: 300, retryLimit: 30, retryBackoff: true },
  sweep: { policy: "short", expireInSeconds: 60, retryLimit: 3, retryBackoff: true },
  // The library's own, through which what is due by the clock is sent.
  "__pgboss__send-it": { policy: "standard" },
} as const;

/**
 * Makes the job library's tables as the owner, or brings them to the version that is installed, and its
 * queues, each of which is a table; the app's role may then send, take and finish jobs, and owns nothing.
 */
export async function prepareJobs(owner: pg.Client, appRole: string): Promise<void> {
  const db = { executeSql: (text: string, values?: unknown[]) => owner.query(text, values) };
  const boss = new PgBoss({ db, supervise: false, schedule: false });
  await boss.start();
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, { name, ...options });
    await boss.updateQueue(name, { name, ...options });
  }
  await boss.stop({ graceful: false });
  const { rows } = await owner.query<{ role: string }>("SELECT quote_ident($1) AS role", [appRole]);
  const role = rows[0]?.role ?? "";
  await owner.query(
    `GRANT USAGE ON SCHEMA pgboss TO ${role};
     GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${role}`,
  );
}
