/**
 * The judgement a second time, as slowly and as literally as the rules can be read, to be compared
 * with the first on random facts. Figures are sets of numbers here, never intervals; nothing is
 * ordered or indexed, and only answers already given are remembered. It shares with the judgement the reading of dates and bodies, which
 * have tests of their own, and nothing else.
 */
import type {
  ArticleId,
  Assertion,
  ClaimId,
  ComparedFigure,
  CountClaim,
  Dependence,
  Facts,
  Measure,
  PartyId,
} from "@/lib/domain/facts";
import { bodyOf } from "@/lib/domain/party";
import { agrees, covers, knownBefore, type Period } from "@/lib/domain/timeline";
import type { StandingValue } from "@/lib/domain/vocabulary";

export interface Expected {
  claims: readonly ClaimId[];
  standing: StandingValue;
  /** Of each claim: the id of its origin. */
  origins: Readonly<Record<ClaimId, string>>;
  /** Of each voice: least and greatest number it allows now; null where it contradicts itself. */
  says: Readonly<Record<string, Span | null>>;
  bothAssert: Span | null;
  camps: readonly { origins: readonly string[]; span: Span }[];
}

/** The least and the greatest; null for no ceiling. */
type Span = readonly [number, number | null];

/** What each comparable set of the incident must come to; in no order. */
export function expectedOf(facts: Facts): Expected[] {
  const sets = partition(facts).map((claims) => new OracleSet(claims, facts));
  return sets.map((set) => ({
    claims: set.claims.map((claim) => claim.id),
    standing: standing(set, sets, facts),
    origins: Object.fromEntries(set.claims.map((claim) => [claim.id, set.originOf(claim)])),
    says: Object.fromEntries(set.voices().map((id) => [id, spanOf(set.says(id))])),
    bothAssert: bothAsserted(set),
    camps: camps(set),
  }));
}

/** Whether the origin is somebody: not of unknown origin, and not circular. */
export function isKnown(origin: string): boolean {
  return origin !== "unknown" && origin !== "circular";
}

// Every number of the world of tests lies below; `beyond` stands for all that are greater.
const beyond = 140;
const universe = Array.from({ length: beyond + 1 }, (_, n) => n);

function allows(figure: { lower: number; upper: number | null }, n: number): boolean {
  return n >= figure.lower && (figure.upper === null || n <= figure.upper);
}

function setOfNumbers(figure: ComparedFigure): Set<number> {
  return new Set(universe.filter((n) => allows(figure, n)));
}

function isInside(a: ComparedFigure, b: ComparedFigure): boolean {
  return universe.every((n) => !allows(a, n) || allows(b, n));
}

function areApart(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return ![...a].some((n) => b.has(n));
}

function spanOf(numbers: ReadonlySet<number>): Span | null {
  if (numbers.size === 0) return null;
  const greatest = Math.max(...numbers);
  return [Math.min(...numbers), greatest === beyond ? null : greatest];
}

interface Utterance {
  origin: string;
  numbers: Set<number>;
}

/** One comparable set, with whose word each of its claims is. */
class OracleSet {
  private readonly answers = new Map<string, { origin?: string; says?: Set<number> }>();
  private heard: readonly Utterance[] | undefined;

  constructor(
    readonly claims: readonly CountClaim[],
    readonly facts: Facts,
  ) {}

  get first(): CountClaim {
    const [first] = this.claims;
    if (!first) throw new Error("A set has a claim.");
    return first;
  }

  /** The incident's period, or the most precise of the windows, somebody's before nobody's. */
  get window(): Period {
    const given = this.claims.filter((one) => windowOf(one, this.facts.period));
    const text = ({ window }: CountClaim) => `${window?.start}/${window?.end}`;
    const nobodys = ({ chain }: CountClaim) =>
      chain.findLast((hop) => hop.function === "speaks")?.party ? 0 : 1;
    const [best] = given.sort(
      (a, b) =>
        nobodys(a) - nobodys(b) || text(b).length - text(a).length || (text(a) < text(b) ? -1 : 1),
    );
    return best?.window ?? this.facts.period;
  }

