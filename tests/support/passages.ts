import { extract } from "@/lib/extract/extract";
import type { Proposal } from "@/lib/extract/types";

/** One figure of a passage, with who said it: what a person reads there. */
export interface Expectation {
  readonly figure: string;
  readonly outcome: string;
  readonly claimant: string | null;
  /** Outermost first. */
  readonly via: readonly string[];
}

export interface Passage {
  /** How the passage attributes: "before", "nested", … */
  readonly way: string;
  readonly title: string | null;
  readonly text: string;
  readonly expected: readonly Expectation[];
}

/** Reads tests/extract/attribution.txt; its head says how it is written. */
export function readPassages(file: string): Passage[] {
  let way = "";
  const passages: { way: string; title: string | null; lines: string[]; rows: Expectation[] }[] =
    [];
  for (const line of file.split("\n")) {
    const last = passages.at(-1);
    if (line.startsWith("== ")) way = line.slice(3);
    else if (line.startsWith("! "))
      passages.push({ way, title: line.slice(2), lines: [], rows: [] });
    else if (line.startsWith(">")) {
      const open = last !== undefined && last.rows.length === 0 ? last : null;
      if (open) open.lines.push(line.slice(2));
      else passages.push({ way, title: null, lines: [line.slice(2)], rows: [] });
    } else if (line.includes(" | ")) {
      if (last === undefined) throw new Error(`"${line}" belongs to no passage.`);
      last.rows.push(readRow(line));
    }
  }
  return passages.map(({ lines, rows, ...rest }) => ({
    ...rest,
    text: lines.join("\n"),
    expected: rows,
  }));
}

/** Names are compared without case, articles and marks around them. */
export function sameParty(a: string | null, b: string | null): boolean {
  return plainName(a) === plainName(b);
}

function plainName(name: string | null): string {
  return (name ?? "-")
    .toLowerCase()
    .replace(/^(?:the|a|an|one) /, "")
    .replace(/[’]/g, "'")
    .trim();
}

function readRow(line: string): Expectation {
  const [figure, outcome, claimant, via] = line.split(" | ");
  if (
    figure === undefined ||
    outcome === undefined ||
    claimant === undefined ||
    via === undefined
  ) {
    throw new Error(`"${line}" is not figure | outcome | claimant | via.`);
  }
  return {
    figure,
    outcome,
    claimant: claimant === "-" ? null : claimant,
    via: via === "-" ? [] : via.split(" < "),
  };
}

/** How many expectations the extractor meets: outcome, claimant and relays; the others in words. */
export function scorePassages(passages: readonly Passage[]) {
  let right = 0;
  let all = 0;
  const wrong: string[] = [];
  const confusion = new Map<string, number>();
  for (const { way, title, text, expected } of passages) {
    const { claims, text: whole } = extract(text, title === null ? {} : { title });
    for (const { figure, outcome, claimant, via } of expected) {
      all += 1;
      const at = whole.indexOf(figure);
      const found = claims.find(
        (claim) =>
          claim.outcome === outcome &&
          claim.figureSpan !== null &&
          claim.figureSpan.start < at + figure.length &&
          claim.figureSpan.end > at,
      );
      const same =
        found !== undefined &&
        sameParty(found.claimant, claimant) &&
        found.via.length === via.length &&
        found.via.every((name, index) => sameParty(name, via[index] ?? null));
      const verdict = same ? "right" : verdictOf(found, claimant);
      confusion.set(`${way}: ${verdict}`, (confusion.get(`${way}: ${verdict}`) ?? 0) + 1);
      if (same) right += 1;
      else {
        const got =
          found === undefined ? "nothing" : `${found.claimant} via ${found.via.join(" < ")}`;
        wrong.push(
          `  ${way}: ${figure} ${outcome} by ${claimant} via ${via.join(" < ")}: ${got} — ${text}`,
        );
      }
    }
  }
  return { right, all, wrong, confusion };
}

/** In what a proposal differs from what a reader finds. */
function verdictOf(found: Proposal | undefined, claimant: string | null): string {
  if (found === undefined) return "figure missed";
  if (sameParty(found.claimant, claimant)) return "relays wrong";
  if (claimant === null) return "claimant invented";
  return found.claimant === null ? "claimant missed" : "another claimant";
}
