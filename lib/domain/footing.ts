/**
 * What a decision rested on, and whether it still does. A person's decision stays as it is whatever
 * happens; what is computed here only says that the ground under it moved, and how.
 */
import type { Bounds } from "./bounds";
import type { ClaimId, Dependence, PartyId } from "./facts";
import type { JudgedSet, Judgement } from "./judgement";
import { rulesVersion } from "./judgement";
import { type ComparableSet, keyOf } from "./measure";
import { type Redirects, rootOf } from "./merge";
import type { Origin } from "./origin";
import { samePeriod } from "./timeline";
import type { StandingValue } from "./vocabulary";

/** An origin by what makes it one: the claims of a part, not the entry by which it was declared. */
export interface FootedOrigin {
  id: string;
  party: PartyId | null;
  /** Null when it contradicts itself, or is several unknown ones. */
  says: Bounds | null;
}

/** Ids and numbers only: what names are shown is decided whenever it is read. */
export interface Footing {
  /** The version of the rules that computed it. */
  rules: string;
  /** The set or the party held responsible that the decision is about; null where there is none. */
  about: string | null;
  /** Null for a claim that no standing belongs to. */
  standing: StandingValue | null;
  /** Those that say something that can be compared. */
  origins: readonly FootedOrigin[];
  /** Who contradicts whom, and how. */
  contradictions: readonly string[];
  /** The claim decided on, first, and those the decision rests on, each with its origin. */
  claims: readonly { id: ClaimId; origin: string | null; party: PartyId | null }[];
}

export type Movement =
  | { kind: "standing"; was: StandingValue | null; is: StandingValue | null }
  | { kind: "says"; party: PartyId | null; id: string; was: Said; is: Said }
  /** Two that were heard apart are one party now. */
  | { kind: "joined"; party: PartyId | null }
  | { kind: "contradictions" }
  | { kind: "origin"; claim: ClaimId; was: PartyId | null; is: PartyId | null }
  | { kind: "gone"; claim: ClaimId }
  | { kind: "filed_elsewhere" }
  /** It was decided before footings were kept. */
  | { kind: "not_kept" };

/** What an origin said: bounds; null for a contradiction in itself; absent where it said nothing. */
export type Said = Bounds | null | "nothing";

/** What a status of this claim rests on now, together with the claims named as its grounds. */
export function footingOfClaim(
  judgement: Judgement,
  claim: ClaimId,
  grounds: readonly ClaimId[],
): Footing {
  const place = placesIn(judgement).get(claim);
  return footing(judgement, place?.about ?? null, place?.judged ?? null, [claim, ...grounds]);
}

/** What a finding on this set rests on now; the set may have no claims any longer. */
export function footingOfSet(
  judgement: Judgement,
  set: ComparableSet,
  grounds: readonly ClaimId[],
): Footing {
  const found = judgement.measures.find((one) => isSameSet(one.set, set));
  return footing(judgement, aboutSet(set), found ?? null, grounds);
}

/**
 * Everything by which what a decision rests on now differs from what it rested on; empty: it still
 * stands on the same ground. Flags, wordings, places of quotes and the number of articles are not
 * looked at: they change no standing. `stands` says whether a claim still stands in the incident.
 */
export function movements(
  was: Footing | null,
  is: Footing,
  stands: (claim: ClaimId) => boolean,
): Movement[] {
  if (was === null) return [{ kind: "not_kept" }];
  const found: Movement[] = was.claims
    .filter(({ id }) => !stands(id))
    .map(({ id }) => ({ kind: "gone", claim: id }));
  if (was.about !== is.about) found.push({ kind: "filed_elsewhere" });
  if (was.standing !== is.standing) {
    found.push({ kind: "standing", was: was.standing, is: is.standing });
  }
  const said = isSameHeard(was.origins, is.origins) ? [] : [...was.origins, ...is.origins];
  for (const id of new Set(said.map((one) => one.id))) {
    const apart = was.origins.filter((one) => one.id === id);
    if (apart.length > 1) {
      found.push({ kind: "joined", party: apart[0]?.party ?? null });
      continue;
    }
    const [old, now] = [was, is].map((one) => saidBy(id, one));
    if (old === undefined || now === undefined || isSame(old, now)) continue;
    const party = said.find((one) => one.id === id)?.party ?? null;
    found.push({ kind: "says", party, id, was: old, is: now });
  }
  if (!isSameList(was.contradictions, is.contradictions, (a, b) => a === b)) {
    found.push({ kind: "contradictions" });
  }
  for (const claim of was.claims.filter(({ id }) => stands(id))) {
    const now = is.claims.find(({ id }) => id === claim.id);
    if (now && now.origin !== claim.origin) {
      found.push({ kind: "origin", claim: claim.id, was: claim.party, is: now.party });
    }
  }
  return found;
}

/**
 * A footing by the parties that stand now. Whoever was merged is called by another name since, and
 * that alone moves nothing; two who were heard apart and are one are both left, to be told from one.
 */
export function redirectedFooting(footing: Footing, merged: Redirects): Footing {
  if (merged.size === 0) return footing;
  const root = <Id extends string | null>(id: Id) => id && rootOf(id, merged);
  const parts = (text: string) => text.split("|").map((part) => rootOf(part, merged));
  return {
    ...footing,
    about: footing.about && parts(footing.about).join("|"),
    origins: footing.origins.map((one) => ({ ...one, id: root(one.id), party: root(one.party) })),
    contradictions: [
      ...new Set(
        footing.contradictions.map((one) => {
          const [code = "", ...both] = parts(one);
          return [code, ...both.sort()].join("|");
        }),
      ),
    ].sort(),
    claims: footing.claims.map((one) => ({
      ...one,
      origin: root(one.origin),
      party: root(one.party),
    })),
  };
}

