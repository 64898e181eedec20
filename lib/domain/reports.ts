/** What the rules of the datasets look at: each source that gives a number, once. */
import type { ClaimId, ComparedFigure, CountClaim, PartyId } from "./facts";
import type { JudgedMeasure } from "./judgement";
import { type EventDate, knownBefore } from "./timeline";

/** A voice with what it says now, a vague word of somebody, or a figure of unknown origin. */
export interface Report {
  /** Null for an unknown origin. */
  party: PartyId | null;
  /** What a coder would write for the lower end; null where the wording has none ("up to 80"). */
  low: number | null;
  high: number | null;
  vague: ComparedFigure | null;
  /** The day of its newest claim; null where one of them is undated. */
  on: EventDate | null;
  claims: readonly ClaimId[];
}

/**
 * The reports of a set. Claims of one voice are one report, because the codebooks ask for
 * independent sources; echoes and superseded claims are none. Figures of unknown origin are reports
 * too, the same figure once.
 */
export function reportsOf(judged: JudgedMeasure): Report[] {
  const order = new Map(judged.claims.map(({ claim }, i) => [claim.id, i]));
  const voiced = judged.origins.flatMap(({ voice }) => {
    if (!voice) return [];
    const figures = voice.says ? [voice.says] : voice.figures;
    const claims = voice.claims
      .flatMap(({ id }) => order.get(id) ?? [])
      .sort((a, b) => a - b)
      .flatMap((i) => judged.claims[i]?.claim ?? []);
    return figures.map((bounds): Report => {
      const told = claims.find((c) => isSame(c.figure, bounds)) ?? claims[0];
      const figure = { ...bounds, form: told?.figure.form ?? "exact", stated: told?.figure.stated };
      return {
        ...ends({ ...figure, stated: figure.stated ?? [] }),
        ...about(claims, voice.origin),
      };
    });
  });
  const rest = judged.claims.filter(
    ({ origin, claim, echo }) =>
      !(origin.kind === "known" && echo) &&
      (origin.kind !== "known" || claim.figure.form === "vague"),
  );
  const others = rest.map(
    ({ claim, origin }): Report =>
      claim.figure.form === "vague"
        ? { low: null, high: null, vague: claim.figure, ...about([claim], origin) }
        : { ...ends(claim.figure), ...about([claim], origin) },
  );
  return [...voiced, ...once(others)];
}

/** The report known to be later than every other; null where none is, or where one is undated. */
export function mostRecent(reports: readonly Report[]): Report | null {
  return (
    reports.find((one) =>
      reports.every(
        (other) =>
          other === one || (one.on !== null && other.on !== null && knownBefore(other.on, one.on)),
      ),
    ) ?? null
  );
}

// "About 80" is coded 80 and "nearly 80" too; "more than 80" by the least it allows.
function ends(figure: ComparedFigure): Pick<Report, "low" | "high" | "vague"> {
  const [stated = figure.lower] = figure.stated;
  switch (figure.form) {
    case "about":
    case "nearly":
      return { low: stated, high: stated, vague: null };
    case "at_most":
    case "fewer_than":
      return { low: null, high: figure.upper, vague: null };
    default:
      return { low: figure.lower, high: figure.upper ?? figure.lower, vague: null };
  }
}

function about(claims: readonly CountClaim[], { party }: { party: PartyId | null }) {
  const dates = claims.map(({ assertedOn, publishedOn }) => assertedOn ?? publishedOn);
  const on = dates.includes(null)
    ? null
    : (dates
        .flatMap((date) => date ?? [])
        .sort()
        .at(-1) ?? null);
  return { party, on, claims: claims.map(({ id }) => id) };
}

function once(reports: readonly Report[]): Report[] {
  const key = ({ party, low, high, vague }: Report) =>
    [party, low, high, vague?.lower, vague?.upper].join("|");
  return [...new Map(reports.map((one) => [key(one), one])).values()];
}

function isSame(a: ComparedFigure, b: { lower: number; upper: number | null }): boolean {
  return a.lower === b.lower && a.upper === b.upper;
}
