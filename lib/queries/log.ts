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
  const entry = await db().logEntry.findFirst({
    orderBy: { seq: "desc" },
    select: { seq: true, at: true, hash: true },
  });
  if (!entry) return null;
  return {
    seq: Number(entry.seq),
    at: entry.at.toISOString(),
    hash: Buffer.from(entry.hash).toString("hex"),
  };
}