  originOf(claim: Assertion): string {
    const answer = this.answers.get(claim.id)?.origin;
    if (answer) return answer;
    const about = this.first.measure;
    const dependences = this.facts.dependences.filter((d) => sameMeasure(d.measure, about));
    const origin = declaredOrigin(claim, this.claims, dependences, this.facts);
    this.answers.set(claim.id, { origin });
    return origin;
  }

  /** Known origins with a figure that takes part and a speaker. */
  voices(): string[] {
    return [...new Set(this.own().map((claim) => this.originOf(claim)))].filter(isKnown);
  }

  /** The numbers that an origin allows now. */
  says(id: string): Set<number> {
    const answer = this.answers.get(id)?.says;
    if (answer) return answer;
    const figures = this.standingClaims(id).map((claim) => claim.figure);
    const says = new Set(universe.filter((n) => figures.every((one) => allows(one, n))));
    this.answers.set(id, { says });
    return says;
  }

  /** What may contradict: what it says, or each of its figures where it contradicts itself. */
  utterances(): readonly Utterance[] {
    this.heard ??= this.listen();
    return this.heard;
  }

  private listen(): Utterance[] {
    const known = this.voices().flatMap((origin) => {
      const says = this.says(origin);
      if (says.size > 0) return [{ origin, numbers: says }];
      return this.standingClaims(origin).map((claim) => ({
        origin,
        numbers: setOfNumbers(claim.figure),
      }));
    });
    const nobodys = this.claims
      .filter((claim) => takesPart(claim) && !isKnown(this.originOf(claim)))
      .map((claim) => ({ origin: this.originOf(claim), numbers: setOfNumbers(claim.figure) }));
    return [...known, ...nobodys];
  }

  standingClaims(id: string): CountClaim[] {
    const own = this.own().filter((claim) => this.originOf(claim) === id);
    const unsuperseded = own.filter((old) => !own.some((one) => supersedes(one, old)));
    const direct = unsuperseded.filter((claim) => this.isDirect(claim));
    return direct.length > 0 ? direct : unsuperseded;
  }

  private own(): CountClaim[] {
    return this.claims.filter((claim) => takesPart(claim) && hasSpeaker(claim));
  }

  private isDirect(claim: CountClaim): boolean {
    const party = partyOf(claim, this.claims, this.facts);
    const dependences = this.facts.dependences.filter(
      (d) => d.kind === "join" && sameMeasure(d.measure, this.first.measure),
    );
    const joins = (one: string) => joined(one, dependences, this.facts);
    return speakers(claim, this.facts).every((one) => one !== null && joins(one) === joins(party));
  }
}

function takesPart(claim: CountClaim): boolean {
  return claim.figure.form !== "vague" && claim.basis !== "projection";
}

function hasSpeaker(claim: Assertion): boolean {
  return claim.chain.some((hop) => hop.function === "speaks");
}

function speakers(claim: Assertion, facts: Facts): (PartyId | null)[] {
  const when = claim.assertedOn ?? claim.publishedOn;
  return claim.chain
    .filter((hop) => hop.function === "speaks")
    .map((hop) => hop.party && bodyOf(hop.party, when, facts.ties));
}

// ── Whose word ──────────────────────────────────────────────────────────────────────────────────

/** Before any editor's word: a party, "unknown" or "circular". */
function partyOf(claim: Assertion, all: readonly Assertion[], facts: Facts): string {
  return hasSpeaker(claim) ? citedOrigin(claim, all, facts) : echoedOrigin(claim, all, facts);
}

function citedOrigin(claim: Assertion, all: readonly Assertion[], facts: Facts): string {
  const leads = (one: Assertion) => citationsBy(one, all, facts);
  if (leadsIntoRing(claim, leads)) return "circular";
  const cited = leads(claim);
  if (cited.length === 0) return speakers(claim, facts).at(-1) ?? "unknown";
  const found = new Set(cited.map((one) => citedOrigin(one, all, facts)));
  return found.size === 1 ? [...found].join() : "unknown";
}

/** The claims in which this one's claimant cites another for its figure or a narrower one. */
function citationsBy(claim: Assertion, all: readonly Assertion[], facts: Facts): Assertion[] {
  const claimant = speakers(claim, facts).at(-1);
  if (!claimant) return [];
  return all.filter((other) => {
    const named = speakers(other, facts);
    return (
      other !== claim &&
      named.at(-1) !== claimant &&
      named.includes(claimant) &&
      isInside(other.figure, claim.figure)
    );
  });
}

