/** The words of charts, once for the page, its table, pictures, embeds and days on which something was said. */
import { counted, list } from "@/lib/domain/counted";
import { describeBounds, grouped } from "@/lib/domain/figure";
import { flagWords } from "@/lib/domain/flag-words";
import type { EditionCountClaim, EditionFlag, EditionOrigin } from "@/lib/schemas/edition";
import { asides } from "./marks";
import type { Band, Plot, PlotFinding, PlotRow } from "./plot";

/** What a chart is called. */
export const chartTitle = "Who says what";

/** How an origin is headed: the party's name, or what keeps it from having one. */
export function originTitle(origin: EditionOrigin | undefined): string {
  if (origin === undefined) return "Of no single origin";
  if (origin.party !== null) return origin.party.name;
  return origin.kind === "circular" ? "Circular" : "Origin unknown";
}

/** What stands behind that title: " · 84+ now · four claims in two articles". */
export function rowWords(row: PlotRow): string {
  return `${saysNow(row.origin)} · ${heardIn(row)}`;
}

/** "four claims in two articles" */
export function heardIn({ claims, articles }: { claims: number; articles: number }): string {
  return `${counted(claims, "claim")} in ${counted(articles, "article")}`;
}

function saysNow(origin: EditionOrigin | undefined): string {
  if (!origin?.says) return "";
  const said = describeBounds(origin.says);
  return origin.kind === "known" ? ` · ${said} now` : ` · ${said}, ${unnamedWords(origin)}`;
}

/** What keeps a figure from being somebody's: those of a circle are named, and name each other. */
export function unnamedWords({ kind }: Pick<EditionOrigin, "kind">): string {
  return kind === "circular" ? "nobody’s own" : "said by nobody named";
}

/** Where nobody known says it, and in place of words that were redacted. */
export const noVoiceWords = "no known voice";
export const redactedWords = "redacted";
/** Of a claim with no speaker of its own: an echo, unless there is nobody whom it repeats; null of every other. */
export function echoWords({ echo, effect }: Pick<EditionCountClaim, "echo" | "effect">) {
  if (!echo) return null;
  return effect === "echoes" ? "an echo" : "no speaker named";
}

/** What is to be borne in mind about one origin; of some the outline of the mark before the words. */
export interface RowNote {
  words: string;
  aside: string | null;
}

/** Of a row: the side on which its origin took part, where the edition tells it, and its flags; nothing that its title says. */
export function notesOf({ origin, flags }: PlotRow, own: string | undefined): RowNote[] {
  const title = originTitle(origin);
  const side = own ?? origin?.side;
  const isTold = side !== undefined && side !== title;
  const aboutSide = isTold ? [{ words: `side: ${side}`, aside: null }] : [];
  const aboutFlags = flags.map(noteOf).filter(({ words }) => words !== title.toLowerCase());
  return [...aboutSide, ...aboutFlags];
}

function noteOf({ flag, direction }: EditionFlag): RowNote {
  const words = flagWords[flag].toLowerCase();
  // Beside a name "denied" would say that its figure is: it is the others' that it denies.
  if (flag === "denied") return { words: "denial of what others say", aside: null };
  if (direction === null || !(flag === "interested" || flag === "against_interest")) {
    return { words, aside: null };
  }
  const gain = `would gain from ${direction}`;
  return { words: flag === "interested" ? gain : words, aside: asides[flag][direction] };
}

/** What those marks mean where no words stand beside them: of the rows given, and no others. */
export function asideWords(rows: readonly PlotRow[]): string[] {
  const flags = rows.flatMap((row) => row.flags);
  const has = (flag: EditionFlag["flag"], direction: EditionFlag["direction"]) =>
    flags.some((one) => one.flag === flag && one.direction === direction);
  const gains = [
    ...(has("interested", "more") ? ["to the right: would gain from more"] : []),
    ...(has("interested", "fewer") ? ["to the left: would gain from fewer"] : []),
    ...(flags.some(({ flag }) => flag === "against_interest") ? ["barred: speaks against it"] : []),
  ];
  return gains.length === 0 ? [] : [`arrow ${gains.join(", ")}`];
}

/** Where what an origin says now is nobody's wording. */
export const togetherWords = "these together";

/** Above a finding's bracket: what it is, and whose. */
export const findingTitle = "Finding";
export const findingOwner = "an editor’s, and no voice";

/** "low 80, best 84, high 90" */
export function findingWords({ low, best, high }: PlotFinding): string {
  return `low ${grouped(low)}, best ${grouped(best)}, high ${grouped(high)}`;
}

/** The same where the bracket is all there is to go by. */
export function findingSaid(finding: PlotFinding): string {
  return `${findingTitle} of an editor: ${findingWords(finding)}`;
}

/** Said wherever a scale is not an even one. */
export const logarithmicWords =
  "Logarithmic: each step along the line is ten times the one before; 0 stands before the first.";

/** What lies behind the rows, and whether they are compared at all: a sentence each, where there is any. */
export function groundWords({ isProjection, both, gaps }: Plot): string[] {
  const said = ({ lower, upper }: Band) => describeBounds({ lower, upper, soft: false });
  return [
    ...(isProjection ? ["Projections of what may yet come, compared with nothing."] : []),
    ...(both ? [`Shaded: what two voices both assert, ${said(both)}.`] : []),
    ...(gaps.length > 0
      ? [`Hatched: numbers no known voice allows, ${list(gaps.map(said))}.`]
      : []),
  ];
}
