/** What the judgement found, in plain sentences. They count voices; they never say who is right. */

import type { Contradiction } from "@/lib/domain/contradiction";
import { counted, list } from "@/lib/domain/counted";
import { periodWords } from "@/lib/domain/date-words";
import { grouped } from "@/lib/domain/figure";
import type { Flag, Timed } from "@/lib/domain/flag";
import { groupBy } from "@/lib/domain/grouping";
import type { JudgedOrigin, JudgedSet } from "@/lib/domain/judgement";
import type { Origin } from "@/lib/domain/origin";
import type { ReasonCode } from "@/lib/domain/vocabulary";
import { printedWords } from "./printed";
import { boundsWords, mostListed, shortList } from "./words";

/** What sentences need to know beside the judgement. */
export interface Names {
  party: (id: string) => string;
  headline: (article: string) => string;
  /** A figure's words by its claim; null once redacted. */
  wording: (claim: string) => string | null;
  /** The day of the edition, as readers write it. */
  asOf: string;
}

export interface Reason {
  code: ReasonCode;
  text: string;
  origins: string[];
  claims: string[];
  soft: boolean;
}

/**
 * The standing as one sentence. No verb has a party for its subject, here and in all that follows: whether "residents" or
 * "Houthis" are one or many no name tells.
 */
export function standingSentence(judged: JudgedSet, names: Names): string {
  const { standing, origins } = judged;
  const known = origins.filter(({ voice }) => voice !== null);
  const both = standing.bothAssert;
  switch (standing.value) {
    case "none":
      return "No figure is logged here that can be compared with another.";
    case "unknown_origin":
      return isCircular(judged)
        ? "Unknown origin: those named as its source name each other."
        : "Unknown origin: nobody is named whose word it is.";
    case "single_origin":
      return `One voice: ${whatTheySay(known, names)}. ${capital(besideOneVoice(judged, names))}.`;
    case "agreed": {
      const agreeing = known.filter(({ origin }) => standing.agreeing.includes(origin.id));
      const floor = Math.max(0, ...agreeing.map(({ says: s }) => s?.lower ?? 0));
      const who = shortList(agreeing.map(({ origin }) => originWords(origin, names)));
      const what = floor > 0 ? `at least ${grouped(floor)}` : "the same";
      return `Agreed: ${who} say ${what}, each for itself.`;
    }
    case "compatible": {
      const two = known.length === 2 ? "both" : "two of them or more";
      const shared = both ? `${two} assert ${boundsWords({ ...both, soft: false })}` : "";
      const right = known.length === 2 ? "both" : "all";
      return `${capital(counted(known.length, "voice"))} that could ${right} be right: ${whatTheySay(known, names)}${shared ? `; ${shared}` : ""}.`;
    }
    case "contested": {
      const why = besidesDisjoint(standing.contradictions, names);
      if (known.length === 0) return `Contested: what is said is of unknown origin${why}.`;
      return `Contested: ${whatTheySay(known, names, unknownWords(judged))}${why}.`;
    }
  }
}

/** What the claims of a set say: figures of a measure, or who is responsible. */
export type Matter = "figures" | "responsibility";