function leadsIntoRing(from: Assertion, leads: (one: Assertion) => Assertion[]): boolean {
  const reach = (start: Assertion) => {
    const seen = new Set<Assertion>();
    const visit = (one: Assertion) => {
      for (const next of leads(one)) {
        if (seen.has(next)) continue;
        seen.add(next);
        visit(next);
      }
    };
    visit(start);
    return seen;
  };
  return [from, ...reach(from)].some((one) => reach(one).has(one));
}

function echoedOrigin(claim: Assertion, all: readonly Assertion[], facts: Facts): string {
  const sources = echoSources(claim, all, facts);
  if (sources.length > 0) {
    const found = new Set(sources.map((one) => citedOrigin(one, all, facts)));
    const only = found.size === 1 ? [...found].join() : "unknown";
    return isKnown(only) ? only : "unknown";
  }
  const leads = (one: Assertion) =>
    all.filter(
      (other) =>
        !hasSpeaker(other) &&
        echoSources(other, all, facts).length === 0 &&
        other.article !== one.article &&
        namesOutletOf(one, other, facts) &&
        mayEcho(one, other),
    );
  return leadsIntoRing(claim, leads) ? "circular" : "unknown";
}

/** The claims with a speaker that one without may echo. */
function echoSources(claim: Assertion, all: readonly Assertion[], facts: Facts): Assertion[] {
  return all.filter(
    (other) =>
      hasSpeaker(other) &&
      mayEcho(claim, other) &&
      (other.article === claim.article ||
        derives(claim.article, other.article, facts) ||
        namesOutletOf(claim, other, facts)),
  );
}

function mayEcho(claim: Assertion, other: Assertion): boolean {
  const [a, b] = [claim.figure.stated, other.figure.stated];
  return isInside(other.figure, claim.figure) || (a.length > 0 && a.join() === b.join());
}

function namesOutletOf(claim: Assertion, other: Assertion, facts: Facts): boolean {
  const outlet = facts.articles.get(other.article)?.outlet;
  const own = facts.articles.get(claim.article)?.outlet;
  return (
    outlet !== own &&
    claim.chain.some(
      (hop) => hop.function === "relays" && hop.party !== null && hop.party === outlet,
    )
  );
}

function derives(
  copy: ArticleId,
  from: ArticleId,
  facts: Facts,
  path: readonly ArticleId[] = [],
): boolean {
  const next = facts.derivations.flatMap((d) => {
    if (d.article === copy && d.from !== null) return [d.from];
    return !d.directionKnown && d.from === copy ? [d.article] : [];
  });
  return next
    .filter((one) => !path.includes(one))
    .some((one) => one === from || derives(one, from, facts, [...path, one]));
}

// ── Editors' words ──────────────────────────────────────────────────────────────────────────────

function declaredOrigin(
  claim: Assertion,
  all: readonly Assertion[],
  dependences: readonly Dependence[],
  facts: Facts,
): string {
  const party = partyOf(claim, all, facts);
  if (!isKnown(party)) return party;
  if (hasSpeaker(claim)) {
    return partOf(claim, party, dependences, facts) ?? joined(party, dependences, facts);
  }
  // An echo is no origin: it stays with those that it echoes, wherever they were put; where they
  // were put asunder, with those among whom it is named.
  const sources = echoSources(claim, all, facts);
  const found = new Set(sources.map((one) => declaredOrigin(one, all, dependences, facts)));
  if (found.size === 1) return [...found].join();
  const named = partOf(claim, party, dependences, facts);
  return named && found.has(named) ? named : "unknown";
}

/** The part that stands for a claim: the last that names it, unless its party was joined since. */
function partOf(
  claim: Assertion,
  party: string,
  dependences: readonly Dependence[],
  facts: Facts,
): string | undefined {
  const body = (one: PartyId) => bodyOf(one, null, facts.ties) ?? one;
  const newest = dependences.findLast((one) =>
    one.kind === "part"
      ? one.claims.includes(claim.id)
      : body(one.party) === party || body(one.is) === party,
  );
  return newest?.kind === "part" ? `part:${newest.id}` : undefined;
}

