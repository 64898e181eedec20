import "server-only";
import type { Tx } from "@/lib/db";
import { fault, type Verification } from "./result";

/** What readers see and what a search looks through are what the newest editions say. */
export async function verifyPublished(tx: Tx, result: Verification): Promise<void> {
  await verifyNewest(tx, result);
  await verifyTexts(tx, result);
  await verifySpellings(tx, result);
  await verifyParties(tx, result);
}

async function verifyNewest(tx: Tx, result: Verification): Promise<void> {
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    SELECT i.slug FROM incident i LEFT JOIN published_incident p ON p.incident_id = i.id
    LEFT JOIN edition newest ON newest.incident_id = i.id
      AND NOT EXISTS (SELECT 1 FROM edition n WHERE n.incident_id = i.id AND n.number > newest.number)
    WHERE p.edition_id IS DISTINCT FROM newest.id LIMIT 1000`;
  for (const { slug } of rows) {
    fault(result, "published", `What readers see of ${slug} is not its newest edition.`);
  }
}

async function verifyTexts(tx: Tx, result: Verification): Promise<void> {
  const found = await tx.$queryRaw<{ slug: string }[]>`
    SELECT i.slug FROM incident i JOIN published_incident p ON p.incident_id = i.id
    JOIN edition e ON e.id = p.edition_id LEFT JOIN published_text t ON t.incident_id = i.id,
      LATERAL published_row(e.document::jsonb) AS r
    WHERE (t.words, t.names, t.listed, t.span, t.begins, t.at, t.facets, t.labels, t.places, t.voices, t.parties) IS DISTINCT FROM
      (r.words, r.names, p.leads_to IS NULL, r.span, lower(r.span), e.at, r.facets, r.labels, r.places, r.voices, r.parties)
    LIMIT 1000`;
  for (const { slug } of found) {
    fault(
      result,
      "published",
      `What a search finds of ${slug} is not what its newest edition says.`,
    );
  }
}

async function verifySpellings(tx: Tx, result: Verification): Promise<void> {
  const names = await tx.$queryRaw<Counted[]>`
    SELECT word, coalesce(held.incidents, 0) AS held, coalesce(p.incidents, 0) AS published
    FROM (SELECT word, count(*)::int AS incidents FROM published_text, unnest(names) AS word GROUP BY word) p
    FULL JOIN published_name held USING (word) WHERE held.incidents IS DISTINCT FROM p.incidents LIMIT 1000`;
  const texts = await tx.$queryRaw<Counted[]>`
    SELECT word, coalesce(held.incidents, 0) AS held, coalesce(p.incidents, 0) AS published
    FROM (SELECT word, count(*)::int AS incidents FROM published_text, spelt_words(words) AS word GROUP BY word) p
    FULL JOIN published_word held USING (word) WHERE held.incidents IS DISTINCT FROM p.incidents LIMIT 1000`;
  for (const [where, counted] of [["names", names] as const, ["texts", texts] as const]) {
    for (const { word, held, published } of counted) {
      fault(
        result,
        "published",
        `For near spellings “${word}” is counted in the ${where} of ${held} incidents; it stands in ${published}.`,
      );
    }
  }
}

/** In how many incidents a word is counted, and in how many it stands. */
interface Counted {
  word: string;
  held: number;
  published: number;
}

async function verifyParties(tx: Tx, result: Verification): Promise<void> {
  const parties = await tx.$queryRaw<{ name: string; held: number; published: number }[]>`
    SELECT name, coalesce(held.incidents, 0) AS held, coalesce(p.incidents, 0) AS published
    FROM (
      SELECT party_id, name, count(*)::int AS incidents FROM published_text, labelled_parties(labels)
      GROUP BY party_id, name
    ) p
    FULL JOIN published_party held USING (party_id, name)
    WHERE held.incidents IS DISTINCT FROM p.incidents
      OR held.words IS DISTINCT FROM array_to_tsvector(search_words(name)) LIMIT 1000`;
  for (const { name, held, published } of parties) {
    fault(
      result,
      "published",
      `To be found by name, “${name}” is counted in ${held} incidents; it is named in ${published}.`,
    );
  }
}
