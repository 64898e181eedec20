import type { Span } from "./types";

/** An incident as it is looked for in an article. */
export interface KnownIncident {
  readonly id: string;
  readonly title: string;
  /** First and last day, `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and longer. */
  readonly period: { readonly start: string; readonly end: string };
  readonly places: readonly string[];
  /** Names of those who took part, aliases too. */
  readonly participants: readonly string[];
  /** Numbers that claims about it state. */
  readonly stated: readonly number[];
}

export interface LikelyIncident {
  readonly id: string;
  /** How much speaks for it; above 0. */
  readonly score: number;
  /** What does, in words: "Gwadar", "the same number". */
  readonly because: readonly string[];
}

/**
 * The incidents that a passage seems to be about, likeliest first: those whose places, title words or
 * participants stand near it, whose figures it shares, and whose days fit the article's. A place counts
 * most in the sentence itself, less in its paragraph and the ones before it, least elsewhere: an
 * article goes from one event to the next. None that is named nowhere in the text.
 */
export function likelyIncidents(
  text: string,
  passage: { quote: Span; stated: readonly number[]; publishedOn: string | null },
  incidents: readonly KnownIncident[],
): LikelyIncident[] {
  return incidents
    .map((incident) => weighed(text.toLowerCase(), passage, incident))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1));
}

function weighed(
  text: string,
  { quote, stated, publishedOn }: Parameters<typeof likelyIncidents>[1],
  incident: KnownIncident,
): LikelyIncident {
  if (publishedOn !== null && !fits(publishedOn, incident.period)) {
    return { id: incident.id, score: 0, because: [] };
  }
  const found = [
    ...incident.places.flatMap(parts).map((name) => ({ name, weight: 4 })),
    ...titleNames(incident.title).map((name) => ({ name, weight: 3 })),
    ...incident.participants.map((name) => ({ name, weight: 1 })),
  ].flatMap(({ name, weight }) => {
    const near = nearness(text, name.toLowerCase(), quote);
    return near > 0 ? [{ name, score: weight * near }] : [];
  });
  const best = new Map<string, number>();
  for (const { name, score } of found) {
    const key = name.toLowerCase();
    best.set(key, Math.max(best.get(key) ?? 0, score));
  }
  const named = [...best.values()].reduce((sum, score) => sum + score, 0);
  const same = named > 0 && stated.some((number) => incident.stated.includes(number));
  return {
    id: incident.id,
    score: named + (same ? 3 : 0),
    because: [...new Set(found.map(({ name }) => name)), ...(same ? ["the same number"] : [])],
  };
}

/** "Phulabad, Turbat" is named by either of its parts. */
function parts(place: string): string[] {
  return place.split(",").map((part) => part.trim());
}

/** How near to the quote a name stands: 4 in it, 2 in its paragraph, 1 in the one before, else ¼. */
function nearness(text: string, name: string, { start, end }: Span): number {
  if (name === "" || !holds(text, name)) return 0;
  if (holds(text.slice(start, end), name)) return 4;
  const from = text.lastIndexOf("\n\n", start) + 1;
  const after = text.indexOf("\n\n", end);
  if (holds(text.slice(from, after < 0 ? undefined : after), name)) return 2;
  const before = text.lastIndexOf("\n\n", from - 2);
  return from > 1 && holds(text.slice(Math.max(0, before), from), name) ? 1 : 0.25;
}

function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isWhole = !isLetter(text[at - 1]) && !isLetter(text[at + name.length]);
    if (isWhole) return true;
  }
  return false;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** The words of a title that are names, by their capitals; not its first word if that is a usual one. */
function titleNames(title: string): string[] {
  return title
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter((word) => word.length > 3 && /^\p{Lu}/u.test(word) && !usual.has(word.toLowerCase()));
}

const usual = new Set(
  "operation attack attacks phase battle clashes killing killings bombing strike strikes the near".split(
    " ",
  ),
);

/** Whether an article of that day may be about those days: from their beginning to two months after. */
function fits(publishedOn: string, { start, end }: KnownIncident["period"]): boolean {
  const day = publishedOn.slice(0, 10);
  if (day.slice(0, start.length) < start.slice(0, 10).slice(0, day.length)) return false;
  return monthsOf(day) - monthsOf(end) <= 2;
}

function monthsOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || "12");
}
