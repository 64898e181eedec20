import "server-only";
import type { Tx } from "@/lib/db";
import { changingTables, loggedTables } from "./logged-tables";
import { fault, type Verification } from "./result";

/** With a guard off the next change leaves no trace of its own; what changed already is found by its rows. */
export async function verifyGuards(tx: Tx, result: Verification): Promise<void> {
  const rows = await tx.$queryRaw<{ table_name: string; run: string; event: number }[]>`
    SELECT c.relname AS table_name, p.proname AS run, t.tgtype::int AS event
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE c.relnamespace = 'public'::regnamespace AND t.tgenabled IN ('O', 'A')`;
  const tables = [...Object.keys(loggedTables), "log_entry", "log_row", "log_pending"];
  for (const table of tables) {
    const own = rows.filter(({ table_name }) => table_name === table);
    for (const { run, event, says } of guardsOf(table)) {
      if (own.some((one) => one.run === run && (one.event & event) !== 0)) continue;
      fault(result, "guard", `The table ${table} is not guarded: ${says}.`);
    }
  }
}

function guardsOf(table: string) {
  if (table === "log_pending") {
    return [
      { run: "refuse_unlogged_row", event: 4, says: "rows without an entry are let through" },
    ];
  }
  const { logs, change, delete: gone, empty } = guards;
  if (table === "log_entry" || table === "log_row") return [change, gone, empty];
  return changingTables.includes(table) ? [logs, gone, empty] : [logs, change, gone, empty];
}

/** What a table may be guarded by, as pg_trigger tells it: the function, and the bits of its event. */
const guards = {
  logs: { run: "note_pending_row", event: 4, says: "nothing logs its rows" },
  change: { run: "refuse_change", event: 16, says: "nothing refuses that its rows are changed" },
  delete: { run: "refuse_change", event: 8, says: "nothing refuses that its rows are deleted" },
  empty: { run: "refuse_change", event: 32, says: "nothing refuses that it is emptied" },
} as const;
