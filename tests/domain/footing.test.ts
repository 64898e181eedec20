/** Whether a decision still stands on what it was made on: told exactly when the standing moved. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CountClaim, Facts } from "@/lib/domain/facts";
import { footingOfClaim, type Movement, movements } from "@/lib/domain/footing";
import { type JudgedSet, type Judgement, judge } from "@/lib/domain/judgement";
import { partedFootings, readFooting } from "@/lib/editions/staleness";
import { shuffled, someFacts, someFigure, someUnattributed } from "../support/arbitraries";
import { figure, incident } from "../support/facts";
import { runs } from "../support/runs";

describe("a decision grows old", () => {
  test("exactly when the standing that it rested on is another, whatever was changed", () => {
    const told = { old: 0, still: 0 };
    fc.assert(
      fc.property(someFacts(), someChange, fc.nat(8), (facts, change, n) => {
        const after = change(facts);
        const [was, is] = [judge(facts), judge(after)];
        // What the decision rests on besides: a claim of the same facts, which may be of another measure.
        const ground = facts.counts[n % Math.max(1, facts.counts.length)]?.id ?? "";
        for (const { id } of after.counts.filter((one) => holds(facts, one.id))) {
          const grounds = ground === id ? [] : [ground];
          const fell = grounds.some(
            (one) => !holds(after, one) || whose(was, one) !== whose(is, one),
          );
          const differs = around(was, id) !== around(is, id) || fell;
          const found = movedBetween(was, is, after, id, grounds);
          expect([found.length > 0, found]).toEqual([differs, found]);
          told[differs ? "old" : "still"] += 1;
        }
      }),
      { numRuns: runs(300) },
    );
    // Neither of the two is rare, so that the equivalence says something.
    expect(Math.min(told.old, told.still)).toBeGreaterThan(runs(20));
  });

  test("is the same read whole and in two parts, whichever of its members comes last", () => {
    const read = partedFootings();
    fc.assert(
      fc.property(someFacts(), fc.boolean(), (facts, claimsLast) => {
        const judgement = judge(facts);
        for (const { id } of facts.counts) {
          const { claims, ...ground } = footingOfClaim(judgement, id, []);
          const stored = JSON.stringify(claimsLast ? { ...ground, claims } : { claims, ...ground });
          const [head = "", tail = ""] = stored.split('"claims":');
          expect(read(head, tail)).toEqual(readFooting(stored));
        }
      }),
      { numRuns: runs(30) },
    );
  });

  test("never by order, nor by what only a flag tells", () => {
    fc.assert(
      fc.property(someFacts(), fc.nat(), (facts, seed) => {
        const was = judge(facts);
        for (const other of [shuffled(facts, seed), { ...facts, participants: [] }]) {
          const is = judge(other);
          for (const { id } of facts.counts) expect(movedBetween(was, is, other, id)).toEqual([]);
        }
      }),
      { numRuns: runs(40) },
    );
  });
});

const before = incident({
  sides: { BLA: "rebels" },
  ties: ["spokesman speaks for BLA"],
  articles: { other: "Post", copy: { by: "Dawn", from: ["other"] } },
})
  .claim({ id: "echo", figure: "12" })
  .claim({ id: "bla", says: ["spokesman"], figure: "at least 12", in: "other" });

/** What changed, and what a decision on "bla", resting on "echo", is told. */
const cases: [what: string, after: Facts, kinds: Movement["kind"][]][] = [
  ["nothing", before.facts, []],
  [
    "a voice comes in",
    before.claim({ says: ["hospital"], figure: "11" }).facts,
    ["standing", "says", "contradictions"],
  ],
  [
    "a voice agrees",
    before.claim({ says: ["hospital"], figure: "at least 12" }).facts,
    ["standing", "says", "says", "origin"],
  ],
  [
    "a figure",
    withFigure(before.facts, "bla", "at least 14"),
    ["standing", "says", "contradictions"],
  ],
  [
    "a chain",
    withCount(before.facts, "bla", { chain: [{ party: "army", function: "speaks" }] }),
    ["says", "says", "origin"],
  ],
  ["a party tie", { ...before.facts, ties: [] }, ["says", "says", "origin"]],
  ["a dependence", before.join("BLA", "army").facts, ["says", "says", "origin"]],
  [
    "a link",
    before
      .claim({ id: "others", says: ["army"], figure: "12", what: "killed militants" })
      .link("same_dead", "bla", "others").facts,
    ["standing", "contradictions"],
  ],
  [
    "a denial",
    before.denies({ claim: "bla" }, { says: ["army"] }).facts,
    ["standing", "contradictions"],
  ],
  ["a claim it rested on", without(before.facts, "echo"), ["gone", "says"]],
  [
    "the claim itself",
    without(before.facts, "bla"),
    ["gone", "filed_elsewhere", "standing", "says", "says"],
  ],
  [
    "another measure",
    withCount(before.facts, "bla", { basis: "part" }),
    ["filed_elsewhere", "says"],
  ],
  ["a flag", { ...before.facts, participants: [{ party: "army", side: "state" }] }, []],
  ["a place of a quote", withCount(before.facts, "bla", { offset: 999 }), []],
  [
    "another article with the same chain",
    before.claim({ says: ["spokesman"], figure: "at least 12", in: "copy" }).facts,
    [],
  ],
  [
    "another measure's claim",
    before.claim({ says: ["army"], figure: "40", what: "injured people" }).facts,
    [],
  ],
  ["a vague word", before.claim({ says: ["army"], figure: "several" }).facts, []],
];

