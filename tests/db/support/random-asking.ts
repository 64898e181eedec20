import type { Pool } from "pg";
import { world } from "./random-world";

/** What the database says of the world of random verbs. */
export type Asking = ReturnType<typeof asking>;

export function asking(pool: Pool) {
  async function newest() {
    const { rows } = await pool.query<{
      seq: number;
      verb: string;
      actor: string | null;
      subject: string | null;
    }>(
      `SELECT seq::int, verb, actor_id AS actor, subject_id AS subject FROM log_entry
       ORDER BY seq DESC LIMIT 1`,
    );
    return rows[0] ?? { seq: 0, verb: "", actor: null, subject: null };
  }

  /** What stands of every claim, by its newest assessment. */
  async function decisions() {
    const { rows } = await pool.query(
      "SELECT DISTINCT ON (claim_id) claim_id, number, status FROM assessment ORDER BY claim_id, number DESC",
    );
    return rows;
  }

  async function eyes(): Promise<boolean> {
    const { rows } = await pool.query<{ on: boolean }>(
      `SELECT four_eyes AS "on" FROM desk_setting ORDER BY number DESC LIMIT 1`,
    );
    return rows[0]?.on ?? false;
  }

  function numberOf(sql: string) {
    return async (id: string): Promise<number> =>
      (await pool.query<{ n: number }>(sql, [id])).rows[0]?.n ?? 0;
  }
  const revisionOf = numberOf(
    "SELECT max(number)::int AS n FROM claim_revision WHERE claim_id = $1",
  );
  const assessmentOf = numberOf("SELECT max(number)::int AS n FROM assessment WHERE claim_id = $1");
  const editions = numberOf("SELECT max(number)::int AS n FROM edition WHERE incident_id = $1");
  const editionOf = () => editions(world.incident);
  const mergesOf = {
    party: numberOf("SELECT max(number)::int AS n FROM party_merge WHERE party_id = $1"),
    incident: numberOf("SELECT max(number)::int AS n FROM incident_merge WHERE incident_id = $1"),
  };

  /** The incident that one leads to, and all that lead there. */
  async function family(id: string): Promise<string[]> {
    const { rows } = await pool.query<{ id: string }>(
      `WITH root AS (SELECT coalesce((SELECT root_id FROM incident_merged WHERE incident_id = $1), $1::uuid) AS id)
       SELECT id FROM root UNION ALL SELECT m.incident_id FROM incident_merged m JOIN root ON m.root_id = root.id`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** How often somebody found a number of what the world's incident holds. */
  async function findings(): Promise<number> {
    const { rows } = await pool.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM finding WHERE incident_id = ANY ($1)",
      [await family(world.incident)],
    );
    return rows[0]?.n ?? 0;
  }

  /** Which distinction stands that was said last; a made-up one where none does. */
  async function newestDistinction(): Promise<string> {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT id FROM distinction d WHERE NOT withdrawn
         AND NOT EXISTS (SELECT 1 FROM distinction n WHERE n.supersedes_id = d.id) ORDER BY id DESC LIMIT 1`,
    );
    return rows[0]?.id ?? world.incident;
  }

  /** Pairs of incidents that an editor says are two, and that a merge makes one. */
  async function keptApartAndMerged() {
    const { rows } = await pool.query(
      `SELECT d.id FROM distinction d
       LEFT JOIN incident_merged m ON m.incident_id = d.incident_id
       LEFT JOIN incident_merged o ON o.incident_id = d.other_incident_id
       WHERE d.incident_id IS NOT NULL AND NOT d.withdrawn
         AND NOT EXISTS (SELECT 1 FROM distinction n WHERE n.supersedes_id = d.id)
         AND coalesce(m.root_id, d.incident_id) = coalesce(o.root_id, d.other_incident_id)`,
    );
    return rows;
  }

  async function slugOf(id: string): Promise<string> {
    const { rows } = await pool.query<{ slug: string }>("SELECT slug FROM incident WHERE id = $1", [
      id,
    ]);
    return rows[0]?.slug ?? "";
  }

  return {
    newest,
    decisions,
    eyes,
    revisionOf,
    assessmentOf,
    editionOf,
    mergesOf,
    family,
    findings,
    newestDistinction,
    keptApartAndMerged,
    slugOf,
  };
}
