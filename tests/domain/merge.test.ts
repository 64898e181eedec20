/** Merges: what is followed, what is refused, and that one taken back leaves no trace. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepingApart, pairOf } from "@/lib/domain/distinction";
import type { Tie } from "@/lib/domain/facts";
import { footingOfClaim, type Movement, movements, redirectedFooting } from "@/lib/domain/footing";
import { type Judgement, judge } from "@/lib/domain/judgement";
import {
  ancestorsOf,
  familyOf,
  incidentMergeFault,
  mergedInto,
  partyMergeFault,
  type Redirects,
  redirectedTies,
  rootOf,
} from "@/lib/domain/merge";
import { lineage } from "@/lib/domain/party";
import type { PartyKind } from "@/lib/domain/vocabulary";
import { compose } from "@/lib/editions/compose";
import { factsOf, type LiveIncident } from "@/lib/editions/live";
import { redirected } from "@/lib/editions/redirect";
import { staleness } from "@/lib/editions/staleness";
import { someFacts } from "../support/arbitraries";
import { incident } from "../support/facts";
import { liveOf } from "../support/live";
import { runs } from "../support/runs";

const names = [
  "BLA",
  "army",
  "ministry",
  "spokesman",
  "official",
  "state",
  "hospital",
  "AFP",
  "Dawn",
];
const kinds: Record<string, PartyKind> = { AFP: "news_agency", Dawn: "outlet" };
const party = (id: string, withheld = false) => ({ id, kind: kinds[id] ?? "other", withheld });
const at = new Date("2026-02-10T12:00:00Z");

/** Merges one after the other, each where nothing speaks against it, and takes some back again. */
const someMerges = fc.array(
  fc.record({
    from: fc.constantFrom(...names),
    into: fc.constantFrom(...names),
    back: fc.nat(4).map((n) => n === 0),
  }),
  { minLength: 1, maxLength: 12 },
);
type Steps = typeof someMerges extends fc.Arbitrary<infer T> ? T : never;

function mergedBy(steps: Steps, ties: readonly Tie[]): Map<string, string> {
  const redirects = new Map<string, string>();
  for (const { from, into, back } of steps) {
    if (back) redirects.delete(from);
    else if (!partyMergeFault(party(from), party(into), ties, redirects)) redirects.set(from, into);
  }
  return redirects;
}