/** Whether two sets are one, as far as their windows are stated. */
export function isSameSet(a: ComparableSet, b: ComparableSet): boolean {
  const sameWindow =
    a.window === null || b.window === null ? a.window === b.window : samePeriod(a.window, b.window);
  return sameWindow && aboutSet(a) === aboutSet(b);
}

// Windows go by the most precise of their names, which one more claim may change: left out here.
function aboutSet(set: ComparableSet): string {
  return `${keyOf({ ...set, window: null })}|${set.window ? "windowed" : "whole"}`;
}

function footing(
  judgement: Judgement,
  about: string | null,
  judged: JudgedSet | null,
  claims: readonly ClaimId[],
): Footing {
  return {
    rules: rulesVersion,
    about,
    ...(judged ? groundOf(judged) : { standing: null, origins: [], contradictions: [] }),
    claims: claims.map((id) => ({ id, ...originOf(judgement, id) })),
  };
}

type Ground = Pick<Footing, "standing" | "origins" | "contradictions">;

// The same for every claim of a set: computed once, or a thousand claims would ask a thousand times.
const grounds = new WeakMap<JudgedSet, Ground>();

function groundOf(judged: JudgedSet): Ground {
  const known = grounds.get(judged);
  if (known) return known;
  const name = namer(judged);
  const { value, contradictions } = judged.standing;
  const told = contradictions.map(({ code, origins: both }) =>
    [code, ...both.map(name).sort()].join("|"),
  );
  const ground = {
    standing: value,
    origins: value === "none" ? [] : origins(judged, name),
    contradictions: [...new Set(told)].sort(),
  };
  grounds.set(judged, ground);
  return ground;
}

function origins(judged: JudgedSet, name: (origin: Origin) => string): FootedOrigin[] {
  const speaks = (id: string) =>
    judged.claims.some(({ origin, claim }) => origin.id === id && claim.figure.form !== "vague");
  return judged.origins
    .filter(({ origin, voice }) => voice !== null || (origin.kind !== "known" && speaks(origin.id)))
    .map(({ origin, says }) => ({
      id: name(origin),
      party: origin.party,
      says: says && { lower: says.lower, upper: says.upper, soft: says.soft },
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

// A part goes by the first of its claims: declared anew with the same claims it is the same part.
function namer(judged: JudgedSet | null): (origin: Origin) => string {
  return ({ id }) => {
    if (!isPart(id)) return id;
    const own = judged?.claims.filter((one) => one.origin.id === id).map((one) => one.claim.id);
    return own?.sort()[0] ? `part:${own[0]}` : id;
  };
}

interface Place {
  judged: JudgedSet;
  about: string;
  origin: Origin;
}

// Looked up for every decision of an incident: made once for a judgement.
const places = new WeakMap<Judgement, ReadonlyMap<ClaimId, Place>>();

function placesIn(judgement: Judgement): ReadonlyMap<ClaimId, Place> {
  const known = places.get(judgement);
  if (known) return known;
  const made = new Map([
    ...judgement.responsibility.flatMap((one) => placesOf(one, `responsible|${one.party}`)),
    ...judgement.measures.flatMap((one) => placesOf(one, aboutSet(one.set))),
  ]);
  places.set(judgement, made);
  return made;
}

function placesOf(judged: JudgedSet, about: string): [ClaimId, Place][] {
  return judged.claims.map(({ claim, origin }) => [claim.id, { judged, about, origin }]);
}

function originOf(judgement: Judgement, id: ClaimId) {
  const place = placesIn(judgement).get(id);
  if (place) {
    return { origin: namer(place.judged)(place.origin), party: place.origin.party };
  }
  const denial = judgement.denials.get(id);
  return { origin: denial?.id ?? null, party: denial?.party ?? null };
}

function isPart(origin: Dependence["id"]): boolean {
  return origin.startsWith("part:");
}

function saidBy(id: string, { origins: all }: Footing): Said {
  const found = all.find((one) => one.id === id);
  return found ? found.says : "nothing";
}

// Nearly always nothing has moved, and an incident's every decision is compared whenever its facts are read: of
// those that share what they rest on and what they would, once.
const heardAlike = new WeakMap<
  readonly FootedOrigin[],
  WeakMap<readonly FootedOrigin[], boolean>
>();

function isSameHeard(was: readonly FootedOrigin[], is: readonly FootedOrigin[]): boolean {
  const known = heardAlike.get(was) ?? new WeakMap<readonly FootedOrigin[], boolean>();
  heardAlike.set(was, known);
  const isAlike = known.get(is) ?? isHeardAlike(was, is);
  known.set(is, isAlike);
  return isAlike;
}

function isHeardAlike(was: readonly FootedOrigin[], is: readonly FootedOrigin[]): boolean {
  const isApart = new Set(was.map(({ id }) => id)).size === was.length;
  return isApart && isSameList(was, is, (a, b) => a.id === b.id && isSame(a.says, b.says));
}

function isSameList<T>(
  was: readonly T[],
  is: readonly T[],
  same: (one: T, other: T) => boolean,
): boolean {
  return was.length === is.length && was.every((one, i) => same(one, is[i] ?? one));
}

function isSame(a: Said, b: Said): boolean {
  if (a === null || b === null || a === "nothing" || b === "nothing") return a === b;
  return a.lower === b.lower && a.upper === b.upper && a.soft === b.soft;
}