/** Why the standing is what it is, one reason for each kind of cause. */
export function reasonsOf(judged: JudgedSet, names: Names, matter: Matter = "figures"): Reason[] {
  const { standing, origins } = judged;
  const known = origins.filter(({ voice }) => voice !== null);
  const ids = known.map(({ origin }) => origin.id);
  const words = (wanted: readonly string[]) =>
    shortList(
      known.filter((o) => wanted.includes(o.origin.id)).map((o) => originWords(o.origin, names)),
    );
  const reasons: Reason[] = [];
  const add = (code: ReasonCode, text: string, about: readonly string[] = []) =>
    reasons.push({ code, text, origins: [...about], claims: [], soft: false });

  if (standing.value === "none") {
    add("no_figure", "Vague words and projections are shown, and take no part in comparing.");
  }
  if (standing.value === "unknown_origin") {
    add(
      "only_unknown_origin",
      "Together these claims are at most one voice, which may contradict and never agrees.",
    );
  }
  if (standing.value === "single_origin") {
    const own = judged.claims.filter(({ origin }) => ids.includes(origin.id));
    const articles = new Set(own.map(({ claim }) => claim.article)).size;
    const many = articles > 1 ? `, however many articles repeat it (${articles} here)` : "";
    const what = matter === "figures" ? "figure" : "claim";
    const compared = withoutVoice(judged).length > 0 ? " that can be compared" : "";
    add(
      "one_origin",
      `Every attributed ${what}${compared} goes back to ${words(ids)}${many}.`,
      ids,
    );
  }
  if (standing.value === "agreed") {
    const same = matter === "figures" ? "assert the same floor" : "say the same";
    const who = words(standing.agreeing);
    add("same_floor", `${who} ${same}, and nothing contradicts them.`, standing.agreeing);
  }
  if (standing.value === "compatible") {
    add(
      "no_contradiction",
      `No two of the figures exclude each other, and ${whyNotAgreed(known, names)}.`,
      ids,
    );
  }
  reasons.push(
    ...[...groupBy(standing.contradictions, ({ code }) => code).values()].map((found) =>
      contradictionReason(found, names, matter),
    ),
  );
  if (standing.value !== "contested" && standing.beyond.length > 0) {
    add(
      "goes_beyond",
      `What is said by ${words(standing.beyond)} alone goes beyond what two voices assert.`,
      standing.beyond,
    );
  }
  // Of every other standing the sentence says already what each of them says.
  const exact = known.filter(({ says }) => says && says.lower === says.upper && !says.soft);
  if (standing.value === "agreed" && exact.length < known.length) {
    for (const { origin, says } of exact) {
      const words = `Exactly ${grouped(says?.lower ?? 0)} according to ${originWords(origin, names)}.`;
      add("says_exactly", words, [origin.id]);
    }
  }
  return reasons;
}

/** A flag of a set as a sentence. */
export function flagSentence(flag: Flag, judged: JudgedSet, names: Names): string {
  const who = flag.origin ? originWords(flag.origin, names) : "";
  switch (flag.flag) {
    case "interested":
      return `${who} would gain from ${flag.direction === "more" ? "a higher" : "a lower"} figure.`;
    case "against_interest":
      return `${who} would gain from ${
        flag.direction === "more" ? "a higher" : "a lower"
      } figure than the one given, which is against interest.`;
    case "one_side":
      return `Every voice here is on one side: ${flag.side}.`;
    case "one_channel":
      return flag.party
        ? `All that is compared here reaches us through ${names.party(flag.party)}.`
        : `All that is compared here reaches us through one article: ${names.headline(flag.article ?? "")}.`;
    case "not_contemporaneous":
      return `These are counts of different times: ${timesWords(flag.times ?? [], names)}.`;
    case "later_count":
      return laterSentence(flag.times ?? [], judged, names);
    case "circular":
      return "The sources name each other, and nobody is left who said it first.";
    case "denied":
      return flag.origin?.kind === "known"
        ? `It is denied by ${who}.`
        : "A denial of unknown origin is logged.";
    case "contradicts_itself":
      return `The figures of ${who} exclude each other, and neither is known to be later.`;
    case "inconsistent":
      return `A part by ${who} exceeds the whole by the same voice.`;
    case "no_statement":
      return `No statement by ${names.party(flag.party ?? "")} logged here as of ${names.asOf}.`;
    case "attackers_not_said":
      return "Not every claim says whether attackers are counted; where it is not said, they are taken as left out.";
  }
}

/** "Hospital", or "a source of unknown origin". */
function originWords(origin: Origin, names: Names): string {
  return origin.kind === "known" ? names.party(origin.party) : "a source of unknown origin";
}

