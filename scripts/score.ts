import { readFile } from "node:fs/promises";
import { extract } from "@/lib/extract/extract";
import type { Proposal } from "@/lib/extract/types";

/*
 * npm run -s score -- FILE.jsonl [--all] [--misses]
 *
 * Scores the extractor's killed and injured figures against a labelled file: rows of {id, text,
 * expected: {killed?, injured?: {min, max}}, scorable, zero}. A label counts only where its number
 * stands in the text and, unless --all, is above one. Recall: a proposal of that outcome whose lower
 * bound lies within the label. False: texts labelled none for which one above zero is proposed;
 * attackers' own deaths are counted apart. Printed for the labels as they are and as corrected in
 * docs/extraction-corrections.jsonl.
 */
interface Label {
  readonly min: number | null;
  readonly max: number | null;
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly expected: ReadonlyMap<string, Label>;
  readonly scorable: ReadonlyMap<string, boolean>;
  readonly zero: ReadonlyMap<string, boolean>;
}

const kinds = ["killed", "injured"] as const;
const [file] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const all = process.argv.includes("--all");
const misses = process.argv.includes("--misses");

if (file === undefined) {
  console.error("Name a labelled file: npm run -s score -- FILE.jsonl");
  process.exitCode = 2;
} else {
  const rows = (await linesOf(file)).map(rowOf);
  const corrected = corrections(await linesOf("docs/extraction-corrections.jsonl"));
  const found = new Map(rows.map((row) => [row, extract(row.text).claims]));
  console.log(`${file}: ${rows.length} texts`);
  console.log(scoreLines("labels as they are", rows, found, new Map()).join("\n"));
  console.log(scoreLines("labels as corrected", rows, found, corrected).join("\n"));
}

function scoreLines(
  heading: string,
  rows: readonly Row[],
  found: ReadonlyMap<Row, readonly Proposal[]>,
  corrected: ReadonlyMap<string, Label | "unscorable">,
): string[] {
  const lines = [heading];
  for (const kind of kinds) {
    const tally = { labels: 0, hits: 0, zero: 0, false: 0, attackers: 0 };
    for (const row of rows) {
      const change = corrected.get(`${row.id} ${kind}`);
      const label = change === undefined ? row.expected.get(kind) : change;
      if (label === undefined || label === "unscorable") continue;
      const claims = (found.get(row) ?? []).filter((claim) => claim.outcome === kind);
      const wanted = change !== undefined || row.scorable.get(kind) === true;
      const none = change === undefined ? row.zero.get(kind) === true : label.max === 0;
      if (!none && wanted && (all || (label.min ?? label.max ?? 0) > 1)) {
        tally.labels += 1;
        const hit = claims.some((claim) => fits(claim, label));
        if (hit) tally.hits += 1;
        else if (misses)
          lines.push(`  MISS ${kind} ${row.id} ${label.min}-${label.max}: ${row.text}`);
      }
      if (none) {
        const above = claims.filter(
          ({ figure, kind: of }) => of === "count" && (figure?.lower ?? 0) > 0,
        );
        const others = above.filter(({ attackersIncluded }) => attackersIncluded !== "yes");
        tally.zero += 1;
        if (others.length > 0) tally.false += 1;
        else if (above.length > 0) tally.attackers += 1;
        if (misses && others.length > 0) {
          const words = others.map(({ figure, evidence }) => `${figure?.text} ← ${evidence.text}`);
          lines.push(`  FALSE ${kind} ${row.id} [${words.join("; ")}]: ${row.text}`);
        }
      }
    }
    const recall = `recall ${share(tally.hits, tally.labels)} of ${tally.labels}`;
    const alarms = `false ${share(tally.false, tally.zero)} of ${tally.zero}`;
    lines.push(`  ${kind}: ${recall}, ${alarms}, attackers alone ${tally.attackers}`);
  }
  return lines;
}

function fits({ figure }: Proposal, { min, max }: Label): boolean {
  const value = figure?.lower ?? figure?.upper ?? null;
  return value !== null && value >= (min ?? 0) && value <= (max ?? Number.POSITIVE_INFINITY);
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}

async function linesOf(path: string): Promise<unknown[]> {
  const text = await readFile(path, "utf8");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): unknown => JSON.parse(line));
}

function corrections(lines: readonly unknown[]): Map<string, Label | "unscorable"> {
  return new Map(
    lines.map((line): [string, Label | "unscorable"] => {
      const label = at(line, "label");
      const key = `${String(at(line, "id"))} ${String(at(line, "kind"))}`;
      return [key, label === null ? "unscorable" : labelOf(label)];
    }),
  );
}

function rowOf(line: unknown): Row {
  const expected = new Map<string, Label>();
  for (const kind of kinds) {
    const label = at(at(line, "expected"), kind);
    if (label !== null) expected.set(kind, labelOf(label));
  }
  const flags = (name: string) =>
    new Map(kinds.map((kind) => [kind, at(at(line, name), kind) === true]));
  return {
    id: String(at(line, "id")),
    text: String(at(line, "text")),
    expected,
    scorable: flags("scorable"),
    zero: flags("zero"),
  };
}

function labelOf(value: unknown): Label {
  return { min: numberAt(value, "min"), max: numberAt(value, "max") };
}

function numberAt(value: unknown, key: string): number | null {
  const found = at(value, key);
  return typeof found === "number" ? found : null;
}

function at(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return null;
  return new Map<string, unknown>(Object.entries(value)).get(key) ?? null;
}
