import { createHash } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { enterArticle } from "@/lib/commands/articles";
import { nearest } from "@/lib/commands/copies";
import { bearersOf } from "@/lib/commands/marks";
import { closeDb, db } from "@/lib/db";
import { readText, sharedPassages } from "@/lib/extract/passages/shared";
import { keptMarks, marksOf, soughtMarks } from "@/lib/extract/passages/shingles";
import { startCluster } from "@/lib/installation/cluster";
import { migrate } from "@/lib/installation/migrate";

/*
 * npm run bench:derivation -- --articles 300000
 *
 * How long it takes to compare an article with all that is held. Invented articles of 250 to 450 words,
 * the same in every run, in a database of its own that is thrown away. Prints every figure with what it
 * is measured against: the same question without the index, and word by word.
 */
const articles = Number(
  /--articles[ =](\d+)/.exec(process.argv.slice(2).join(" "))?.[1] ?? 300_000,
);
const lookups = 200;

/* Words, as unevenly used as those of a language; stock phrases that thousands of articles share. */

/** A number from 0 to 1 that follows from the seed: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function wordOf(rank: number): string {
  const syllables = ["ka", "lo", "mi", "ter", "sun", "pe", "dra", "vol", "ni", "gash", "ru", "bel"];
  let word = "";
  for (let rest = rank + 12; rest > 0; rest = Math.floor(rest / 12)) word += syllables[rest % 12];
  return word;
}

// Ranks fall off as in a language: the hundred commonest words are half of a text.
function drawn(random: () => number): string {
  return wordOf(Math.floor(30_000 ** random()) - 1);
}

function phraseOf(rank: number): string {
  const random = chance(rank + 1_000_000);
  return Array.from({ length: 6 }, () => drawn(random)).join(" ");
}
const phrases = Array.from({ length: 2000 }, (_, rank) => phraseOf(rank));

function bodyOf(n: number): string {
  const random = chance(n);
  const words: string[] = [];
  const length = 250 + Math.floor(random() * 200);
  while (words.length < length) {
    if (random() < 0.03) words.push(phrases[Math.floor(2000 ** random()) - 1] ?? "");
    else words.push(drawn(random));
    if (random() < 0.06) words.push(".\n");
  }
  return words.join(" ");
}

/** As another paper prints it: half of the sentences, in another order, one word in twelve another. */
function rewritten(text: string, seed: number): string {
  const random = chance(seed + 77);
  const sentences = text.split(".\n").filter(() => random() < 0.5);
  for (let i = sentences.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [sentences[i], sentences[j]] = [sentences[j] ?? "", sentences[i] ?? ""];
  }
  const words = sentences.join(" ").split(" ");
  return words.map((word) => (random() < 1 / 12 ? drawn(random) : word)).join(" ");
}

/* Identifiers that follow from the number, in the order of the numbers, as uuidv7 would be. */
const id = (kind: string, n: number) =>
  `0190${n.toString(16).padStart(8, "0").slice(0, 4)}-${n.toString(16).padStart(8, "0").slice(4)}-7${kind}00-8000-000000000000`;
const outlet = "01900000-0000-7fff-8000-000000000000";

async function load(): Promise<void> {
  const loaded = ["party", "party_revision", "article", "article_revision", "snapshot"];
  for (const table of loaded) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await owner.query("ALTER TABLE snapshot_mark DROP CONSTRAINT snapshot_mark_pkey");
  await owner.query("ALTER TABLE snapshot_mark DROP CONSTRAINT snapshot_mark_marked");
  await owner.query("INSERT INTO party (id) VALUES ($1)", [outlet]);
  const named =
    "INSERT INTO party_revision (party_id, number, name, kind) VALUES ($1, 1, 'Paper', 'outlet')";
  await owner.query(named, [outlet]);
  const batch = 5000;
  for (let from = 0; from < articles; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, articles - from) }, (_, i) => from + i);
    const texts = numbers.map((n) => `Headline ${n}\n\n${bodyOf(n)}`);
    const marks = texts.map((text) => marksOf(text, keptMarks));
    const at = (n: number) => n - from;
    await copy(
      "article (id)",
      numbers.map((n) => id("a", n)),
    );
    await copy(
      "article_revision (article_id, number, outlet_id, headline)",
      numbers.map((n) => `${id("a", n)}\t1\t${outlet}\tHeadline ${n}`),
    );
    await copy(
      "snapshot (id, article_id, kind, text, sha256)",
      numbers.map((n) => {
        const text = texts[at(n)] ?? "";
        const hash = createHash("sha256").update(text).digest("hex");
        return `${id("b", n)}\t${id("a", n)}\tstand_in\t${text.replaceAll("\n", "\\n")}\t${hash}`;
      }),
    );
    await copy(
      "marked_snapshot (snapshot_id, marks)",
      numbers.map((n) => `${id("b", n)}\t{${marks[at(n)]?.join(",")}}`),
    );
    await copy(
      "snapshot_mark (mark, snapshot_id)",
      numbers.flatMap((n) => (marks[at(n)] ?? []).map((mark) => `${mark}\t${id("b", n)}`)),
    );
  }
  for (const table of loaded) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

async function copy(target: string, rows: readonly string[]): Promise<void> {
  const into = owner.query(copyFrom(`COPY ${target} FROM STDIN`));
  await pipeline(Readable.from([`${rows.join("\n")}\n`]), into);
}

