import type pg from "pg";
import { editionJson, publishedIncidentJson, publishedIncidents } from "@/lib/queries/incidents";
import { summariesOf } from "./listed";

/** The tables, with their columns, that hold a text anywhere, whatever its case. */
export async function whereItStands(pool: pg.Pool, text: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const columns = await pool.query<{ key: string }>(
      `SELECT DISTINCT e.key FROM "${name}" t, jsonb_each_text(to_jsonb(t)) e
       WHERE e.value ILIKE '%' || $1 || '%' OR ($2 AND convert_from(CASE WHEN e.key = 'bytes'
         THEN e.value::bytea ELSE '' END, 'UTF8') ILIKE '%' || $1 || '%') ORDER BY 1`,
      [text, name === "snapshot_raw"],
    );
    found.push(...columns.rows.map(({ key }) => `${name}.${key}`));
  }
  return found;
}

/** All that readers can get of an incident, as one text: every edition, the newest, its line in lists. */
export async function allThatReadersGet(slug: string): Promise<string> {
  const newest = await publishedIncidentJson(slug);
  const items = summariesOf(await publishedIncidents({ limit: 100 }));
  const texts = [newest?.json ?? "", JSON.stringify(items.filter((item) => item.slug === slug))];
  for (let number = 1; ; number += 1) {
    const edition = await editionJson(slug, number);
    if (!edition) return texts.join("\n");
    texts.push(edition.json);
  }
}