/** The name under which a party's joined voice goes: whatever it was joined to last. */
function joined(party: string, dependences: readonly Dependence[], facts: Facts): string {
  const body = (one: PartyId) => bodyOf(one, null, facts.ties) ?? one;
  const names = new Map<string, string>();
  const nameOf = (one: string) => names.get(one) ?? one;
  for (const one of dependences) {
    if (one.kind !== "join") continue;
    const [from, into] = [nameOf(body(one.party)), nameOf(body(one.is))];
    for (const each of new Set([...names.keys(), body(one.party), party])) {
      if (nameOf(each) === from) names.set(each, into);
    }
  }
  return nameOf(party);
}

// ── What it amounts to ──────────────────────────────────────────────────────────────────────────

function standing(set: OracleSet, sets: readonly OracleSet[], facts: Facts): StandingValue {
  const utterances = set.utterances();
  if (isContested(set, sets, facts)) return "contested";
  if (utterances.length === 0) return "none";
  const voices = set.voices();
  if (voices.length === 0) return "unknown_origin";
  if (voices.length === 1) return "single_origin";
  return agreed(set) ? "agreed" : "compatible";
}

function agreed(set: OracleSet): boolean {
  const spans = set
    .voices()
    .flatMap((id) => [spanOf(set.says(id))].filter((span) => span !== null));
  const highest = Math.max(...spans.map(([floor]) => floor));
  const top = spans.filter(([floor]) => floor === highest);
  if (highest > 0) return top.length > 1;
  return new Set(top.map(([, ceiling]) => ceiling)).size < top.length;
}

function areTwoVoices(a: string, b: string): boolean {
  return a !== b && (isKnown(a) || isKnown(b));
}

function isContested(set: OracleSet, sets: readonly OracleSet[], facts: Facts): boolean {
  const here = set.utterances();
  const disjoint = here.some((a) =>
    here.some((b) => areTwoVoices(a.origin, b.origin) && areApart(a.numbers, b.numbers)),
  );
  return (
    disjoint ||
    isDenied(set, facts) ||
    sets.some((other) => exceeds(set, other) || exceeds(other, set)) ||
    isLinkedAgainst(set, sets, facts)
  );
}

/** Whether a floor of the part lies above a ceiling of another voice's whole. */
function exceeds(part: OracleSet, whole: OracleSet): boolean {
  if (!isPart(part, whole)) return false;
  return part
    .utterances()
    .some((p) =>
      whole
        .utterances()
        .some(
          (w) =>
            areTwoVoices(p.origin, w.origin) && Math.min(...p.numbers) > Math.max(...w.numbers),
        ),
    );
}

function isDenied(set: OracleSet, facts: Facts): boolean {
  return facts.denials.some((denial) => {
    const { denies } = denial;
    const target = "claim" in denies && set.claims.find((claim) => claim.id === denies.claim);
    if ("measure" in denies ? !sameMeasure(denies.measure, set.first.measure) : !target)
      return false;
    const denier = denierOf(denial.id, facts);
    const yielded =
      isKnown(denier) &&
      set.claims.some(
        (claim) =>
          set.originOf(claim) === denier &&
          hasSpeaker(claim) &&
          claim.figure.lower > 0 &&
          isKnownLater(claim, denial),
      );
    if (yielded) return false;
    const met = set.utterances().filter((one) => areTwoVoices(denier, one.origin));
    if (!target) return met.length > 0;
    return takesPart(target) && met.some((one) => one.origin === set.originOf(target));
  });
}

/** Whose denial it is, among the denials of the same thing. */
function denierOf(id: ClaimId, facts: Facts): string {
  const denial = facts.denials.find((one) => one.id === id);
  if (!denial) return "unknown";
  const target = (one: typeof denial) => {
    const { denies } = one;
    return "claim" in denies ? denies.claim : JSON.stringify(Object.entries(denies.measure).sort());
  };
  const all = facts.denials.filter((one) => target(one) === target(denial));
  const { denies } = denial;
  const about =
    "measure" in denies
      ? denies.measure
      : facts.counts.find((claim) => claim.id === denies.claim)?.measure;
  const dependences = facts.dependences.filter((d) => about && sameMeasure(d.measure, about));
  return declaredOrigin(denial, all, dependences, facts);
}

