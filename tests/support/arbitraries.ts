/**
 * Random facts of one incident. The world is small on purpose, so that the same few parties, articles
 * and numbers meet again and again: rings, citations, echoes and dependences are then no accident.
 * tests/domain/reach.test.ts holds this to it.
 */
import fc from "fast-check";
import type {
  Assertion,
  ComparedFigure,
  CountClaim,
  Dependence,
  Derivation,
  Facts,
  Hop,
  Measure,
  Tie,
} from "@/lib/domain/facts";
import { type EventDate, knownBefore, type Period } from "@/lib/domain/timeline";
import type { PartyKind } from "@/lib/domain/vocabulary";
import { figure, groups, periodOf } from "./facts";

/** Facts with up to so many counts; in most of them as a rule no window is stated. */
export function someFacts(counts = 9, windowed = 1): fc.Arbitrary<Facts> {
  return fc
    .record({
      articles: fc.array(article, { minLength: 1, maxLength: 4 }),
      derivations: fc.array(derivation, { maxLength: 4 }),
      participants: fc.uniqueArray(participant, {
        maxLength: 5,
        size: "max",
        selector: (p) => p.party,
      }),
      ties,
      counts: fc.array(count(windowed), { maxLength: counts, size: "max" }),
      mirrored: fc.array(fc.nat(20), { maxLength: 2 }),
      responsibility: fc.array(
        fc.record({ ...said, holds: fc.constantFrom("BLA", "army", "state") }),
        {
          maxLength: 3,
        },
      ),
      denials: fc.array(fc.record({ ...said, claim: fc.option(fc.nat(20)), measure }), {
        maxLength: 1,
      }),
      links: fc.array(
        fc.record({
          kind: fc.constantFrom("same_dead" as const, "part_of" as const),
          pair: fc.tuple(fc.nat(20), fc.nat(20)),
        }),
        { maxLength: 2 },
      ),
      dependences: fc.array(dependence, { maxLength: 2 }),
    })
    .map(compose);
}

/** A figure by its wording: every form, numbers that meet, now and then a vague word. */
export const someFigure: fc.Arbitrary<ComparedFigure> = fc
  .oneof(
    { weight: 8, arbitrary: worded(["#", "#", "at least #", "more than #"], [2, 5, 8, 10]) },
    { weight: 2, arbitrary: worded(["at most #", "up to #", "fewer than #"], [3, 8, 12]) },
    { weight: 4, arbitrary: worded(["about #", "nearly #", "# to 9", "5 to #", "2 to #"], [6, 8]) },
    { weight: 1, arbitrary: fc.constantFrom("none", "dozens", "several", "a dozen", "at least 0") },
  )
  .map(figure);

/** A claim of nobody, or of somebody of no named body, to be added to other facts. */
export function someUnattributed(): fc.Arbitrary<CountClaim> {
  const relaying = fc.array(hop("relays", fc.constantFrom(...relays)), { maxLength: 2 });
  const speaking = fc.constantFrom<Hop[]>([], [], [{ party: null, function: "speaks" }]);
  return fc.tuple(count(3), relaying, speaking).map(([drawn, relayed, spoken]) => ({
    ...drawn,
    id: "unattributed",
    article: `a${drawn.article}`,
    chain: [...relayed, ...spoken],
    publishedOn: null,
  }));
}

/** The same facts in another order; only dependences keep theirs, since the newest stands. */
export function shuffled(facts: Facts, seed: number): Facts {
  return {
    period: facts.period,
    participants: inSomeOrder(facts.participants, seed),
    parties: new Map(inSomeOrder([...facts.parties], seed)),
    ties: inSomeOrder(facts.ties, seed),
    articles: new Map(inSomeOrder([...facts.articles], seed)),
    derivations: inSomeOrder(facts.derivations, seed),
    dependences: facts.dependences,
    links: inSomeOrder(facts.links, seed),
    groups: new Map(inSomeOrder([...facts.groups], seed)),
    counts: inSomeOrder(facts.counts, seed),
    responsibility: inSomeOrder(facts.responsibility, seed),
    denials: inSomeOrder(facts.denials, seed),
  };
}

/** A permutation of a list, always the same one for a seed. */
export function inSomeOrder<T>(all: readonly T[], seed: number): T[] {
  const left = [...all];
  const drawn: T[] = [];
  for (let state = seed >>> 0; left.length > 0; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    drawn.push(...left.splice((state >>> 8) % left.length, 1));
  }
  return drawn;
}

const kinds: ReadonlyMap<string, { kind: PartyKind }> = new Map(
  Object.entries({
    BLA: { kind: "armed_group" },
    spokesman: { kind: "person" },
    official: { kind: "person" },
    army: { kind: "state_force" },
    ministry: { kind: "government_body" },
    state: { kind: "state" },
    hospital: { kind: "health_authority" },
    residents: { kind: "witness" },
    AFP: { kind: "news_agency" },
    IANS: { kind: "news_agency" },
    Dawn: { kind: "outlet" },
    Post: { kind: "outlet" },
  }),
);

