/** Random measures as editions publish them: few origins, figures that meet, every form of bounds. */
import fc from "fast-check";
import type { Plotted } from "@/lib/chart/plot";
import type { EditionCountClaim } from "@/lib/schemas/edition";
import { article, count, figure, id, party, quoted } from "./fixtures/parts";

const number = fc.oneof(
  fc.integer({ min: 0, max: 120 }),
  fc.integer({ min: 0, max: 1_000_000_000 }),
);

/** Bounds of any form: whole numbers in order, the upper one open now and then. */
const someBounds = fc
  .record({ one: number, other: number, shape: fc.integer({ min: 0, max: 3 }), soft: fc.boolean() })
  .map(({ one, other, shape, soft }) => ({
    lower: shape === 0 ? one : Math.min(one, other),
    upper: shape === 0 ? one : shape === 1 ? null : Math.max(one, other),
    soft,
  }));

const someClaim = fc.record({
  bounds: someBounds,
  origin: fc.constantFrom("a", "b", "c", "unknown", null),
  article: fc.integer({ min: 1, max: 4 }),
  isVague: fc.integer({ min: 0, max: 5 }).map((drawn) => drawn === 0),
});

/** A measure with up to nine claims of up to three known origins, and of nobody known. */
export const someMeasure: fc.Arbitrary<Plotted> = fc
  .record({
    claims: fc.array(someClaim, { minLength: 1, maxLength: 9 }),
    says: fc.array(fc.option(someBounds), { minLength: 3, maxLength: 3 }),
    contested: fc.boolean(),
    both: fc.option(someBounds),
    projection: fc.boolean(),
    found: fc.option(fc.array(number, { minLength: 3, maxLength: 3 })),
    interest: fc.option(fc.constantFrom("more" as const, "fewer" as const)),
  })
  .map(({ claims, says, contested, both, projection, found, interest }) => ({
    measure: {
      outcome: "killed",
      group: "people",
      of: null,
      basis: projection ? "projection" : "event",
      window: null,
      attackersIncluded: "no",
    },
    standing: {
      value: contested ? "contested" : "compatible",
      sentence: "",
      reasons: [],
      bothAssert: both,
      camps: [],
      flags: interest === null ? [] : interests(interest),
    },
    ...findingOf(found),
    origins: [
      ...["a", "b", "c"].map((name, index) => ({
        id: name,
        kind: "known" as const,
        party: party(index + 1, `Party ${name}`),
        says: says[index] ?? null,
      })),
      { id: "unknown", kind: "unknown", party: null, says: null },
    ],
    claims: claims.map(claimOf),
  }));

/** Of one voice that it would gain; of the other too, and that it says the contrary all the same. */
function interests(direction: "more" | "fewer"): Plotted["standing"]["flags"] {
  const flag = { text: "", party: null, direction };
  return [
    { ...flag, flag: "interested", origin: "a" },
    { ...flag, flag: "interested", origin: "b" },
    { ...flag, flag: "against_interest", origin: "b" },
  ];
}

function findingOf(found: readonly number[] | null): Pick<Plotted, "finding"> {
  const [low, best, high] = found?.toSorted((a, b) => a - b) ?? [];
  if (low === undefined || best === undefined || high === undefined) return {};
  return { finding: { low, best, high, rule: "own", rationale: "", claims: [] } };
}

function claimOf(
  drawn: {
    bounds: { lower: number; upper: number | null; soft: boolean };
    origin: string | null;
    article: number;
    isVague: boolean;
  },
  index: number,
): EditionCountClaim {
  const { lower, upper, soft } = drawn.bounds;
  const form = drawn.isVague ? "vague" : "exact";
  return count({
    id: id(1000 + index),
    effect: "first",
    origin: drawn.origin,
    article: article(drawn.article, party(90 + drawn.article, "Outlet"), {}),
    figure: figure(`wording ${lower}`, form, lower, upper, soft),
    quote: quoted("[wording]"),
  });
}
