/** What a reader should know beside a standing. Flags never change it. */
import { channelOf } from "./channel";
import type { Denied, InPlay, SetInPlay } from "./contradiction";
import type { ArticleId, Assertion, Facts, PartyId } from "./facts";
import { type Direction, interestOf, isConcession } from "./interest";
import type { Origin } from "./origin";
import { lineage, sideOf, tiesDuring } from "./party";
import { type EventDate, knownBefore } from "./timeline";
import type { FlagKind } from "./vocabulary";
import type { Voice } from "./voice";

export interface Flag {
  flag: FlagKind;
  /** The origin it speaks of; of counts of different times, the one that comes later and counts more. */
  origin: Origin | null;
  /** The agency of one channel, or the participant without a statement. */
  party: PartyId | null;
  article: ArticleId | null;
  direction: Direction | null;
  side: string | null;
  /** For counts of different times: whose are of when, earliest first; of a later count, itself last. */
  times: readonly Timed[] | null;
}

/** A voice whose every claim has a date: from its first to its last. */
export interface Timed {
  origin: Origin;
  first: EventDate;
  last: EventDate;
}

/** The flags of one set, most telling first. */
export function flagsOf(
  set: SetInPlay,
  denied: readonly Denied[],
  inconsistent: readonly Origin[],
  facts: Facts,
): Flag[] {
  const { voices } = set;
  return [
    ...voices.flatMap((voice) => interests(voice, set, facts)),
    ...oneSide(set, facts),
    ...oneChannel(set.inPlay, facts),
    ...times(voices),
    ...voices
      .filter((v) => v.contradictsItself)
      .map((v) => flag("contradicts_itself", { origin: v.origin })),
    ...unique(inconsistent).map((origin) => flag("inconsistent", { origin })),
    ...circulars(set),
    ...unique(denied.map((d) => d.origin)).map((origin) => flag("denied", { origin })),
    ...silentParticipants(set, denied, facts),
    ...mixedAttackers(set),
  ];
}

function interests({ origin, says }: Voice, { set }: SetInPlay, facts: Facts): Flag[] {
  if (origin.kind !== "known") return [];
  const direction = interestOf(origin.party, set, facts);
  if (direction === null) return [];
  const interested = flag("interested", { origin, direction });
  if (!says || !isConcession(says, direction)) return [interested];
  return [interested, flag("against_interest", { origin, direction })];
}

function oneSide({ voices, inPlay }: SetInPlay, facts: Facts): Flag[] {
  if (voices.length < 2 || inPlay.length > voices.length) return [];
  const sides = new Set(voices.map((v) => (v.origin.party ? sideOf(v.origin.party, facts) : null)));
  const [side] = sides;
  return sides.size === 1 && side ? [flag("one_side", { side })] : [];
}

function oneChannel(inPlay: readonly InPlay[], facts: Facts): Flag[] {
  const channel = channelOf(
    inPlay.flatMap((one) => one.claims),
    facts,
  );
  return channel ? [flag("one_channel", channel)] : [];
}

// All that are apart from some other are named: one pair of them would seem to be all there is.
function times(voices: readonly Voice[]): Flag[] {
  const dated = voices.flatMap(datedVoice).sort(byTime);
  const apart = dated.flatMap((later) => {
    const earlier = dated.filter((one) => isAllBefore(one.dates, later.dates));
    return earlier.length > 0 ? [{ later, earlier }] : [];
  });
  if (apart.length === 0) return [];
  const concerned = new Set(apart.flatMap(({ later, earlier }) => [later, ...earlier]));
  return [
    flag("not_contemporaneous", { times: dated.filter((one) => concerned.has(one)).map(timed) }),
    ...apart.flatMap(({ later, earlier }) => {
      const lower = earlier.filter((one) => standsAbove(later.voice, one.voice));
      if (lower.length === 0) return [];
      const { origin } = later.voice;
      return [flag("later_count", { origin, times: [...lower, later].map(timed) })];
    }),
  ];
}

interface Dated {
  voice: Voice;
  dates: readonly EventDate[];
  first: EventDate;
  last: EventDate;
}

function datedVoice(voice: Voice): Dated[] {
  const dates = voice.claims.flatMap((claim) => claim.assertedOn ?? []).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last || dates.length < voice.claims.length) return [];
  return [{ voice, dates, first, last }];
}

function byTime(a: Dated, b: Dated): number {
  return textOf(a) < textOf(b) ? -1 : 1;
}

function textOf({ first, last, voice }: Dated): string {
  return `${first} ${last} ${voice.origin.id}`;
}

function timed({ voice: { origin }, first, last }: Dated): Timed {
  return { origin, first, last };
}

// A higher floor alone is no higher figure: whoever says "at most 14" has the floor 0.
function standsAbove(one: Voice, other: Voice): boolean {
  if (one.says === null || other.says === null || other.says.upper === null) return false;
  return one.says.lower > other.says.upper;
}

function isAllBefore(some: readonly EventDate[], others: readonly EventDate[]): boolean {
  return some.every((one) => others.every((other) => knownBefore(one, other)));
}

function circulars({ claims, attributions }: SetInPlay): Flag[] {
  const found = claims
    .map((c) => attributions.get(c.id)?.origin)
    .find((o) => o?.kind === "circular");
  return found ? [flag("circular", { origin: found })] : [];
}

function silentParticipants(
  { claims, attributions }: SetInPlay,
  denied: readonly Denied[],
  facts: Facts,
): Flag[] {
  const ties = tiesDuring(facts.period, facts.ties);
  const heard = [
    ...claims.map((claim) => attributions.get(claim.id)?.origin.party ?? null),
    ...denied.map((denial) => denial.origin.party),
    // Who gives another's figure has spoken too, though it is not their word.
    ...[...claims, ...denied.map((denial) => denial.claim)].flatMap(speakersOf),
  ].flatMap((party) => (party ? lineage(party, ties) : []));
  return facts.participants
    .filter(({ party }) => !heard.includes(party))
    .map(({ party }) => flag("no_statement", { party }));
}

function speakersOf({ chain }: Assertion): (PartyId | null)[] {
  return chain.filter((hop) => hop.function === "speaks").map((hop) => hop.party);
}

function mixedAttackers({ claims }: SetInPlay): Flag[] {
  const said = new Set(claims.map((c) => ("attackersIncluded" in c ? c.attackersIncluded : null)));
  return said.has("no") && said.has("not_said") ? [flag("attackers_not_said", {})] : [];
}

function unique(origins: readonly Origin[]): Origin[] {
  return [...new Map(origins.map((origin) => [origin.id, origin])).values()];
}

function flag(kind: FlagKind, rest: Partial<Omit<Flag, "flag">>): Flag {
  return {
    flag: kind,
    origin: null,
    party: null,
    article: null,
    direction: null,
    side: null,
    times: null,
    ...rest,
  };
}
