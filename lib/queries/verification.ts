import "server-only";
import { db } from "@/lib/db";
import { verifyChain } from "./verification/chain";
import { verifyGuards } from "./verification/guards";
import { loggedTables } from "./verification/logged-tables";
import { verifyPublished } from "./verification/published";
import type { Verification } from "./verification/result";
import { verifyPending, verifyRewritten, verifyRows } from "./verification/rows";

/**
 * Verifies the log by itself (every hash recomputed here, not in the database), every live row
 * against the last hash logged of it, that no entry rewrote what is for good, that the guards of the
 * tables are on, and a head exported earlier, so that a tail cut off since is found. Reads one moment of the database; writers are not kept waiting.
 */
export async function verifyLog(exported?: { seq: number; hash: string }): Promise<Verification> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('timezone', 'UTC', true), set_config('bytea_output', 'hex', true)`;
      const result: Verification = { entries: 0, rows: 0, redacted: [], head: null, faults: [] };
      await verifyChain(tx, result, exported);
      for (const [table, key] of Object.entries(loggedTables))
        await verifyRows(tx, table, key, result);
      await verifyRewritten(tx, result);
      await verifyPending(tx, result);
      await verifyGuards(tx, result);
      await verifyPublished(tx, result);
      return result;
    },
    { isolationLevel: "RepeatableRead", maxWait: 60_000, timeout: 3_600_000 },
  );
}
