import "server-only";
import { z } from "zod";
import { preparedRows } from "@/lib/db";

export interface LogHead {
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  /** Hexadecimal SHA-256. */
  hash: string;
}

/** The newest entry of the log, by its number, moment and hash alone; null before the first. */
export async function logHead(): Promise<LogHead | null> {
  const [row] = await preparedRows("log head", newestEntry, []);
  if (row === undefined) return null;
  const { seq, at, hash } = entryRow.parse(row);
  return { seq: Number(seq), at: at.toISOString(), hash };
}

const entryRow = z.object({ seq: z.string(), at: z.date(), hash: z.string() });

const newestEntry = `
  SELECT seq, at, encode(hash, 'hex') AS hash FROM log_entry ORDER BY seq DESC LIMIT 1`;
