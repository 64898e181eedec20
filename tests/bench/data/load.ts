import { createHash } from "node:crypto";
import pg from "pg";
import { rulesVersion } from "@/lib/domain/judgement";
import { compose } from "@/lib/editions/compose";
import type { LiveClaim, LiveIncident } from "@/lib/editions/live";
import { summarise } from "@/lib/editions/summary";
import { chance, idOf, type Kind, numberOf, renumbered } from "./chance";
import { Table } from "./copy";
import { type GazetteerPlace, gazetteerOf, placeIn } from "./gazetteer";
import { claimsOf, type Extent, type Generated, incidentOf, slugOf } from "./incident";
import { worldOf } from "./world";

/**
 * Fills a migrated, empty database with generated incidents, each published. Rows are those that the
 * commands would write, editions are composed by the app's own code from the same facts; keys and checks
 * hold. After the first thousands, small incidents are copies of earlier ones under names and numbers
 * of their own, and are found by the words of those; with an extent of `places`, each in a place of its
 * own, of which its title tells, though the headlines of its articles do not. Left out are the triggers that note rows for the
 * log and that compare quotes with their snapshots (one in a hundred is compared at the end): `log:verify`
 * does not hold here.
 */
export async function loadGenerated(
  ownerUrl: string,
  extent: Extent,
  say: (line: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SET synchronous_commit = off");
    await client.query(
      "CREATE TEMP TABLE copied (incident_id uuid, like_id uuid, was text, place text, places jsonb)",
    );
    const restore = await bypass(client);
    await fill(client, extent, say);
    say("Words to be found by, keys, quotes …");
    await restore();
    await publishedTexts(client);
    await compareQuotes(client);
    await compareTexts(client);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

const bypassed = [
  "note_pending_row",
  "claim_revision_stands_in_its_snapshot",
  "claim_hop_stands_in_its_snapshot",
  "party_tie_without_cycles",
  "renew_text_of_publication",
];

/** Switches the triggers off, and keys to be checked when all is in; gives what switches them on. */
async function bypass(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: triggers } = await client.query<{ name: string; on: string }>(
    `SELECT t.tgname AS name, t.tgrelid::regclass::text AS on FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND p.proname = ANY ($1)`,
    [bypassed],
  );
  const { rows: keys } = await client.query<{ name: string; on: string }>(
    `SELECT conname AS name, conrelid::regclass::text AS on FROM pg_constraint
     WHERE contype = 'f' AND conenforced AND conrelid::regclass::text = ANY ($1)`,
    [largeTables],
  );
  const all = async (how: "DISABLE" | "ENABLE", enforced: string) => {
    for (const { name, on } of triggers) {
      await client.query(`ALTER TABLE ${on} ${how} TRIGGER ${name}`);
    }
    for (const { name, on } of keys) {
      await client.query(`ALTER TABLE ${on} ALTER CONSTRAINT ${name} ${enforced}`);
    }
  };
  await all("DISABLE", "NOT ENFORCED");
  return () => all("ENABLE", "ENFORCED");
}

const largeTables = [
  "claim_revision",
  "claim_hop",
  "assessment",
  "article_revision",
  "snapshot",
  "incident_participant",
];

/** What lists and searches read, as the trigger of each publication makes it. */
async function publishedTexts(client: pg.Client): Promise<void> {
  await client.query(
    `SELECT count(renew_published_text(p.incident_id)) FROM published_incident p
     WHERE NOT EXISTS (SELECT 1 FROM copied c WHERE c.incident_id = p.incident_id)`,
  );
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_name = 'published_text' AND column_name <> 'incident_id' AND is_generated = 'NEVER'`,
  );
  const columns = rows.map(({ name }) => name);
  const copied = (name: string) =>
    ownPlace[name]
      ? `CASE WHEN c.place IS NULL THEN t.${name} ELSE ${ownPlace[name]} END`
      : `t.${name}`;
  // The words of names, and parties, are counted at once and not copy by copy.
  const counting = ["names", "words", "parties"].map((what) => `published_text_${what}_counted`);
  for (const name of counting) {
    await client.query(`ALTER TABLE published_text DISABLE TRIGGER ${name}`);
  }
  await client.query(
    `INSERT INTO published_text (incident_id, ${columns.join(", ")})
     SELECT c.incident_id, ${columns.map(copied).join(", ")}
     FROM copied c JOIN published_text t ON t.incident_id = c.like_id`,
  );
  for (const name of counting) {
    await client.query(`ALTER TABLE published_text ENABLE TRIGGER ${name}`);
  }
  await client.query("SELECT recount_published_parties()");
  await client.query("DELETE FROM published_name");
  await client.query("DELETE FROM published_word");
  for (const [table, words] of Object.entries(spellings)) {
    await client.query(
      `INSERT INTO ${table} SELECT word, count(*) FROM published_text, ${words} AS word GROUP BY word`,
    );
  }
}

/** Whose words each table of spellings counts. */
const spellings = { published_name: "unnest(names)", published_word: "spelt_words(words)" };

/** What is otherwise in the columns of a copy that has a place of its own. */
const ownPlace: Record<string, string> = {
  words: "ts_delete(t.words, search_words(c.was)) || array_to_tsvector(search_words(c.place))",
  names: `ARRAY(SELECT word FROM (SELECT unnest(t.names) EXCEPT SELECT unnest(search_words(c.was))
    UNION SELECT unnest(search_words(c.place))) AS one (word) ORDER BY word COLLATE "C")`,
  facets: "array_replace(t.facets, 'l:' || place_key(c.was), 'l:' || place_key(c.place))",
  labels: `array_replace(t.labels, 'l:' || place_key(c.was) || '=' || c.was,
    'l:' || place_key(c.place) || '=' || c.place)`,
  places: "c.places",
};

/** What the app would have stored to be searched, of one copy in a thousand; its articles are those of its model. */
async function compareTexts(client: pg.Client): Promise<void> {
  const sorted = (list: string) =>
    `ARRAY(SELECT one FROM unnest(${list}) AS one WHERE one NOT LIKE 'a:%' ORDER BY one COLLATE "C")`;
  const { rows } = await client.query<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM (
       SELECT * FROM copied c WHERE hashtext(c.incident_id::text) % 1000 = 0
     ) c JOIN published_text t USING (incident_id) JOIN published_incident p USING (incident_id)
     JOIN edition e ON e.id = p.edition_id, LATERAL published_row(e.document::jsonb) AS r
     WHERE t.words <> r.words OR t.names <> r.names OR ${sorted("t.facets")} <> ${sorted("r.facets")}
       OR ${sorted("t.labels")} <> ${sorted("r.labels")} OR t.places <> r.places`,
  );
  if (rows[0]?.wrong !== 0) throw new Error(`${rows[0]?.wrong} copies are found by other words`);
}