describe("a redirect", () => {
  test("is followed to its end, and what leads to one end is a family", () => {
    const redirects: Redirects = new Map([
      ["c", "b"],
      ["b", "a"],
      ["d", "a"],
    ]);
    expect(["a", "b", "c", "d", "e"].map((id) => rootOf(id, redirects))).toEqual([
      ...["a", "a", "a", "a", "e"],
    ]);
    expect(familyOf("c", redirects)).toEqual(["a", "b", "c", "d"]);
    expect(familyOf("e", redirects)).toEqual(["e"]);
    expect(mergedInto("b", redirects)).toEqual(["c"]);
    expect(mergedInto("a", redirects)).toEqual(["b", "d", "c"]);
  });

  test("ends, even where somebody wrote a ring", () => {
    const ring: Redirects = new Map([
      ["a", "b"],
      ["b", "a"],
    ]);
    expect(["a", "b"]).toContain(rootOf("a", ring));
  });

  test("never makes one of two that are kept apart, by whatever way round", () => {
    const some = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 4 }), someMerges, (pairs, steps) => {
        const apart = pairs.filter(([a, b]) => a !== b).map(([a, b]) => pairOf(a, b));
        const redirects = new Map<string, string>();
        for (const { from, into, back } of steps) {
          if (back) redirects.delete(from);
          else if (partyMergeFault(party(from), party(into), [], redirects)) continue;
          else if (keepingApart(from, into, apart, redirects).length === 0) {
            redirects.set(from, into);
          }
        }
        for (const { one, other } of apart) {
          expect(rootOf(one, redirects)).not.toBe(rootOf(other, redirects));
          expect(keepingApart(other, one, apart, redirects)).toContainEqual({ one, other });
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test("never comes round, whatever is merged and taken back", () => {
    fc.assert(
      fc.property(someFacts(), someMerges, ({ ties }, steps) => {
        const redirects = mergedBy(steps, ties);
        for (const id of redirects.keys()) {
          expect(redirects.has(rootOf(id, redirects))).toBe(false);
          expect(familyOf(id, redirects)).toContain(id);
        }
        const now = redirectedTies(ties, redirects);
        for (const tie of now) {
          expect(redirects.has(tie.from) || redirects.has(tie.to)).toBe(false);
          expect(lineage(tie.to, now)).not.toContain(tie.from);
        }
      }),
      { numRuns: runs(80) },
    );
  });
});

describe("two parties are not merged", () => {
  const ties: Tie[] = [
    { kind: "part_of", from: "ministry", to: "state", validFrom: null, validTo: null },
    { kind: "speaks_for", from: "official", to: "ministry", validFrom: null, validTo: "2020" },
  ];
  const none: Redirects = new Map();
  test.each([
    ["itself", "army", "army", none],
    ["merged_already", "BLA", "army", new Map([["BLA", "hospital"]])],
    ["into_merged", "army", "BLA", new Map([["BLA", "hospital"]])],
    ["own_part", "official", "state", none],
    ["own_part", "state", "ministry", none],
    ["own_part", "state", "BLA", new Map([["ministry", "BLA"]])],
    ["relays_and_speaks", "Dawn", "BLA", none],
    ["relays_and_speaks", "BLA", "AFP", none],
    [null, "AFP", "Dawn", none],
    [null, "army", "BLA", none],
  ] as const)("%s: %s into %s", (fault, from, into, redirects) => {
    expect(partyMergeFault(party(from), party(into), ties, redirects)).toBe(fault);
  });

  test("withheld_alone: where readers see the name of one alone", () => {
    const fault = (a: boolean, b: boolean) =>
      partyMergeFault(party("army", a), party("BLA", b), [], none);
    expect([fault(true, false), fault(false, true), fault(true, true)]).toEqual([
      "withheld_alone",
      "withheld_alone",
      null,
    ]);
  });
});

test("an incident is not merged with what it is part of, nor the other way round", () => {
  const parents = new Map([
    ["town", "march"],
    ["march", "war"],
  ]);
  const none: Redirects = new Map();
  expect(ancestorsOf("town", parents, new Map([["march", "raid"]]))).toEqual(["raid"]);
  expect(incidentMergeFault("town", "war", parents, none)).toBe("own_part");
  expect(incidentMergeFault("war", "town", parents, none)).toBe("own_part");
  expect(incidentMergeFault("raid", "town", parents, none)).toBe(null);
  expect(incidentMergeFault("raid", "town", parents, new Map([["march", "raid"]]))).toBe(
    "own_part",
  );
});

describe("merged facts", () => {
  test("name nobody who was merged, and are the same when they are followed twice", () => {
    fc.assert(
      fc.property(someFacts(), someMerges, (facts, steps) => {
        const merged = mergedBy(steps, facts.ties);
        const live = redirected(liveOf(facts), merged);
        for (const id of merged.keys()) {
          expect(JSON.stringify(compose(live, at))).not.toContain(`"id":"${id}"`);
        }
        expect(redirected(live, merged)).toEqual(live);
      }),
      { numRuns: runs(100) },
    );
  });

  test("are what they were when the merges are taken back, in whatever order", () => {
    fc.assert(
      fc.property(someFacts(), someMerges, fc.nat(), (facts, steps, seed) => {
        const live = liveOf(facts);
        const before = compose(redirected(live, new Map()), at);
        const merged = mergedBy(steps, facts.ties);
        const decided = judge(factsOf(live));
        for (let left = [...merged.keys()]; left.length > 0; ) {
          const [id] = left.splice(seed % left.length, 1);
          if (id) merged.delete(id);
          left = [...merged.keys()];
          compose(redirected(live, merged), at);
        }
        expect(compose(redirected(live, merged), at)).toEqual(before);
        for (const claim of live.claims) {
          const footing = footingOfClaim(decided, claim.id, []);
          const again = { ...claim, decision: { ...asDecided, footing } };
          expect(staleness(live, judge(factsOf(live)), again, ownNames)).toEqual([]);
        }
      }),
      { numRuns: runs(20) },
    );
  });

  test("leave one voice of two", () => {
    const { facts } = incident({ sides: { army: "state" } })
      .claim({ id: "one", says: ["army"], figure: "12" })
      .claim({ id: "two", says: ["ministry"], figure: "12" });
    const of = (live: LiveIncident) => judge(factsOf(live)).measures[0]?.standing.value;
    const live = liveOf(facts);
    expect(of(live)).toBe("agreed");
    expect(of(redirected(live, new Map([["ministry", "army"]])))).toBe("single_origin");
  });

  test("keep one of two findings on a set, and count both", () => {
    const live = liveOf(incident().claim({ id: "one", says: ["army"], figure: "12" }).facts);
    const set = (of: string) => ({
      measure: { outcome: "killed" as const, group: "people", of },
      basis: "event" as const,
      window: null,
      attackersIncluded: "no" as const,
    });
    const finding = (of: string, best: number) => ({
      ...{ set: set(of), number: 1, low: 1, best, high: 99, rule: "own" as const },
      ...{ rationale: "", footing: null, grounds: [] },
    });
    const both = { ...live, findings: [finding("army", 12), finding("state", 13)] };
    const [first, ...rest] = redirected(both, new Map([["army", "state"]])).findings;
    expect(first).toMatchObject({ best: 12, number: 2, set: set("state") });
    expect(rest).toEqual([]);
  });
});

describe("a merge returns a decision to the queue", () => {
  test("exactly when the standing that it rested on is another by more than a name", () => {
    const told = { old: 0, still: 0 };
    fc.assert(
      fc.property(someFacts(), someMerges, (facts, steps) => {
        const merged = mergedBy(steps, facts.ties);
        fc.pre(merged.size > 0);
        const live = liveOf(facts);
        const [was, is] = [judge(factsOf(live)), judge(factsOf(redirected(live, merged)))];
        for (const { id } of facts.counts) {
          const differs = around(was, id, merged) !== around(is, id, merged);
          const found = moved(was, is, id, merged);
          expect([found.length > 0, found]).toEqual([differs, found]);
          told[differs ? "old" : "still"] += 1;
        }
      }),
      { numRuns: runs(120) },
    );
    expect(Math.min(told.old, told.still)).toBeGreaterThan(runs(10));
  });

  test("and says that two voices are one", () => {
    const { facts } = incident()
      .claim({ id: "one", says: ["army"], figure: "12" })
      .claim({ id: "two", says: ["ministry"], figure: "12" })
      .claim({ id: "three", says: ["BLA"], figure: "12" });
    const merged = new Map([["ministry", "army"]]);
    const live = liveOf(facts);
    const [was, is] = [judge(factsOf(live)), judge(factsOf(redirected(live, merged)))];
    expect(moved(was, is, "three", merged)).toEqual([{ kind: "joined", party: "army" }]);
  });
});

const asDecided = { grounds: [], overrideReason: null, reliability: null, credibility: null };
const ownNames = { party: (id: string) => id };

function moved(was: Judgement, is: Judgement, claim: string, merged: Redirects): Movement[] {
  const old = redirectedFooting(footingOfClaim(was, claim, []), merged);
  return movements(old, footingOfClaim(is, claim, []), () => true);
}

/** All that a standing is around a claim, with everybody by the name of what they were merged into. */
function around(judgement: Judgement, id: string, merged: Redirects): string {
  const own = judgement.measures.find(({ claims }) => claims.some(({ claim }) => claim.id === id));
  if (!own) return "none";
  const root = (name: string) => {
    const named = own.claims.filter(({ origin }) => origin.id === name);
    return name.startsWith("part:")
      ? `part ${named.map(({ claim }) => claim.id).sort()[0]}`
      : rootOf(name, merged);
  };
  const { measure, basis, attackersIncluded, window } = own.set;
  const { value, contradictions } = own.standing;
  const heard = own.claims.filter(({ claim }) => claim.figure.form !== "vague");
  const says = own.origins
    .filter(({ origin }) => heard.some((one) => one.origin.id === origin.id))
    .filter(({ voice, origin }) => voice || origin.kind !== "known")
    .map(({ origin, says: it }) => [root(origin.id), it?.lower, it?.upper, it?.soft].join())
    .sort();
  const met = contradictions.map(({ code, origins }) =>
    [code, ...origins.map((one) => root(one.id)).sort()].join(),
  );
  return JSON.stringify([
    ...[measure.outcome, measure.group, measure.of && root(measure.of), basis, attackersIncluded],
    ...[window !== null, value, value === "none" ? [] : says, [...new Set(met)].sort()],
    root(own.claims.find(({ claim }) => claim.id === id)?.origin.id ?? ""),
  ]);
}