function isLinkedAgainst(set: OracleSet, sets: readonly OracleSet[], facts: Facts): boolean {
  return facts.links.some(({ kind, claim, other }) => {
    const one = placeOf(claim, sets);
    const two = placeOf(other, sets);
    if (!one || !two || (one.set !== set && two.set !== set)) return false;
    if (!takesPart(one.claim) || !takesPart(two.claim)) return false;
    if (!areTwoVoices(one.set.originOf(one.claim), two.set.originOf(two.claim))) return false;
    if (kind === "same_dead") return true;
    return (
      !isPart(one.set, two.set) &&
      speaksNow(one) &&
      speaksNow(two) &&
      one.claim.figure.lower > (two.claim.figure.upper ?? beyond)
    );
  });
}

function placeOf(id: ClaimId, sets: readonly OracleSet[]) {
  const set = sets.find((one) => one.claims.some((claim) => claim.id === id));
  const claim = set?.claims.find((one) => one.id === id);
  return set && claim && { set, claim };
}

function speaksNow({ set, claim }: { set: OracleSet; claim: CountClaim }): boolean {
  const origin = set.originOf(claim);
  return !isKnown(origin) || set.standingClaims(origin).includes(claim);
}

function supersedes(later: Assertion, earlier: Assertion): boolean {
  if (!isKnownLater(later, earlier)) return false;
  const [a, b] = [later.figure, earlier.figure];
  const inside = isInside(a, b) && !isInside(b, a);
  return inside || areApart(setOfNumbers(a), setOfNumbers(b));
}

function isKnownLater(later: Assertion, earlier: Assertion): boolean {
  const when = later.assertedOn;
  if (when === null) return false;
  return [earlier.assertedOn, earlier.publishedOn].some((date) => date && knownBefore(date, when));
}

function bothAsserted(set: OracleSet): Span | null {
  const spans = set
    .voices()
    .flatMap((id) => [spanOf(set.says(id))].filter((span) => span !== null));
  if (spans.length < 2) return null;
  const two = (holds: (span: Span) => boolean) => spans.filter(holds).length >= 2;
  const lower = Math.max(...universe.filter((n) => two(([floor]) => floor >= n)));
  const upper = Math.min(...universe.filter((n) => two(([, top]) => (top ?? beyond) <= n)));
  if (lower === 0 && upper === beyond) return null;
  return [lower, upper === beyond ? null : upper];
}

function camps(set: OracleSet): Expected["camps"] {
  const voices = set.voices().filter((id) => set.says(id).size > 0);
  const met = universe.map((n) => voices.filter((id) => set.says(id).has(n)).sort());
  const distinct = [...new Map(met.map((camp) => [camp.join(), camp])).values()].filter(
    (camp) => camp.length > 0,
  );
  return distinct
    .filter((camp) => !distinct.some((one) => one !== camp && camp.every((v) => one.includes(v))))
    .flatMap((camp) => {
      const common = universe.filter((n) => camp.every((id) => set.says(id).has(n)));
      const span = spanOf(new Set(common));
      return span ? [{ origins: camp, span }] : [];
    });
}

// ── What may be compared ────────────────────────────────────────────────────────────────────────

/**
 * The comparable sets: claims that agree in everything, windows as far as they are stated. First come
 * the claims of somebody; those of nobody in particular then go where exactly one set has their
 * window, and else make sets of their own.
 */
function partition(facts: Facts): CountClaim[][] {
  const isSomebodys = ({ chain }: CountClaim) =>
    typeof chain.filter((hop) => hop.function === "speaks").at(-1)?.party === "string";
  const { counts, period } = facts;
  const somebodys = counts.filter(isSomebodys);
  const sets = companies(somebodys, period);
  const nobodys = counts.filter((one) => !isSomebodys(one));
  // Of the sets of somebody's, the one that it agrees with throughout, agreeing with no other.
  const leader = (claim: CountClaim) => {
    const same = sets.find((set) => set.some((one) => isSameText(one, claim, period)));
    if (same) return same;
    const [only, ...others] = sets.filter((set) =>
      set.some((one) => agreeInAll(one, claim, period)),
    );
    return others.length === 0 && only?.every((one) => agreeInAll(one, claim, period))
      ? only
      : null;
  };
  const joins = (claim: CountClaim) => {
    const led = leader(claim);
    if (led?.some((one) => isSameText(one, claim, period))) return led;
    const rivals = nobodys.filter(
      (one) => leader(one) === led && !led?.some((other) => isSameText(one, other, period)),
    );
    return led && rivals.every((one) => agreeInAll(one, claim, period)) ? led : null;
  };
  const joining = nobodys.map((claim) => ({ claim, to: joins(claim) }));
  const stray = joining.filter(({ to }) => to === null).map(({ claim }) => claim);
  for (const { claim, to } of joining) to?.push(claim);
  const isNear = (claim: CountClaim) => somebodys.some((one) => agreeInAll(one, claim, period));
  return [
    ...sets,
    ...companies(
      stray.filter((claim) => !isNear(claim)),
      period,
    ),
    ...gathered(stray.filter(isNear), (a, b) => isSameText(a, b, period)),
  ];
}