/** What the bypassed trigger would have said, of one claim in a hundred. */
async function compareQuotes(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ wrong: number }>(
    `SELECT count(*) FILTER (WHERE r.quote <> utf16_slice(s.text, r.quote_start, r.quote_end)
       OR r.figure_text <> utf16_slice(s.text, r.figure_start, r.figure_end))::int AS wrong
     FROM claim_revision r TABLESAMPLE BERNOULLI (1) REPEATABLE (1) JOIN snapshot s ON s.id = r.snapshot_id`,
  );
  if (rows[0]?.wrong !== 0) throw new Error(`${rows[0]?.wrong} quotes do not stand in their text`);
}

/** Incidents up to this one are made each by itself; of the small ones after it, copies. */
const lastMadeByItself = 3000;

async function fill(client: pg.Client, extent: Extent, say: (line: string) => void): Promise<void> {
  const world = worldOf(extent.incidents);
  const gazetteer = extent.places ? gazetteerOf(extent.places) : null;
  const random = chance(43);
  const tables = tablesOf(client);
  const flush = async () => {
    for (const table of Object.values(tables)) await table.flush();
  };
  for (const { id, name, kind } of world.parties) {
    tables.party.add(id);
    tables.partyRevision.add(revisionOf(id), id, 1, name, kind);
  }
  for (const { from, to, kind } of world.ties) tables.tie.add(revisionOf(from), kind, to);
  await flush();
  const { rows: terms } = await client.query<{ code: string; parent: string; label: string }>(
    "SELECT code, parent_code AS parent, label FROM group_term",
  );
  const groups = new Map(terms.map(({ code, ...term }) => [code, term]));
  const measures = new Map<string, string>();
  const models = new Map<number, Model[]>();
  let first = 1;
  for (let n = 1; n <= extent.incidents; n += 1) {
    const claims = claimsOf(n, extent);
    const like = n > lastMadeByItself && claims < 100 ? models.get(claims) : undefined;
    const model = like?.[n % like.length];
    if (model) {
      addCopy(tables, model, n, first, gazetteer && placeIn(gazetteer, random));
    } else {
      const begun = Object.values(tables).map(({ rows }) => rows);
      const made = incidentOf(n, first, claims, world, groups);
      addFacts(tables, n, first, made, measures);
      const edition = addEdition(tables, n, made.live);
      if (claims < 100 && n > lastMadeByItself / 2) {
        const lines = modelTables(tables).map((table) => {
          const at = Object.values(tables).indexOf(table);
          return table.since(begun[at] ?? 0);
        });
        const known = models.get(claims) ?? [];
        models.set(claims, [...known, { n, first, lines, ...edition, live: made.live }]);
      }
    }
    first += claims;
    if (n % 500 === 0) await flush();
    if (n % 10_000 === 0) say(`${n} incidents, ${first - 1} claims …`);
  }
  await flush();
  say(
    `${tables.incident.rows} incidents, ${tables.claim.rows} claims, ${tables.hop.rows} hops, ` +
      `${tables.assessment.rows} decisions, ${tables.article.rows} articles, ${tables.party.rows} parties.`,
  );
}

