/**
 * Whether two parties, or two incidents, may be one: what speaks for it, in words, for an editor to look
 * at. It decides nothing, and says nothing where little speaks for it: who is called for nothing stops coming.
 */
import { likeness } from "./look-alike";
import { relays } from "./merge";
import { knownBefore, type Period } from "./timeline";
import type { PartyKind } from "./vocabulary";

export interface CalledParty {
  name: string;
  aliases: readonly string[];
  kind: PartyKind;
}

/** Why two parties may be one, the strongest reason first; none: nothing speaks for it. */
export function sameParty(a: CalledParty, b: CalledParty): string[] {
  if (relays(a.kind) !== relays(b.kind)) return [];
  const [ours, theirs] = [namesOf(a), namesOf(b)];
  const pairs = ours.flatMap((one) => theirs.map((other) => [one, other] as const));
  const same = pairs.find(([one, other]) => likeness(one, other) === "same");
  if (same) return [`Both are called “${same[0]}”.`];
  const alike = pairs.find(([one, other]) => likeness(one, other) === "alike");
  if (alike) return [`“${alike[0]}” and “${alike[1]}” look the same, in other letters.`];
  const short = pairs.find(([one, other]) => isShortFor(one, other) || isShortFor(other, one));
  if (short) return [`One of “${short[0]}” and “${short[1]}” may be short for the other.`];
  const near = pairs.find(([one, other]) => resemblance(one, other) >= nearlyTheSame);
  return near ? [`“${near[0]}” and “${near[1]}” are nearly spelt alike.`] : [];
}

export interface ToldIncident {
  title: string;
  period: Period;
  places: readonly string[];
  /** Ids of those who took part, merges followed. */
  parties: readonly string[];
  /** Numbers that claims about it state. */
  stated: readonly number[];
}

/**
 * Why two incidents may be one: their days meet, they share a place or the words of their titles, and
 * besides a figure or somebody who took part. None: too little speaks for it.
 */
export function sameIncident(a: ToldIncident, b: ToldIncident): string[] {
  if (!meet(a.period, b.period)) return [];
  const place = a.places.find((one) => b.places.some((other) => likeness(one, other) !== null));
  const titles = resemblance(a.title, b.title) >= titlesAlike;
  if (place === undefined && !titles) return [];
  const figure = a.stated.find((one) => one > 2 && b.stated.includes(one));
  const party = a.parties.some((one) => b.parties.includes(one));
  const shared = [
    ...(titles ? ["Their titles are nearly alike."] : []),
    ...(place === undefined ? [] : [`Both happened in ${place}, on days that meet.`]),
    ...(figure === undefined ? [] : [`Claims about both state ${figure}.`]),
    ...(party ? ["The same party took part in both."] : []),
  ];
  return shared.length > 1 ? shared : [];
}

/** The part of their runs of three letters that two texts share, 0 to 1, as pg_trgm counts them. */
export function resemblance(a: string, b: string): number {
  const [ours, theirs] = [trigrams(a), trigrams(b)];
  const shared = [...ours].filter((one) => theirs.has(one)).length;
  const all = new Set([...ours, ...theirs]).size;
  return all === 0 ? 0 : shared / all;
}

/** "BLA" for "Baloch Liberation Army": one letter for each word that begins with a capital; null below three. */
export function initialsOf(name: string): string | null {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 2 ? words.map((word) => [...word][0]).join("") : null;
}

const nearlyTheSame = 0.7;
const titlesAlike = 0.5;

function trigrams(text: string): Set<string> {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.flatMap((word) => {
      const letters = [...`  ${word} `];
      return letters.slice(2).map((_, i) => letters.slice(i, i + 3).join(""));
    }),
  );
}

function namesOf({ name, aliases }: CalledParty): string[] {
  return [name, ...aliases];
}

function isShortFor(short: string, long: string): boolean {
  return /^\p{Lu}{3,}$/u.test(short) && initialsOf(long) === short;
}

function meet(a: Period, b: Period): boolean {
  return !knownBefore(a.end, b.start) && !knownBefore(b.end, a.start);
}