describe("what is told", () => {
  test.each(cases)("%s", (_, after, kinds) => {
    const found = moved(before.facts, after, "bla", ["echo"]).map(({ kind }) => kind);
    expect(found.sort()).toEqual([...kinds].sort());
  });

  test("of a decision from before footings were kept", () => {
    const now = footingOfClaim(judge(before.facts), "bla", []);
    expect(movements(null, now, () => true)).toEqual([{ kind: "not_kept" }]);
  });

  test("nothing of a part that is declared anew with the same claims", () => {
    const parted = before.part("one", ["bla"]).facts;
    const again = before.part("one", ["bla"]).part("two", ["bla"]).facts;
    expect(moved(parted, again, "bla")).toEqual([]);
    expect(moved(before.facts, parted, "bla").map(({ kind }) => kind)).toContain("origin");
  });

  test("a derivation that makes an echo of a claim without a speaker", () => {
    const scene = (from: string[]) =>
      incident({ articles: { other: "Post", copy: { by: "Dawn", from } } })
        .claim({ id: "bla", says: ["BLA"], figure: "12", in: "other" })
        .claim({ id: "echo", figure: "12", in: "copy" }).facts;
    expect(moved(scene([]), scene(["other"]), "echo").map(({ kind }) => kind)).toEqual([
      "says",
      "origin",
    ]);
  });
});

function moved(was: Facts, is: Facts, claim: string, grounds: string[] = []): Movement[] {
  return movedBetween(judge(was), judge(is), is, claim, grounds);
}

function movedBetween(
  was: Judgement,
  is: Judgement,
  after: Facts,
  claim: string,
  grounds: string[] = [],
): Movement[] {
  const old = footingOfClaim(was, claim, grounds);
  return movements(old, footingOfClaim(is, claim, grounds), (id) => holds(after, id));
}

function holds({ counts }: Facts, claim: string): boolean {
  return counts.some(({ id }) => id === claim);
}

/** All that a standing is, of the set that a claim belongs to, and whose word the claim is. */
function around(judgement: Judgement, id: string): string {
  const own = judgement.measures.find(({ claims }) => claims.some(({ claim }) => claim.id === id));
  if (!own) return "none";
  const { measure, basis, attackersIncluded, window } = own.set;
  const { contradictions, ...standing } = own.standing;
  const met = contradictions.map((one) => `${one.code} ${one.origins.map((o) => o.id).sort()}`);
  const text = JSON.stringify({
    set: [measure.outcome, measure.group, measure.of, basis, attackersIncluded, window !== null],
    standing,
    met: [...new Set(met)].sort(),
    says: saysIn(own),
    origin: own.claims.find(({ claim }) => claim.id === id)?.origin.id,
  });
  // A part is its claims, whichever entry declared it.
  return text.replaceAll(/part:d\d+/g, (part) => {
    const claims = own.claims.filter(({ origin }) => origin.id === part);
    return `part of ${claims.map(({ claim }) => claim.id).sort()[0] ?? part}`;
  });
}

/** Whose word a claim is; of a part, by the claims that it is. */
function whose(judgement: Judgement, id: string): string {
  const own = judgement.measures.find(({ claims }) => claims.some(({ claim }) => claim.id === id));
  const origin = own?.claims.find(({ claim }) => claim.id === id)?.origin.id ?? "none";
  if (!origin.startsWith("part:")) return origin;
  return `part of ${own?.claims.flatMap((one) => (one.origin.id === origin ? one.claim.id : [])).sort()[0]}`;
}