/** A small incident that was made, for others to be like it. */
interface Model {
  n: number;
  first: number;
  /** Its rows, in the tables that say nothing of its edition. */
  lines: string[][];
  document: string;
  summary: string;
  live: LiveIncident;
}

function modelTables(tables: Tables): Table[] {
  const { party, partyRevision, tie, measure, incident, incidentRevision, place, ...others } =
    tables;
  const { participant, edition, published, copied, ...rest } = others;
  return Object.values(rest);
}

/** Incident `n` with everything of its model under identifiers of its own, and perhaps in a place of its own. */
function addCopy(
  tables: Tables,
  model: Model,
  n: number,
  first: number,
  place: GazetteerPlace | null,
): void {
  const [was] = model.live.places;
  if (!was) throw new Error("a generated incident has a place");
  const own = (text: string) =>
    renumbered(text, (kind) => {
      if (shared.has(kind)) return null;
      return ofIncident.has(kind) ? n - model.n : first - model.first;
    });
  const title = place
    ? model.live.title.replace(` in ${was.name}`, ` in ${place.name}`)
    : model.live.title;
  const places = [{ ...was, ...place }];
  for (const [i, table] of modelTables(tables).entries()) {
    for (const line of model.lines[i] ?? []) table.addLine(own(line));
  }
  const id = idOf("incident", n);
  tables.incident.add(id, slugOf(n));
  addIncident(tables, n, { ...model.live, id, title, places });
  tables.copied.add(id, model.live.id, was.name, place?.name ?? null, JSON.stringify(places));
  const said = (name: string, from: unknown, to: unknown) => (text: string) =>
    text.replace(`"${name}":${JSON.stringify(from)}`, () => `"${name}":${JSON.stringify(to)}`);
  const slug = said("slug", slugOf(model.n), slugOf(n));
  const titled = said("title", model.live.title, title);
  const placed = said("places", model.live.places.map(publicPlace), places.map(publicPlace));
  const listed = said("places", [was.name], [places[0]?.name]);
  const document = placed(titled(slug(own(model.document))));
  addEditionRows(tables, n, document, listed(titled(slug(own(model.summary)))), model.live);
}

