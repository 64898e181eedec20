import { extract } from "@/lib/extract/extract";
import type { Proposal } from "@/lib/extract/types";
import { sameParty } from "./passages";

interface Wanted {
  readonly words: string;
  readonly outcome: string;
  readonly group: string;
  readonly lower: number;
  readonly upper: number | null;
  readonly claimant: string | null;
  readonly via: readonly string[];
  readonly optional: boolean;
}

export interface WrittenArticle {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly wanted: readonly Wanted[];
}

/** Reads tests/extract/articles*.txt; the head of the file says how it is written. */
export function readArticles(file: string): WrittenArticle[] {
  return file
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = "", rows = ""] = part.split("\n---\n");
      const [name = "", ...lines] = head.split("\n");
      const titled = lines[0]?.startsWith("!") === true;
      return {
        name,
        title: titled ? (lines[0] ?? "").slice(1).trim() : "",
        text: (titled ? lines.slice(1) : lines).join("\n"),
        wanted: rows
          .split("\n")
          .filter((row) => row.includes(" | "))
          .map(wantedOf),
      };
    });
}

/** What was found of what a reader finds, and what a reader does not. */
export function scoreArticles(articles: readonly WrittenArticle[]) {
  const tally = { wanted: 0, found: 0, bounds: 0, group: 0, claimant: 0, proposed: 0, false: 0 };
  const wrong: string[] = [];
  for (const { name, title, text, wanted } of articles) {
    const { claims, text: whole } = extract(text, { title });
    const counts = claims.filter(({ figureSpan }) => figureSpan !== null);
    tally.proposed += counts.filter(({ kind }) => kind === "count").length;
    const used = new Set<Proposal>();
    for (const row of wanted) {
      const at = whole.indexOf(row.words);
      if (at < 0) throw new Error(`${name}: "${row.words}" does not stand in the text.`);
      const all = counts.filter(
        ({ figureSpan, outcome }) =>
          outcome === row.outcome && overlaps(figureSpan, at, row.words.length),
      );
      const best =
        all.find(({ figure }) => figure?.lower === row.lower && figure.upper === row.upper) ??
        all[0];
      if (best !== undefined) used.add(best);
      if (row.optional) continue;
      tally.wanted += 1;
      if (best === undefined) {
        wrong.push(`  ${name}: missing ${row.words} ${row.outcome}`);
        continue;
      }
      tally.found += 1;
      const bounds = best.figure?.lower === row.lower && best.figure.upper === row.upper;
      const group = best.group === row.group;
      const who =
        sameParty(best.claimant, row.claimant) &&
        best.via.length === row.via.length &&
        best.via.every((via, index) => sameParty(via, row.via[index] ?? null));
      if (bounds) tally.bounds += 1;
      else
        wrong.push(
          `  ${name}: bounds of ${row.words}: ${best.figure?.text} ${best.figure?.lower}-${best.figure?.upper}`,
        );
      if (group) tally.group += 1;
      else wrong.push(`  ${name}: group of ${row.words}: ${best.group}, not ${row.group}`);
      if (who) tally.claimant += 1;
      else
        wrong.push(
          `  ${name}: ${row.words} by ${best.claimant} via ${best.via.join(" < ")}, not ${row.claimant} via ${row.via.join(" < ")}`,
        );
    }
    for (const claim of counts) {
      const inSum =
        claim.rule === "list-sum" ||
        [...used].some(({ partOf }) => partOf !== null && claims[partOf] === claim);
      if (used.has(claim) || inSum || claim.kind !== "count") continue;
      tally.false += 1;
      wrong.push(
        `  ${name}: false ${claim.figure?.text} ${claim.outcome} ← ${claim.evidence.text} (${claim.rule})`,
      );
    }
  }
  return { tally, wrong };
}

function overlaps(
  span: { start: number; end: number } | null,
  at: number,
  length: number,
): boolean {
  return span !== null && span.start < at + length && span.end > at;
}

function wantedOf(row: string): Wanted {
  const optional = row.startsWith("? ");
  const [words = "", outcome = "", group = "", bounds = "", claimant = "", via = ""] = row
    .replace(/^\? /, "")
    .split(" | ");
  const [lower = "", upper = ""] = bounds.split("-");
  return {
    words,
    outcome,
    group,
    lower: Number(lower),
    upper: upper === "" ? null : Number(upper),
    claimant: claimant === "-" ? null : claimant,
    via: via.trim() === "-" ? [] : via.split(" < "),
    optional,
  };
}
