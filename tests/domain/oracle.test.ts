/** Two judgements, written apart from each other, of the same random facts. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Facts } from "@/lib/domain/facts";
import { judge } from "@/lib/domain/judgement";
import { someFacts } from "../support/arbitraries";
import { type Expected, expectedOf } from "../support/oracle";
import { runs } from "../support/runs";

test.each([
  ["few", 1, 250],
  ["many", 5, 120],
])(
  "origins, what they say, standing, camps come out alike, %s windows being stated",
  (_, windowed, times) => {
    fc.assert(
      fc.property(someFacts(9, windowed), (facts) => {
        expect(inOrder(found(facts))).toEqual(inOrder(expectedOf(facts)));
      }),
      { numRuns: runs(times) },
    );
  },
);

function found(facts: Facts): Expected[] {
  return judge(facts).measures.map(({ claims, standing, origins }) => ({
    claims: claims.map(({ claim }) => claim.id),
    standing: standing.value,
    origins: Object.fromEntries(claims.map(({ claim, origin }) => [claim.id, origin.id])),
    says: Object.fromEntries(
      origins.flatMap(({ origin, voice }) =>
        voice ? [[origin.id, voice.says && [voice.says.lower, voice.says.upper]]] : [],
      ),
    ),
    bothAssert: standing.bothAssert && [standing.bothAssert.lower, standing.bothAssert.upper],
    camps: standing.camps.map((camp) => ({
      origins: [...camp.origins].sort(),
      span: [camp.lower, camp.upper],
    })),
  }));
}

function inOrder(sets: Expected[]): Expected[] {
  return sets
    .map((set) => ({ ...set, claims: [...set.claims].sort() }))
    .sort((a, b) => (a.claims.join() < b.claims.join() ? -1 : 1));
}
