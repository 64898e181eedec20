/** How what each voice says moved, as the claims were made: a measure's figures over days. */
import type { Bounds } from "@/lib/domain/bounds";
import { describeBounds } from "@/lib/domain/figure";
import { rootOf } from "@/lib/domain/merge";
import { firstDay, lastDay } from "@/lib/domain/timeline";
import { voicesAlong } from "@/lib/domain/voice";
import type { EditionCountClaim, EditionMeasure, EditionOrigin } from "@/lib/schemas/edition";
import { type Scale, scaleOf } from "./scale";

/** What a voice says from a day on, until its next step. */
export interface Step {
  /** The day by which it had been said. */
  day: string;
  /** Null where its claims contradict one another. */
  says: Bounds | null;
  words: string;
}

export interface Line {
  origin: EditionOrigin;
  steps: Step[];
}

export interface Course {
  lines: Line[];
  /** The days on which something was said, in order. */
  days: string[];
  /** Claims that have no date, and so no place here. */
  undated: EditionCountClaim[];
  scale: Scale;
}

/**
 * The course of a measure. A claim counts from the last day that the date of its assertion may mean, or
 * else of its publication, so that nothing stands here before it was said. Origins are those of the
 * edition: who is whose voice is judged by everything that it knows.
 */
export function courseOf(measure: EditionMeasure): Course {
  const byDay = new Map<string, EditionCountClaim[]>();
  for (const claim of measure.claims) {
    const day = dayOf(claim);
    if (day !== null) byDay.set(day, [...(byDay.get(day) ?? []), claim]);
  }
  const days = [...byDay.keys()].sort();
  const known = measure.origins.filter(({ kind }) => kind === "known");
  const steps = new Map<string, Step[]>(known.map(({ id }) => [id, []]));
  const said = saidAlong(
    measure,
    days.map((day) => byDay.get(day) ?? []),
  );
  for (const [index, day] of days.entries()) {
    for (const voice of said[index] ?? []) {
      const line = steps.get(voice.origin.id);
      const words = voice.says === null ? "contradicts itself" : describeBounds(voice.says);
      if (line && line.at(-1)?.words !== words) line.push({ day, says: voice.says, words });
    }
  }
  const lines = known.flatMap((origin) => {
    const own = steps.get(origin.id) ?? [];
    return own.length === 0 ? [] : [{ origin, steps: own }];
  });
  const numbers = lines.flatMap(({ steps: all }) =>
    all.flatMap(({ says }) => (says === null ? [] : [says.lower, says.upper ?? says.lower])),
  );
  const undated = measure.claims.filter((claim) => dayOf(claim) === null);
  return { lines, days, undated, scale: scaleOf(numbers) };
}

/** The day by which a claim had been made for certain; null where it has no date at all. */
export function dayOf(claim: Pick<EditionCountClaim, "assertedOn" | "article">): string | null {
  const date = claim.assertedOn ?? claim.article.publishedOn;
  return date === null ? null : lastDay(date);
}

/** What a line says at a day: its last step up to then. */
export function stepAt({ steps }: Line, day: string): Step | null {
  return steps.findLast((step) => step.day <= day) ?? null;
}

/** The first day from which on, up to one, the voices cannot all be right; null where they can at that day. */
export function apartSince({ lines, days }: Course, by: string): string | null {
  const earlier = days.filter((day) => day <= by);
  const met = earlier.findLastIndex((day) => !areApart(lines, day));
  return earlier[met + 1] ?? null;
}

// The highest floor and the lowest ceiling meet, or else two of them exclude each other; and whoever
// contradicts itself is not right in all that it says.
function areApart(lines: readonly Line[], day: string): boolean {
  const steps = lines.flatMap((line) => stepAt(line, day) ?? []);
  if (steps.length > 1 && steps.some(({ says }) => says === null)) return true;
  const said = steps.flatMap(({ says }) => says ?? []);
  const floor = Math.max(0, ...said.map(({ lower }) => lower));
  const ceiling = Math.min(...said.map(({ upper }) => upper ?? Number.POSITIVE_INFINITY));
  return floor > ceiling;
}

/** Where days lie between the first and the last of them: 0 to 1. One day alone lies at the left. */
export function placeOf(day: string, days: readonly string[]): number {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) return 0;
  const place = (numberOf(day) - numberOf(first)) / (numberOf(last) - numberOf(first));
  return Math.min(1, Math.max(0, place));
}

/** A calendar day as a number that rises by one each day. */
function numberOf(day: string): number {
  const [year = 0, month = 1, date = 1] = firstDay(day).split("-").map(Number);
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

/** After each group of a measure's claims the voices that it changed, by the rules of the domain. */
function saidAlong(measure: EditionMeasure, groups: readonly (readonly EditionCountClaim[])[]) {
  const origins = new Map(measure.origins.map((origin) => [origin.id, origin]));
  const joins = joinsOf(measure);
  const attributions = new Map(
    groups.flat().map((claim) => {
      const known = origins.get(claim.origin ?? "");
      const origin =
        known?.kind === "known"
          ? { kind: "known" as const, id: known.id, party: known.party?.id ?? known.id }
          : { kind: "unknown" as const, id: "unknown" as const, party: null };
      const direct = isDirect(claim, known?.party?.id, joins);
      return [claim.id, { origin, echo: claim.echo, echoesAnother: false, direct }];
    }),
  );
  const assertions = groups.map((claims) =>
    claims.map((claim) => ({
      id: claim.id,
      article: claim.article.id,
      offset: claim.quote.start,
      chain: claim.chain.map((hop) => ({ party: hop.party?.id ?? null, function: hop.function })),
      assertedOn: claim.assertedOn,
      publishedOn: claim.article.publishedOn,
      figure: { ...claim.figure, stated: [] },
    })),
  );
  return voicesAlong(assertions, attributions);
}

/** Whom editors made one voice with whom in a measure, oldest first. */
function joinsOf({ dependences = [] }: EditionMeasure): ReadonlyMap<string, string> {
  const joined = new Map<string, string>();
  for (const { kind, party, is } of dependences) {
    if (kind !== "join" || party === null || is === null) continue;
    const [from, into] = [rootOf(party.id, joined), rootOf(is.id, joined)];
    if (from !== into) joined.set(from, into);
  }
  return joined;
}

/** Heard without another speaker between: whoever speaks is the voice, speaks for it, or was made one with it. */
function isDirect(
  { chain, claimant, speaksFor }: EditionCountClaim,
  voice: string | undefined,
  joins: ReadonlyMap<string, string>,
) {
  return chain.every(({ function: does, party }) => {
    if (does !== "speaks" || party?.id === voice) return true;
    if (party === null || voice === undefined) return false;
    const body = party.id === claimant?.id ? (speaksFor ?? claimant).id : party.id;
    return rootOf(body, joins) === rootOf(voice, joins);
  });
}