/** As an edition has it. */
function publicPlace({ name, precision, latitude, longitude }: LiveIncident["places"][number]) {
  return { name, precision, latitude, longitude };
}

/** What a copy has in common with its model; and what follows from the number of its incident, as others do from that of its first claim. */
const shared = new Set<Kind>(["party", "partyRevision", "measure"]);
const ofIncident = new Set<Kind>(["incident", "incidentRevision", "edition"]);

/** In the order of their references. */
function tablesOf(client: pg.Client) {
  const table = (name: string, columns: string) => new Table(client, name, columns);
  return {
    party: table("party", "id"),
    partyRevision: table("party_revision", "id, party_id, number, name, kind"),
    tie: table("party_tie", "party_revision_id, kind, to_party_id"),
    article: table("article", "id"),
    articleRevision: table(
      "article_revision",
      "article_id, number, outlet_id, headline, url, published_on, language",
    ),
    snapshot: table("snapshot", "id, article_id, kind, text, sha256"),
    derivation: table("derivation", "id, article_id, from_article_id"),
    derivationRevision: table(
      "derivation_revision",
      "derivation_id, number, kind, direction_known, evidence, score, decision",
    ),
    incident: table("incident", "id, slug"),
    incidentRevision: table(
      "incident_revision",
      "id, incident_id, number, title, period_start, period_end",
    ),
    place: table(
      "incident_place",
      "incident_revision_id, position, name, precision, latitude, longitude",
    ),
    participant: table(
      "incident_participant",
      "incident_revision_id, position, party_id, role, side",
    ),
    measure: table("measure", "id, outcome, group_code, of_party_id"),
    claim: table("claim", "id"),
    claimRevision: table(
      "claim_revision",
      `id, claim_id, number, incident_id, snapshot_id, kind, quote_start, quote_end, quote, quote_language, hedge,
       asserted_on, measure_id, figure_text, figure_start, figure_end, figure_form, figure_stated, figure_lower,
       figure_upper, figure_soft, basis, attackers_included, group_as_printed`,
    ),
    hop: table(
      "claim_hop",
      "claim_revision_id, position, party_id, function, verb, evidence_start, evidence_end, evidence_text, ground",
    ),
    assessment: table(
      "assessment",
      "claim_id, number, supersedes, claim_number, status, rationale, footing",
    ),
    edition: table("edition", "id, incident_id, number, kind, at, rules, document, sha256"),
    published: table("published_incident", "incident_id, edition_id, sort_key, summary"),
    copied: table("copied", "incident_id, like_id, was, place, places"),
  };
}
type Tables = ReturnType<typeof tablesOf>;

function addFacts(
  tables: Tables,
  n: number,
  first: number,
  { live, texts }: Generated,
  measures: Map<string, string>,
): void {
  tables.incident.add(live.id, slugOf(n));
  addIncident(tables, n, live);
  for (const article of live.articles.values()) {
    const text = texts.get(article.id) ?? "";
    const { id, outlet, headline, url, publishedOn, language } = article;
    tables.article.add(id);
    tables.articleRevision.add(id, 1, outlet, headline, url, publishedOn, language);
    tables.snapshot.add(snapshotOf(id), id, "stand_in", text, sha256(text));
  }
  for (const { article, from, kind, directionKnown, evidence } of live.derivations) {
    const id = idOf("derivation", numberOf(article));
    tables.derivation.add(id, article, from);
    tables.derivationRevision.add(id, 1, kind, directionKnown, evidence, 0.6, "accepted");
  }
  for (const [i, claim] of live.claims.entries()) {
    addClaim(tables, first + i, live.id, claim, measures);
  }
}