// "of 2 March 2026 by A and B; of 5 March 2026 by C".
function timesWords(times: readonly Timed[], names: Names): string {
  const groups = groupBy(times, timeWords);
  const told = [...groups].map(
    ([time, all]) => `of ${time} by ${shortList(all.map((one) => originWords(one.origin, names)))}`,
  );
  if (told.length <= mostListed) return told.join("; ");
  const first = told.slice(0, mostListed - 2);
  return [...first, `and of ${counted(told.length - first.length, "other time")}`].join("; ");
}

// "48 of 5 March 2026 by C comes after “no more than 14” of 2 March 2026 by A, and is higher."
function laterSentence(times: readonly Timed[], judged: JudgedSet, names: Names): string {
  const words = times.map((one) => {
    const voice = judged.origins.find(({ origin }) => origin.id === one.origin.id)?.voice;
    const says = voice?.says ? printedWords(voice.says, voice.claims, names.wording) : "the count";
    return `${says} of ${timeWords(one)} by ${originWords(one.origin, names)}`;
  });
  const earlier = words.slice(0, -1);
  return `${capital(words.at(-1) ?? "")} comes after ${shortList(earlier)}, and is higher.`;
}

function timeWords({ first, last }: Timed): string {
  return periodWords({ start: first, end: last });
}

function isCircular({ origins }: JudgedSet): boolean {
  return origins.length > 0 && origins.every(({ origin }) => origin.kind === "circular");
}

// Who else is on record beside the only voice: without it "nobody else" would be said above their rows.
function besideOneVoice(judged: JudgedSet, names: Names): string {
  const vague = withoutVoice(judged).map(({ origin }) => originWords(origin, names));
  const words = [
    ...unknownWords(judged),
    ...(vague.length > 0 ? [`nothing that can be compared is said by ${shortList(vague)}`] : []),
  ];
  return words.length > 0 ? list(words) : "nobody else is on record here";
}

/** Known, and on record with vague words alone. */
function withoutVoice({ origins }: JudgedSet): JudgedOrigin[] {
  return origins.filter(({ origin, voice }) => origin.kind === "known" && voice === null);
}

function unknownWords({ claims }: JudgedSet): string[] {
  const unknown = claims.filter(({ origin }) => origin.kind !== "known").length;
  if (unknown === 0) return [];
  return [
    unknown === 1 ? "another figure is of unknown origin" : "other figures are of unknown origin",
  ];
}

// Agreed would be two on the highest floor; where that is 0, two with the same figure.
function whyNotAgreed(known: readonly JudgedOrigin[], names: Names): string {
  const floor = Math.max(...known.map(({ says }) => says?.lower ?? 0));
  const [highest] = known.filter(({ says }) => says?.lower === floor);
  return highest && floor > 0
    ? `${boundsWords({ lower: floor, upper: null, soft: false })} is asserted by ${originWords(highest.origin, names)} alone`
    : "no two are the same";
}

/** What makes figures contested that do not exclude each other: without it the sentence would say that they do. */
function besidesDisjoint(contradictions: readonly Contradiction[], names: Names): string {
  const codes = new Set(contradictions.map(({ code }) => code));
  if (codes.has("disjoint")) return "";
  const words = [
    ...(codes.has("denied") ? [`this is denied by ${deniersIn(contradictions, names)}`] : []),
    ...(codes.has("part_exceeds_whole") ? ["a part is counted higher than a whole"] : []),
    ...(codes.has("described_otherwise") ? ["the same dead are described otherwise"] : []),
  ];
  return words.length > 0 ? `; ${list(words)}` : "";
}

// Of a denial the first of the two origins is who denies.
function deniersIn(contradictions: readonly Contradiction[], names: Names): string {
  const denied = contradictions.filter(({ code }) => code === "denied");
  const who = new Set(denied.map(({ origins: [denier] }) => originWords(denier, names)));
  return shortList([...who]);
}