// The first half speaks most.
const speakers = ["BLA", "army", "ministry", "spokesman", "official", "state", "hospital"] as const;
const relays = ["AFP", "IANS", "Dawn", "Post"] as const;
const days = ["2026-02", "2026-02-01", "2026-02-02", "2026-02-03", "2026-02-03T12"] as const;
const period: Period = { start: "2026-02-01", end: "2026-02-02" };
const windows = [
  "2026-02-01..2026-02-02",
  "2026-02..2026-02",
  "2025-12..2026-02",
  "2025-12-05..2026-02-02",
  "2025-12-10..2026-02-02",
  "2025-12-05..2026-02",
  "2026-01-20..2026-02-03",
  "2026-02-01..2026-02-01",
  "2026-02-01T08..2026-02-01T14",
];

const day = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.constantFrom(...days) },
);

const measure: fc.Arbitrary<Measure> = fc.record({
  outcome: fc.constantFrom(
    "killed" as const,
    "killed" as const,
    "killed" as const,
    "injured" as const,
  ),
  group: fc.constantFrom("security_forces", "security_forces", "people", "civilians", "police"),
  of: fc.constantFrom("state", "state", null),
});

// Most chains name somebody; a third only relays. Some speakers are nobody in particular.
const chain: fc.Arbitrary<Hop[]> = fc
  .tuple(
    fc.array(hop("relays", fc.constantFrom(...relays)), { maxLength: 2 }),
    fc.oneof(
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 4, arbitrary: fc.array(speaking(), { minLength: 1, maxLength: 2 }) },
    ),
  )
  .chain(([relaying, speaking]) =>
    fc.boolean().map((last) => (last ? [...speaking, ...relaying] : [...relaying, ...speaking])),
  )
  .map((hops) => hops.slice(0, 4));

const said = { article: fc.nat(3), offset: fc.nat(5), chain, assertedOn: day };
type Said = { article: number; offset: number; chain: Hop[]; assertedOn: EventDate | null };

// How many of six state a window.
const count = (windowed: number) =>
  fc.record({
    ...said,
    figure: someFigure,
    // One measure for most, so that voices meet.
    measure: fc.oneof(
      {
        weight: 5,
        arbitrary: fc.constant<Measure>({
          outcome: "killed",
          group: "security_forces",
          of: "state",
        }),
      },
      { weight: 1, arbitrary: measure },
    ),
    basis: fc.oneof(
      { weight: 12, arbitrary: fc.constant("event" as const) },
      { weight: 2, arbitrary: fc.constantFrom(...(["cumulative", "part", "projection"] as const)) },
    ),
    window: fc.oneof(
      { weight: 6 - windowed, arbitrary: fc.constant(null) },
      { weight: windowed, arbitrary: fc.constantFrom(...windows).map(periodOf) },
    ),
    attackersIncluded: fc.oneof(
      { weight: 8, arbitrary: fc.constant("not_said" as const) },
      { weight: 1, arbitrary: fc.constantFrom(...(["no", "yes"] as const)) },
    ),
  });

const article = fc.record({ outlet: fc.constantFrom(...relays), on: day });

const derivation = fc.record({
  pair: fc.tuple(fc.nat(3), fc.nat(3)),
  held: fc.boolean(),
  wireOf: fc.constantFrom("AFP", "IANS"),
  directionKnown: fc.boolean(),
});

const participant = fc.record({
  party: fc.constantFrom("BLA", "army", "ministry", "state", "residents"),
  side: fc.constantFrom("state", "state", "state", "rebels", null),
});

// Never a circle: each points further down this list.
const ties: fc.Arbitrary<Tie[]> = fc
  .subarray([
    { kind: "speaks_for", from: "spokesman", to: "BLA" },
    { kind: "speaks_for", from: "official", to: "army" },
    { kind: "speaks_for", from: "official", to: "ministry" },
    { kind: "speaks_for", from: "hospital", to: "ministry" },
    { kind: "part_of", from: "army", to: "state" },
    { kind: "part_of", from: "ministry", to: "state" },
    { kind: "part_of", from: "hospital", to: "ministry" },
  ] as const)
  .chain((all) =>
    fc.tuple(
      ...all.map((tie) =>
        fc.record({
          kind: fc.constant(tie.kind),
          from: fc.constant(tie.from),
          to: fc.constant(tie.to),
          validFrom: day,
          validTo: day,
        }),
      ),
    ),
  );

const dependence = fc.record({
  kind: fc.constantFrom("join" as const, "part" as const),
  measure: fc.constant<Measure>({ outcome: "killed", group: "security_forces", of: "state" }),
  parties: fc.tuple(fc.constantFrom(...speakers), fc.constantFrom(...speakers)),
  claims: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
});

