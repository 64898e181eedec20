import "server-only";
import { db } from "@/lib/db";

export interface LogHead {
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  /** Hexadecimal SHA-256. */
  hash: string;
}

/** The newest entry of the log, by its number, moment and hash alone; null before the first. */
export async function logHead(): Promise<LogHead | null> {
  const [entry] = await db().$queryRaw<{ seq: bigint; at: Date; hash: string }[]>`
    SELECT seq, at, encode(hash, 'hex') AS hash FROM log_entry ORDER BY seq DESC LIMIT 1`;
  if (!entry) return null;
  return { seq: Number(entry.seq), at: entry.at.toISOString(), hash: entry.hash };
}