// Each voice with its figure; of many the two ends alone, since all of them stand in the chart right below.
function whatTheySay(
  known: JudgedSet["origins"],
  names: Names,
  also: readonly string[] = [],
): string {
  const ends = known.length > mostListed ? endsOf(known) : null;
  if (ends === null) return list([...inOrder(known).map((one) => saidWords(one, names)), ...also]);
  const [lowest, highest] = ends.map(
    (one) => `${figureWords(one, names)} (${originWords(one.origin, names)})`,
  );
  const torn = known.filter(({ says }) => says === null).length;
  return list([
    `${counted(known.length - torn, "voice")} say from ${lowest} to ${highest}`,
    ...(torn === 1 ? ["one more contradicts itself"] : []),
    ...(torn > 1 ? [`${torn} more contradict themselves`] : []),
    ...also,
  ]);
}

/** Who says the least and who the most; null where nobody says anything that can be compared. */
function endsOf(known: JudgedSet["origins"]): [JudgedOrigin, JudgedOrigin] | null {
  const ordered = inOrder(known).filter(({ says }) => says !== null);
  const [lowest, highest] = [ordered[0], ordered.at(-1)];
  return lowest && highest ? [lowest, highest] : null;
}

/** From the least to the most, as charts and camps have them; whoever contradicts itself comes last. */
function inOrder(known: JudgedSet["origins"]): JudgedOrigin[] {
  const place = (one: JudgedOrigin) => (one.says ? statedOf(one) : Number.POSITIVE_INFINITY);
  const most = ({ says }: JudgedOrigin) => says?.upper ?? Number.POSITIVE_INFINITY;
  return known.toSorted((a, b) => compare(place(a), place(b)) || compare(most(a), most(b)));
}

// Of two infinities the difference is no number.
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Of "at most 60" that is 60: nobody stated the 0. */
function statedOf({ says }: JudgedOrigin): number {
  return (says?.lower || says?.upper) ?? 0;
}

function saidWords(one: JudgedOrigin, names: Names): string {
  const who = originWords(one.origin, names);
  return one.says
    ? `${figureWords(one, names)} according to ${who}`
    : `figures by ${who} that exclude each other`;
}

function figureWords({ says, voice }: JudgedOrigin, names: Names): string {
  return says ? printedWords(says, voice?.claims ?? [], names.wording) : "";
}

function contradictionReason(
  found: readonly Contradiction[],
  names: Names,
  matter: Matter,
): Reason {
  const [first] = found;
  // Each pair of voices has its claims: no list is made of all of them together.
  const byId = new Map<string, Contradiction["origins"][number]>();
  const claims = new Set<string>();
  for (const one of found) {
    for (const origin of one.origins) byId.set(origin.id, origin);
    for (const claim of one.claims) claims.add(claim);
  }
  const origins = [...byId.values()];
  const soft = found.every((one) => one.soft);
  const who = shortList(origins.map((origin) => originWords(origin, names)));
  const directed = fromOne(found, names);
  const softly = soft ? " Only an approximate wording decides this." : "";
  const texts: Record<Contradiction["code"], string> = {
    disjoint:
      matter === "figures"
        ? `The figures of ${who} cannot all be right.${softly}`
        : `${capital(who)} do not all hold the same party responsible.`,
    denied: directed
      ? `A denial by ${directed.by} meets what is claimed by ${directed.others}.`
      : `A denial meets what another voice claims: ${who}.`,
    part_exceeds_whole: directed
      ? `A part by ${directed.by} exceeds the whole by ${directed.others}.${softly}`
      : `A part by one voice exceeds the whole by another: ${who}.${softly}`,
    described_otherwise: `The same dead are described otherwise: ${who}.`,
  };
  return {
    code: first?.code ?? "disjoint",
    text: texts[first?.code ?? "disjoint"],
    origins: origins.map((origin) => origin.id),
    claims: [...claims].sort(),
    soft,
  };
}

// Where all of them go out from one voice, by whom and whom they meet; the first of the two origins denies, or counts the part.
function fromOne(found: readonly Contradiction[], names: Names) {
  const by = new Set(found.map(({ origins: [first] }) => originWords(first, names)));
  const others = new Set(found.map(({ origins: [, second] }) => originWords(second, names)));
  const [one] = by;
  if (one === undefined || by.size > 1) return null;
  return { by: one, others: shortList([...others]) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