interface Drawn {
  articles: { outlet: string; on: EventDate | null }[];
  derivations: { pair: [number, number]; held: boolean; wireOf: string; directionKnown: boolean }[];
  participants: Facts["participants"];
  ties: Tie[];
  counts: (Said & Omit<CountClaim, keyof Assertion> & { figure: ComparedFigure })[];
  /** Counts that whoever they name gives again, naming whoever gave them first. */
  mirrored: number[];
  responsibility: (Said & { holds: string })[];
  denials: (Said & { claim: number | null; measure: Measure })[];
  links: { kind: "same_dead" | "part_of"; pair: [number, number] }[];
  dependences: {
    kind: "join" | "part";
    measure: Measure;
    parties: [string, string];
    claims: number[];
  }[];
}

// Numbers stand for articles and claims, whatever their number turned out to be.
function compose(drawn: Drawn): Facts {
  const piece = (index: number) => index % drawn.articles.length;
  const publishedOn = (index: number) => drawn.articles[piece(index)]?.on ?? null;
  const assertion = (kind: string, one: Said, index: number) => {
    const published = publishedOn(one.article);
    const tooLate = published && one.assertedOn && knownBefore(published, one.assertedOn);
    return {
      id: `${kind}${index}`,
      article: `a${piece(one.article)}`,
      offset: one.offset,
      chain: one.chain,
      assertedOn: tooLate ? published : one.assertedOn,
      publishedOn: published,
    };
  };
  const drawnCounts: CountClaim[] = drawn.counts.map((one, index) => ({
    ...assertion("c", one, index),
    figure: one.figure,
    measure: one.measure,
    basis: one.basis,
    window: one.window,
    attackersIncluded: one.attackersIncluded,
  }));
  const mirrored = drawnCounts.length > 0 ? drawn.mirrored : [];
  const counts = [
    ...drawnCounts,
    ...mirrored.flatMap((one, index) => {
      const original = drawnCounts[one % drawnCounts.length];
      return original ? [mirror(original, `m${index}`, drawn.articles)] : [];
    }),
  ];
  const responsibility = drawn.responsibility.map((one, index) => ({
    ...assertion("r", one, index),
    figure: yes,
    holdsResponsible: one.holds,
  }));
  const all = [...counts, ...responsibility].map((claim) => claim.id);
  const claim = (index: number) => all[index % Math.max(1, all.length)] ?? "nothing";
  return {
    period,
    participants: drawn.participants,
    parties: kinds,
    ties: drawn.ties,
    articles: new Map(drawn.articles.map(({ outlet }, index) => [`a${index}`, { outlet }])),
    derivations: drawn.derivations.flatMap((one) => derivationOf(one, piece)),
    dependences: drawn.dependences.map((one, index) => dependenceOf(one, index, claim)),
    links: drawn.links.map(({ kind, pair }) => ({
      kind,
      claim: claim(pair[0]),
      other: claim(pair[1]),
    })),
    groups,
    counts,
    responsibility,
    denials: drawn.denials.map((one, index) => ({
      ...assertion("n", one, index),
      figure: yes,
      denies: one.claim === null ? { measure: one.measure } : { claim: claim(one.claim) },
    })),
  };
}

/** The same count by whom it names: speakers the other way round, or an outlet naming an outlet. */
function mirror(claim: CountClaim, id: string, articles: Drawn["articles"]): CountClaim {
  const spoken = claim.chain.filter((hop) => hop.function === "speaks");
  if (spoken.length > 0) return { ...claim, id, chain: [...claim.chain].reverse() };
  const named = articles.findIndex(({ outlet }) => claim.chain.some((hop) => hop.party === outlet));
  const own = articles[Number(claim.article.slice(1))]?.outlet ?? null;
  const article = named < 0 ? claim.article : `a${named}`;
  return { ...claim, id, article, chain: [{ party: own, function: "relays" }] };
}

function derivationOf(
  { pair, held, wireOf, directionKnown }: Drawn["derivations"][number],
  piece: (index: number) => number,
): Derivation[] {
  const [copy, from] = [piece(pair[0]), piece(pair[1])];
  if (!held) return [{ article: `a${copy}`, from: null, wireOf, directionKnown: true }];
  if (copy === from) return [];
  return [{ article: `a${copy}`, from: `a${from}`, wireOf: null, directionKnown }];
}

function dependenceOf(
  { kind, measure: about, parties, claims }: Drawn["dependences"][number],
  index: number,
  claim: (index: number) => string,
): Dependence {
  if (kind === "part") {
    return { kind, id: `d${index}`, measure: about, claims: [...new Set(claims.map(claim))] };
  }
  return { kind, id: `d${index}`, measure: about, party: parties[0], is: parties[1] };
}

const yes: ComparedFigure = { form: "exact", stated: [1], lower: 1, upper: 1, soft: false };

function hop(does: Hop["function"], party: fc.Arbitrary<string | null>): fc.Arbitrary<Hop> {
  return party.map((one) => ({ party: one, function: does }));
}

function speaking(): fc.Arbitrary<Hop> {
  return hop(
    "speaks",
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...speakers.slice(0, 3)) },
      { weight: 5, arbitrary: fc.constantFrom(...speakers) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  );
}

function worded(shapes: readonly string[], numbers: readonly number[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...shapes), fc.constantFrom(...numbers))
    .map(([shape, number]) => shape.replace("#", String(number)));
}