/** Claims with those that agree with them and whose windows could be no other's. */
function companies(claims: readonly CountClaim[], period: Period): CountClaim[][] {
  // A window that agrees with two that do not agree with each other could be either, so is neither.
  const torn = (claim: CountClaim) => {
    const near = claims.filter((one) => agreeInAll(one, claim, period));
    return near.some((a) => near.some((b) => !agreeInAll(a, b, period)));
  };
  const together = (a: CountClaim, b: CountClaim) =>
    isSameText(a, b, period) || (agreeInAll(a, b, period) && !torn(a) && !torn(b));
  return gathered(claims, together);
}

function gathered(
  claims: readonly CountClaim[],
  together: (a: CountClaim, b: CountClaim) => boolean,
): CountClaim[][] {
  const sets: CountClaim[][] = [];
  for (const claim of claims) {
    const set = sets.find((all) => all.every((one) => together(one, claim)));
    if (set) set.push(claim);
    else sets.push([claim]);
  }
  return sets;
}

function likes(a: CountClaim, b: CountClaim): boolean {
  return (
    sameMeasure(a.measure, b.measure) &&
    a.basis === b.basis &&
    (a.attackersIncluded === "yes") === (b.attackersIncluded === "yes")
  );
}

/** The window, or null where it is the incident's, unstated or as far as it is stated. */
function windowOf({ window }: CountClaim, period: Period): Period | null {
  return window && !samePeriod(window, period) ? window : null;
}

function agreeInAll(a: CountClaim, b: CountClaim, period: Period): boolean {
  const [one, other] = [windowOf(a, period), windowOf(b, period)];
  return likes(a, b) && (one && other ? samePeriod(one, other) : one === other);
}

function isSameText(a: CountClaim, b: CountClaim, period: Period): boolean {
  const [one, other] = [windowOf(a, period), windowOf(b, period)];
  return likes(a, b) && one?.start === other?.start && one?.end === other?.end;
}

/** Whether everybody counted in one is counted in the other, which counts more than these. */
function isPart(partSet: OracleSet, wholeSet: OracleSet): boolean {
  const [part, whole] = [partSet.first, wholeSet.first];
  const [short, long] = [partSet.window, wholeSet.window];
  if (part.measure.outcome !== whole.measure.outcome) return false;
  if (part.basis === "projection" || whole.basis === "projection" || whole.basis === "part") {
    return false;
  }
  const groupsUp = (group: string): string[] => {
    const parent = partSet.facts.groups.get(group);
    return parent ? [group, ...groupsUp(parent)] : [group];
  };
  const holds =
    groupsUp(part.measure.group).includes(whole.measure.group) &&
    (whole.measure.of === null || whole.measure.of === part.measure.of) &&
    (whole.attackersIncluded === "yes" || part.attackersIncluded !== "yes") &&
    (covers(long, short) || samePeriod(long, short));
  const narrower =
    part.measure.group !== whole.measure.group ||
    part.measure.of !== whole.measure.of ||
    (part.attackersIncluded === "yes") !== (whole.attackersIncluded === "yes") ||
    !samePeriod(short, long) ||
    part.basis === "part";
  return holds && narrower;
}

function samePeriod(a: Period, b: Period): boolean {
  return agrees(a.start, b.start) && agrees(a.end, b.end);
}

function sameMeasure(a: Measure, b: Measure): boolean {
  return a.outcome === b.outcome && a.group === b.group && a.of === b.of;
}
