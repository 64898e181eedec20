/** What a reader should know beside a standing. Flags never change it. */
import type { Denied, InPlay, SetInPlay } from "./contradiction";
import { derivesFrom } from "./echo";
import type { ArticleId, Assertion, Facts, PartyId } from "./facts";
import { type Direction, interestOf, isConcession } from "./interest";
import type { Origin } from "./origin";
import { lineage, sideOf } from "./party";
import { type EventDate, knownBefore } from "./timeline";
import type { FlagKind } from "./vocabulary";
import type { Voice } from "./voice";

export interface Flag {
  flag: FlagKind;
  /** The origin it speaks of, or the later of two. */
  origin: Origin | null;
  /** The agency of one channel, or the participant without a statement. */
  party: PartyId | null;
  article: ArticleId | null;
  direction: Direction | null;
  side: string | null;
  /** For counts of different times: both of them. */
  dates: { earlier: EventDate; later: EventDate } | null;
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
  const claims = inPlay.flatMap((one) => one.claims);
  if (claims.length < 2) return [];
  const [first, ...rest] = claims.map((claim) => channelsOf(claim, facts));
  const shared = [...(first ?? [])].filter((channel) => rest.every((other) => other.has(channel)));
  const [channel] = shared.sort();
  if (channel === undefined) return [];
  const isArticle = facts.articles.has(channel);
  return [flag("one_channel", isArticle ? { article: channel } : { party: channel })];
}

// The article itself, and every agency that it came through: named in the chain, its outlet, the
// outlet of an article it derives from, or a wire of which no copy is held.
function channelsOf(claim: Assertion, facts: Facts): Set<string> {
  const articles = [claim.article, ...derivesFrom(claim.article, facts)];
  const relays = claim.chain.flatMap((hop) =>
    hop.function === "relays" && hop.party ? [hop.party] : [],
  );
  const outlets = articles.flatMap((id) => facts.articles.get(id)?.outlet ?? []);
  const wires = facts.derivations.flatMap((d) =>
    articles.includes(d.article) && d.wireOf ? [d.wireOf] : [],
  );
  const agencies = [...relays, ...outlets, ...wires].filter(
    (party) => facts.parties.get(party)?.kind === "news_agency",
  );
  return new Set([claim.article, ...agencies]);
}

function times(voices: readonly Voice[]): Flag[] {
  const dated = voices.flatMap((voice) => {
    const dates = voice.claims.flatMap((claim) => claim.assertedOn ?? []).sort();
    const [first, last] = [dates[0], dates.at(-1)];
    return first && last && dates.length === voice.claims.length ? [{ voice, first, last }] : [];
  });
  for (const earlier of dated) {
    const later = dated.find((other) => knownBefore(earlier.last, other.first));
    if (!later) continue;
    const rest = {
      origin: later.voice.origin,
      dates: { earlier: earlier.last, later: later.first },
    };
    const higher = (later.voice.says?.lower ?? 0) > (earlier.voice.says?.lower ?? 0);
    return [flag("not_contemporaneous", rest), ...(higher ? [flag("later_count", rest)] : [])];
  }
  return [];
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
  const heard = [
    ...claims.map((claim) => attributions.get(claim.id)?.origin.party ?? null),
    ...denied.map((denial) => denial.origin.party),
  ].flatMap((party) => (party ? lineage(party, facts.ties) : []));
  return facts.participants
    .filter(({ party }) => !heard.includes(party))
    .map(({ party }) => flag("no_statement", { party }));
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
    dates: null,
    ...rest,
  };
}
