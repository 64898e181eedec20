/** What tests of redaction ask of the whole database, and write as no command does. */
import type { Pool } from "pg";
import { expect } from "vitest";
import { searchIncidents } from "@/lib/queries/search";
import { verifyLog } from "@/lib/queries/verification";
import { summariesOf } from "./listed";

/** The ground and the reason of every redaction here. */
export const why = { legalGround: "Order 7 of the court", reason: "As ordered." };

/** The incidents that a search finds. */
export async function found(query: string): Promise<string[]> {
  const list = await searchIncidents({ query, sort: "newest" }, { limit: 10 });
  return summariesOf(list).map(({ slug }) => slug);
}

export async function isWhole() {
  const verification = await verifyLog();
  expect(verification.faults).toEqual([]);
  expect(verification.redacted.length).toBeGreaterThan(0);
  return verification;
}

/** What claims took from a text stands there still, at its place. */
export async function offsetsHold(pool: Pool, snapshot: string): Promise<void> {
  const { rows } = await pool.query<{
    text: string;
    quote: string;
    start: number;
    end: number;
  }>(
    `SELECT s.text, r.quote, r.quote_start AS start, r.quote_end AS end FROM claim_revision r
     JOIN snapshot s ON s.id = r.snapshot_id WHERE s.id = $1 AND NOT r.redacted
     UNION ALL
     SELECT s.text, h.evidence_text, h.evidence_start, h.evidence_end FROM claim_hop h
     JOIN claim_revision r ON r.id = h.claim_revision_id JOIN snapshot s ON s.id = r.snapshot_id
     WHERE s.id = $1 AND NOT h.redacted AND h.evidence_start IS NOT NULL`,
    [snapshot],
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { text, quote, start, end } of rows) expect(text.slice(start, end)).toBe(quote);
}

// What has no command yet is written as a command would: with a log entry, as the app's role.
export async function withRaw(pool: Pool, snapshot: string, text: string): Promise<void> {
  await loggedBySql(
    pool,
    `INSERT INTO snapshot_raw (snapshot_id, media_type, bytes, sha256)
     SELECT $1, 'text/html', b, encode(sha256(b), 'hex') FROM convert_to($2, 'UTF8') b`,
    [snapshot, text],
  );
}

export async function withProposal(pool: Pool, snapshot: string, body: object): Promise<void> {
  const values = [snapshot, JSON.stringify(body)];
  await loggedBySql(
    pool,
    "INSERT INTO proposal (snapshot_id, rule, body) VALUES ($1, 'x', $2)",
    values,
  );
}

async function loggedBySql(pool: Pool, sql: string, values: unknown[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(sql, values);
    await client.query(
      "SELECT append_log('system', NULL, 'test', 'capture', 'snapshot', NULL, jsonb_build_object('new', $1::text))",
      [JSON.stringify(values)],
    );
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}