function addIncident(tables: Tables, n: number, live: LiveIncident): void {
  const revision = idOf("incidentRevision", n);
  tables.incidentRevision.add(revision, live.id, 1, live.title, live.period.start, live.period.end);
  for (const [i, { name, precision, latitude, longitude }] of live.places.entries()) {
    tables.place.add(revision, i, name, precision, latitude, longitude);
  }
  for (const [i, { party, role, side }] of live.participants.entries()) {
    tables.participant.add(revision, i, party, role, side);
  }
}

function addClaim(
  tables: Tables,
  number: number,
  incident: string,
  claim: LiveClaim,
  measures: Map<string, string>,
): void {
  if (claim.kind !== "count") throw new Error("counts alone are generated");
  const { quote, figure, measure } = claim;
  const { text } = figure;
  if (quote.text === null || text === null) throw new Error("a generated claim has its words");
  const revision = idOf("claimRevision", number);
  const from = quote.start + wordingAt(quote.text, text, claim.chain.at(-1)?.span?.text ?? "");
  tables.claim.add(claim.id);
  tables.claimRevision.add(
    revision,
    claim.id,
    1,
    incident,
    snapshotOf(claim.article),
    "count",
    quote.start,
    quote.end,
    quote.text,
    quote.language,
    claim.hedge,
    claim.assertedOn,
    measureId(tables, measure, measures),
    text,
    from,
    from + text.length,
    figure.form,
    figure.stated,
    figure.lower,
    figure.upper,
    figure.soft,
    claim.basis,
    claim.attackersIncluded,
    claim.groupAsPrinted,
  );
  for (const [i, hop] of claim.chain.entries()) {
    const { party, verb, span, ground } = hop;
    const words = [span?.start ?? null, span?.end ?? null, span?.text ?? null] as const;
    tables.hop.add(revision, i, party, hop.function, verb, ...words, ground);
  }
  const { status } = claim;
  if (status === "unreviewed") return;
  const isSecond = number % 3 === 0;
  if (isSecond)
    tables.assessment.add(claim.id, 1, null, 1, "uncorroborated", "A first look.", null);
  const [at, before] = isSecond ? [2, 1] : [1, null];
  const footing = JSON.stringify(claim.decision?.footing);
  tables.assessment.add(claim.id, at, before, 1, status, "Generated with the rest.", footing);
}

/** Where a wording stands in its sentence, behind the speaker's name. */
function wordingAt(sentence: string, wording: string, speaker: string): number {
  return sentence.indexOf(wording, speaker.length);
}

function measureId(
  tables: Tables,
  { outcome, group, of }: { outcome: string; group: string; of: string | null },
  known: Map<string, string>,
): string {
  const key = `${outcome} ${group} ${of}`;
  const found = known.get(key);
  if (found) return found;
  const id = idOf("measure", known.size + 1);
  known.set(key, id);
  tables.measure.add(id, outcome, group, of);
  return id;
}

/** The moment of every generated edition. */
const published = new Date("2026-11-01T12:00:00.000Z");

function addEdition(tables: Tables, n: number, live: LiveIncident) {
  const content = compose(live, published);
  const [document, summary] = [JSON.stringify(content), JSON.stringify(summarise(content))];
  addEditionRows(tables, n, document, summary, live);
  return { document, summary };
}

function addEditionRows(
  tables: Tables,
  n: number,
  document: string,
  summary: string,
  { period }: LiveIncident,
): void {
  const [id, incident] = [idOf("edition", n), idOf("incident", n)];
  const at = published.toISOString();
  tables.edition.add(id, incident, 1, "published", at, rulesVersion, document, sha256(document));
  tables.published.add(incident, id, period.start, summary);
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function revisionOf(party: string): string {
  return idOf("partyRevision", numberOf(party));
}

function snapshotOf(article: string): string {
  return idOf("snapshot", numberOf(article));
}