async function finish(): Promise<void> {
  await owner.query("SET maintenance_work_mem = '512MB'");
  await owner.query("ALTER TABLE snapshot_mark ADD PRIMARY KEY (mark, snapshot_id)");
  for (const table of ["snapshot_mark", "marked_snapshot", "snapshot", "article_revision"]) {
    await owner.query(`VACUUM ANALYZE ${table}`);
  }
}

async function measure(): Promise<void> {
  process.env.DATABASE_URL = cluster.appUrl;
  const { rows } = await owner.query<{ marks: string; index: string; texts: string }>(
    `SELECT pg_size_pretty(pg_table_size('snapshot_mark')) AS marks,
       pg_size_pretty(pg_indexes_size('snapshot_mark')) AS index, pg_size_pretty(pg_table_size('snapshot')) AS texts`,
  );
  say(`sizes: texts ${rows[0]?.texts}, marks ${rows[0]?.marks}, their index ${rows[0]?.index}`);
  const of = (i: number) => Math.floor(((i + 0.5) / lookups) * articles);
  const copies = Array.from({ length: lookups }, (_, i) => rewritten(bodyOf(of(i)), i));
  const strangers = Array.from({ length: lookups }, (_, i) => bodyOf(articles + 1000 + i));

  let found = 0;
  let scored = 0;
  const forCopies = await each(copies, async (text, i) => {
    const near = await nearest(db(), text);
    const source = near.find(({ article }) => article === id("a", of(i)));
    if (source) found++;
    if (source && source.shared.score >= 0.15) scored++;
  });
  let alarms = 0;
  const forStrangers = await each(strangers, async (text) => {
    const near = await nearest(db(), text);
    if (near.some(({ shared }) => shared.score >= 0.15)) alarms++;
  });
  const lookupsAlone = await each(copies, (text) => bearersOf(db(), text, 12));
  say(`one comparison with ${articles} articles, ${cpus().length} cores, ${lookups} of each:`);
  const kept = await Promise.all(copies.map((text) => nearest(db(), text)));
  const compared = await each(copies, async (text, i) => {
    const read = readText(text);
    for (const one of kept[i] ?? []) sharedPassages(read, one.text);
  });
  line("a rewritten copy, index and twelve texts word by word", forCopies);
  line("a text that is nobody's copy, the same", forStrangers);
  line("the index alone", lookupsAlone);
  line("word by word alone, the texts at hand", compared);
  say(
    `  ${found} of ${lookups} originals among the twelve, ${scored} with a score of 0.15 or more`,
  );
  say(`  ${alarms} of ${lookups} strangers met with such a score`);

  const entered = await each(copies.slice(0, 50), (text, i) =>
    enterArticle(
      { kind: "system", name: "bench" },
      { outlet, headline: `Copy ${i}`, kind: "stand_in", text },
    ),
  );
  line("entering an article, comparison and proposals included", entered);

  say("measured against:");
  const withoutIndex = await each(copies.slice(0, 3), (text) =>
    owner.query("SELECT snapshot_id FROM marked_snapshot WHERE marks && $1::int[]", [
      marksOf(text, soughtMarks),
    ]),
  );
  line("the same marks sought without the index, one by one", withoutIndex);
  const sample = Array.from({ length: 1000 }, (_, i) => bodyOf(i));
  const wordByWord = await each(copies.slice(0, 3), async (text) => {
    for (const other of sample) sharedPassages(text, other);
  });
  line("word by word against 1,000 texts alone", wordByWord);
  say("the plan of the index's question:");
  const plan = await owner.query<{ "QUERY PLAN": string }>(
    `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF)
     SELECT bearer.snapshot_id, count(*) FROM unnest($1::int[]) AS sought (mark)
     CROSS JOIN LATERAL (SELECT m.snapshot_id FROM snapshot_mark m WHERE m.mark = sought.mark
       ORDER BY m.snapshot_id DESC LIMIT 100) AS bearer
     GROUP BY bearer.snapshot_id HAVING count(*) > 1 ORDER BY 2 DESC, 1 DESC LIMIT 12`,
    [marksOf(copies[0] ?? "", soughtMarks)],
  );
  for (const row of plan.rows) say(`  ${row["QUERY PLAN"]}`);
}

/** The milliseconds that each took, the first two left out: they warm up. */
async function each(texts: readonly string[], run: (text: string, i: number) => Promise<unknown>) {
  const took: number[] = [];
  for (const [i, text] of texts.entries()) {
    const begun = performance.now();
    await run(text, i);
    took.push(performance.now() - begun);
  }
  return took.length > 10 ? took.slice(2) : took;
}

function line(what: string, took: readonly number[]): void {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
  say(`  ${what}: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms`);
}

async function timed(what: string, run: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  await run();
  say(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

const folder = await mkdtemp(join(tmpdir(), "counterclaim-bench-"));
await chmod(folder, 0o711);
const say = (line: string) => console.log(line);
const cluster = await startCluster({
  dataDir: join(folder, "data"),
  onStep: say,
  settings: { fsync: "off", max_wal_size: "8GB" },
});
const owner = new pg.Client({ connectionString: cluster.ownerUrl });
try {
  await migrate({ ownerUrl: cluster.ownerUrl, appRole: "counterclaim_app", onStep: say });
  await owner.connect();
  await timed(`${articles} articles made and stored`, load);
  await timed("indexed and analysed", finish);
  await measure();
} finally {
  await owner.end();
  await closeDb();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit();