function saysIn({ origins, claims, standing }: JudgedSet) {
  if (standing.value === "none") return [];
  const figures = claims.filter(({ claim }) => claim.figure.form !== "vague");
  return origins
    .filter(({ origin }) => figures.some((one) => one.origin.id === origin.id))
    .filter(({ voice, origin }) => voice || origin.kind !== "known")
    .map(({ origin, says }) => [origin.id, says?.lower, says?.upper, says?.soft]);
}

type Change = (facts: Facts) => Facts;

const gone = <T>(all: readonly T[], n: number) => all.toSpliced(n, 1);
/** What else some other facts of the same small world know, put beside what these know. */
const others = someFacts();

/** Every kind of change that can alter a standing, by what is changed; and some that never do. */
const changesOf: Record<string, fc.Arbitrary<Change>> = {
  figure: fc.tuple(fc.nat(8), someFigure).map(([n, to]) => at(n, () => ({ figure: to }))),
  "a hop less": fc.nat(8).map((n) => at(n, ({ chain }) => ({ chain: chain.slice(1) }))),
  "a chain turned": fc.nat(8).map((n) => at(n, ({ chain }) => ({ chain: [...chain].reverse() }))),
  "a day unknown": fc.nat(8).map((n) => at(n, () => ({ assertedOn: null }))),
  attackers: fc.nat(8).map((n) => at(n, () => ({ attackersIncluded: "yes" }))),
  basis: fc.nat(8).map((n) => at(n, () => ({ basis: "cumulative" }))),
  measure: fc
    .nat(8)
    .map((n) => at(n, ({ measure }) => ({ measure: { ...measure, group: "civilians" } }))),
  // Another snapshot of the same article: the words stand elsewhere in it, and nothing else is new.
  "a snapshot": fc.nat(8).map((n) => at(n, ({ offset }) => ({ offset: offset + 1 }))),
  "another article": fc.tuple(fc.nat(8), fc.nat(3)).map(
    ([n, to]) =>
      (facts) =>
        facts.articles.has(`a${to}`) ? at(n, () => ({ article: `a${to}` }))(facts) : facts,
  ),
  "a claim less": fc.nat(8).map((n) => (f) => ({ ...f, counts: gone(f.counts, n) })),
  "a claim of nobody": someUnattributed().map((one) => (f) => ({
    ...f,
    counts: [...f.counts, one],
  })),
  "a derivation less": fc.nat(4).map((n) => (f) => ({ ...f, derivations: gone(f.derivations, n) })),
  "a derivation": others.map(({ derivations }) => (f) => ({
    ...f,
    derivations: [
      ...f.derivations,
      ...derivations.filter(({ article, from }) =>
        [article, from ?? article].every((one) => f.articles.has(one)),
      ),
    ],
  })),
  "a tie less": fc.nat(6).map((n) => (f) => ({ ...f, ties: gone(f.ties, n) })),
  ties: others.map(({ ties }) => (f) => ({ ...f, ties })),
  "a link less": fc.nat(2).map((n) => (f) => ({ ...f, links: gone(f.links, n) })),
  links: others.map(({ links }) => (f) => ({
    ...f,
    links: links.filter(({ claim, other }) => holds(f, claim) && holds(f, other)),
  })),
  "a dependence less": fc.constant((f) => ({ ...f, dependences: f.dependences.slice(0, -1) })),
  dependences: others.map(({ dependences }) => (f) => ({ ...f, dependences })),
  "no denial": fc.constant((f) => ({ ...f, denials: [] })),
  denials: others.map(({ denials }) => (f) => ({
    ...f,
    denials: denials.filter(({ denies }) => !("claim" in denies) || holds(f, denies.claim)),
  })),
  participants: fc.constant((f) => ({ ...f, participants: f.participants.slice(1) })),
};

const someChange = fc.oneof(...Object.values(changesOf));

function at(index: number, change: (claim: CountClaim) => Partial<CountClaim>): Change {
  return (facts) => ({
    ...facts,
    counts: facts.counts.map((one, i) => (i === index ? { ...one, ...change(one) } : one)),
  });
}

function withCount(facts: Facts, id: string, change: Partial<CountClaim>): Facts {
  return at(
    facts.counts.findIndex((one) => one.id === id),
    () => change,
  )(facts);
}

function withFigure(facts: Facts, id: string, wording: string): Facts {
  return withCount(facts, id, { figure: figure(wording) });
}

function without(facts: Facts, id: string): Facts {
  return { ...facts, counts: facts.counts.filter((one) => one.id !== id) };
}
