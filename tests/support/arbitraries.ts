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

/** Facts with up to so many counts. */
export function someFacts(counts = 9): fc.Arbitrary<Facts> {
  return fc
    .record({
      articles: fc.array(article, { minLength: 1, maxLength: 4 }),
      derivations: fc.array(derivation, { maxLength: 4 }),
      participants: fc.uniqueArray(participant, { maxLength: 4, selector: (p) => p.party }),
      ties,
      counts: fc.array(count, { maxLength: counts }),
      responsibility: fc.array(
        fc.record({ ...said, holds: fc.constantFrom("BLA", "army", "state") }),
        {
          maxLength: 3,
        },
      ),
      denials: fc.array(fc.record({ ...said, claim: fc.option(fc.nat(20)), measure }), {
        maxLength: 2,
      }),
      links: fc.array(
        fc.record({
          kind: fc.constantFrom("same_dead" as const, "part_of" as const),
          pair: fc.tuple(fc.nat(20), fc.nat(20)),
        }),
        { maxLength: 1 },
      ),
      dependences: fc.array(dependence, { maxLength: 2 }),
    })
    .map(compose);
}

/** A figure by its wording: every form, numbers that meet, now and then a vague word. */
export const someFigure: fc.Arbitrary<ComparedFigure> = fc
  .oneof(
    { weight: 5, arbitrary: worded(["#", "#", "at least #", "more than #"], [1, 2, 3, 5, 8, 10]) },
    { weight: 2, arbitrary: worded(["at most #", "up to #", "fewer than #"], [1, 3, 8, 10, 12]) },
    { weight: 2, arbitrary: worded(["about #", "nearly #", "# to 12", "# or 10"], [2, 3, 5, 8]) },
    { weight: 1, arbitrary: fc.constantFrom("none", "dozens", "several", "a dozen", "at least 0") },
  )
  .map(figure);

/** The same facts in another order; only dependences keep theirs, since the newest stands. */
export function shuffled(facts: Facts): fc.Arbitrary<Facts> {
  const any = <T>(all: readonly T[]) =>
    fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length });
  const entries = <K, V>(map: ReadonlyMap<K, V>) => any([...map]).map((all) => new Map(all));
  return fc.record({
    period: fc.constant(facts.period),
    participants: any(facts.participants),
    parties: entries(facts.parties),
    ties: any(facts.ties),
    articles: entries(facts.articles),
    derivations: any(facts.derivations),
    dependences: fc.constant(facts.dependences),
    links: any(facts.links),
    groups: entries(facts.groups),
    counts: any(facts.counts),
    responsibility: any(facts.responsibility),
    denials: any(facts.denials),
  });
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

const speakers = ["BLA", "spokesman", "official", "army", "ministry", "state", "hospital"] as const;
const relays = ["AFP", "IANS", "Dawn", "Post"] as const;
const days = ["2026-02", "2026-02-01", "2026-02-02", "2026-02-03", "2026-02-03T12"] as const;
const period: Period = { start: "2026-02-01", end: "2026-02-02" };
const windows = [
  "2026-02-01..2026-02-02",
  "2026-02..2026-02",
  "2026-01-05..2026-02-02",
  "2026-01..2026-02",
  "2026-01-20..2026-02-03",
  "2026-02-01..2026-02-01",
  "2026-02-01T08..2026-02-01T14",
];

const day = fc.option(fc.constantFrom(...days), { nil: null, freq: 4 });

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
      { weight: 3, arbitrary: fc.array(speaking(), { minLength: 1, maxLength: 3 }) },
    ),
  )
  .chain(([relaying, speaking]) =>
    fc.boolean().map((last) => (last ? [...speaking, ...relaying] : [...relaying, ...speaking])),
  )
  .map((hops) => hops.slice(0, 4));

const said = { article: fc.nat(3), offset: fc.nat(5), chain, assertedOn: day };
type Said = { article: number; offset: number; chain: Hop[]; assertedOn: EventDate | null };

const count = fc.record({
  ...said,
  figure: someFigure,
  // One measure for most, so that voices meet.
  measure: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constant<Measure>({ outcome: "killed", group: "security_forces", of: "state" }),
    },
    { weight: 1, arbitrary: measure },
  ),
  basis: fc.constantFrom(
    ...([
      "event",
      "event",
      "event",
      "event",
      "event",
      "event",
      "cumulative",
      "part",
      "projection",
    ] as const),
  ),
  window: fc.option(fc.constantFrom(...windows).map(periodOf), { nil: null, freq: 3 }),
  attackersIncluded: fc.constantFrom(...(["not_said", "not_said", "no", "no", "yes"] as const)),
});

const article = fc.record({ outlet: fc.constantFrom(...relays), on: day });

const derivation = fc.record({
  pair: fc.tuple(fc.nat(3), fc.nat(3)),
  held: fc.boolean(),
  wireOf: fc.constantFrom("AFP", "IANS"),
  directionKnown: fc.boolean(),
});

const participant = fc.record({
  party: fc.constantFrom("BLA", "army", "state", "residents"),
  side: fc.constantFrom("rebels", "state", null),
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
          validFrom: fc.option(fc.constantFrom(...days), { nil: null, freq: 2 }),
          validTo: fc.option(fc.constantFrom(...days), { nil: null, freq: 2 }),
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
  const counts: CountClaim[] = drawn.counts.map((one, index) => ({
    ...assertion("c", one, index),
    figure: one.figure,
    measure: one.measure,
    basis: one.basis,
    window: one.window,
    attackersIncluded: one.attackersIncluded,
  }));
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
      { weight: 9, arbitrary: fc.constantFrom(...speakers) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  );
}

function worded(shapes: readonly string[], numbers: readonly number[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...shapes), fc.constantFrom(...numbers))
    .map(([shape, number]) => shape.replace("#", String(number)));
}
