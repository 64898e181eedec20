/** Which decisions no longer stand on what they were made on, and what moved under them, in words. */
import {
  type Footing,
  footingOfClaim,
  footingOfSet,
  type Movement,
  movements,
  redirectedFooting,
  type Said,
} from "@/lib/domain/footing";
import { type Judgement, judge } from "@/lib/domain/judgement";
import type { StandingValue } from "@/lib/domain/vocabulary";
import { footedClaims, storedFooting } from "@/lib/schemas/footing";
import { factsOf, type LiveClaim, type LiveFinding, type LiveIncident } from "./live";
import type { Names } from "./sentences";
import { boundsWords } from "./words";

/** What moved under a claim's status since it was decided, a sentence for each; none: it stands. */
export function staleness(
  live: LiveIncident,
  judgement: Judgement,
  claim: LiveClaim,
  names: Pick<Names, "party">,
): string[] {
  if (!claim.decision) return [];
  const { footing, grounds } = claim.decision;
  return movedSince(live, footing, footingOfClaim(judgement, claim.id, grounds), names);
}

/** What moved under a finding since it was made, a sentence for each; none: it stands. */
export function staleFinding(
  live: LiveIncident,
  judgement: Judgement,
  { set, footing, grounds }: LiveFinding,
  names: Pick<Names, "party">,
): string[] {
  return movedSince(live, footing, footingOfSet(judgement, set, grounds), names);
}

/** What moved between the footing of a decision and what it would rest on now, a sentence for each. */
export function movedSince(
  live: LiveIncident,
  was: Footing | null,
  is: Footing,
  names: Pick<Names, "party">,
): string[] {
  const then = was && redirectedFooting(was, live.merged);
  const standing = claimsIn(live);
  const found = movements(then, is, (id) => standing.has(id));
  return [...new Set(found.map((one) => sentence(one, names)))];
}

// Asked of for every decision: made once for an incident as it was loaded.
const claims = new WeakMap<LiveIncident, ReadonlySet<string>>();

function claimsIn(live: LiveIncident): ReadonlySet<string> {
  const known = claims.get(live) ?? new Set(live.claims.map(({ id }) => id));
  claims.set(live, known);
  return known;
}

/** The claims of an incident whose status is out of date. */
export function staleClaims(live: LiveIncident): Set<string> {
  const judgement = judge(factsOf(live));
  const names = { party: (id: string) => live.parties.get(id)?.name ?? "" };
  const stale = live.claims.filter((one) => staleness(live, judgement, one, names).length > 0);
  return new Set(stale.map(({ id }) => id));
}

/** What of an incident's decisions is out of date: claims by their ids, findings by their sets. */
export function staleDecisions(live: LiveIncident): Set<string> {
  const judgement = judge(factsOf(live));
  const names = { party: () => "" };
  const findings = live.findings.filter(
    (one) => staleFinding(live, judgement, one, names).length > 0,
  );
  return new Set([...staleClaims(live), ...findings.map(({ set }) => JSON.stringify(set))]);
}

/** A stored footing; null where none was kept. */
export function readFooting(stored: string | null): Footing | null {
  return stored === null ? null : storedFooting.parse(JSON.parse(stored));
}

/**
 * Reads footings that were stored in two parts, before the name of their claims and after it. The first is read
 * once for all that share it, as nearly all decisions on a set do.
 */
export function partedFootings(): (ground: string, rest: string) => Footing {
  const grounds = new Map<string, Footing | null>();
  return (ground, rest) => {
    const known = grounds.get(ground);
    const shared = known === undefined ? sharedFooting(ground) : known;
    grounds.set(ground, shared);
    if (shared === null) return storedFooting.parse(JSON.parse(`${ground}"claims":${rest}`));
    return { ...shared, claims: footedClaims.parse(JSON.parse(`{"claims":${rest}`).claims) };
  };
}

// Null where the claims do not come last, as they do in all that is written.
function sharedFooting(ground: string): Footing | null {
  try {
    return storedFooting.parse(JSON.parse(`${ground}"claims":[]}`));
  } catch {
    return null;
  }
}

function sentence(moved: Movement, names: Pick<Names, "party">): string {
  switch (moved.kind) {
    case "standing":
      return `The standing was ${standingName(moved.was)} and is ${standingName(moved.is)} now.`;
    case "says":
      return saysSentence(moved.party === null ? null : names.party(moved.party), moved);
    case "joined":
      return `Two voices that were counted apart are one now: ${originName(moved.party, names)}.`;
    case "contradictions":
      return "Who contradicts whom has changed.";
    case "origin":
      return `A claim that it rested on came from ${originName(moved.was, names)}, and comes from ${originName(moved.is, names)} now.`;
    case "gone":
      return "A claim that it rested on stands here no longer.";
    case "filed_elsewhere":
      return "The claim is compared with other claims than it was then.";
    case "not_kept":
      return "It was decided before it was kept what decisions rest on.";
  }
}

function saysSentence(name: string | null, { was, is }: { was: Said; is: Said }): string {
  if (name === null) {
    if (was === "nothing") return "A figure of unknown origin has come in.";
    if (is === "nothing") return "No figure of unknown origin is left.";
    return `What is of unknown origin was ${unknownWords(was)}, and is ${unknownWords(is)} now.`;
  }
  if (was === "nothing")
    return `Nothing was said here by ${name}, and ${saidWords(is)} is said now.`;
  if (is === "nothing")
    return `What was said here by ${name}, ${saidWords(was)}, is not heard any longer.`;
  return `What is said by ${name} was ${saidWords(was)}, and is ${saidWords(is)} now.`;
}

function saidWords(said: Said): string {
  if (said === null) return "figures that contradict each other";
  return said === "nothing" ? "nothing" : boundsWords(said);
}

function unknownWords(said: Said): string {
  return said === null ? "several figures" : saidWords(said);
}

function originName(party: string | null, names: Pick<Names, "party">): string {
  return party === null ? "an unknown origin" : names.party(party);
}

function standingName(value: StandingValue | null): string {
  return value === null ? "none" : standingNames[value];
}

const standingNames: Record<StandingValue, string> = {
  none: "without a figure to compare",
  unknown_origin: "of unknown origin",
  single_origin: "of one voice",
  agreed: "agreed",
  compatible: "compatible",
  contested: "contested",
};
