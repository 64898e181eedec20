import {
  type Arbitrary,
  array,
  boolean,
  constant,
  integer,
  oneof,
  property,
  record,
} from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Bounds,
  boundsFault,
  contains,
  describeBounds,
  formOf,
  intersection,
  intersectionOf,
  inverse,
  isDisjoint,
  maximumFigure,
  readFigure,
  relation,
  terseBounds,
} from "../../lib/domain/figure";
import { holds } from "./holds";

const hard = (lower: number, upper: number | null): Bounds => ({ lower, upper, soft: false });
const soft = (lower: number, upper: number | null): Bounds => ({ lower, upper, soft: true });

test.for([
  ["84 narrows 80+", hard(84, 84), hard(80, null), "narrows"],
  ["80+ widens 84", hard(80, null), hard(84, 84), "widens"],
  ["84+ narrows 81+", hard(84, null), hard(81, null), "narrows"],
  ["81+ equals 81+", hard(81, null), hard(81, null), "equal"],
  ["dozens equal 24 to 99", soft(24, 99), hard(24, 99), "equal"],
  ["80 to 84 overlaps 82 to 90", hard(80, 84), hard(82, 90), "overlaps"],
  ["80 to 84 overlaps 84+", hard(80, 84), hard(84, null), "overlaps"],
  ["at most 80 overlaps at least 10", hard(0, 80), hard(10, null), "overlaps"],
  ["17 is disjoint from 84+", hard(17, 17), hard(84, null), "disjoint"],
  ["12 is disjoint from 11", hard(12, 12), hard(11, 11), "disjoint"],
] as const)("%s", ([, a, b, expected]) => {
  expect(relation(a, b)).toBe(expected);
});

test.for([
  [[hard(80, null), hard(84, null)], hard(84, null)],
  [[hard(80, null), hard(0, 90)], hard(80, 90)],
  [[hard(80, 84), hard(90, null)], null],
  [[], hard(0, null)],
  // A soft bound that another one overrules decides nothing.
  [[soft(72, 88), hard(80, 80)], hard(80, 80)],
  [[soft(72, 88), hard(80, null)], soft(80, 88)],
  // Where a hard and a soft bound agree, the hard one holds.
  [[soft(12, 12), hard(12, 12)], hard(12, 12)],
  [[soft(0, 80), hard(0, 80)], hard(0, 80)],
  // No floor and no ceiling are never soft.
  [[soft(0, 80), hard(10, 20)], hard(10, 20)],
  [[soft(0, null)], hard(0, null)],
] as const)("%o say together %o", ([all, expected]) => {
  expect(intersectionOf(all)).toEqual(expected);
});

test.for([
  [hard(84, 84), "84", "84"],
  [hard(84, null), "84+", "84+"],
  [hard(80, 84), "80 to 84", "80–84"],
  [hard(0, 80), "at most 80", "0–80"],
  [hard(0, 0), "0", "0"],
  [hard(0, null), "any number", "0+"],
  [soft(9, 11), "about 9 to 11", "~9–11"],
  [soft(0, 80), "up to about 80", "~0–80"],
  [soft(12, 12), "about 12", "~12"],
  [soft(2, null), "about 2+", "~2+"],
  [soft(20_000, 99_999), "about 20,000 to 99,999", "~20,000–99,999"],
  [hard(1_000_000_000, null), "1,000,000,000+", "1,000,000,000+"],
] as const)("%o reads “%s” and “%s”", ([bounds, words, terse]) => {
  expect(describeBounds(bounds)).toBe(words);
  expect(terseBounds(bounds)).toBe(terse);
});

test("what cannot be bounds is told why", () => {
  expect(boundsFault(0, maximumFigure)).toBe(null);
  expect(boundsFault(80, null)).toBe(null);
  expect(boundsFault(-1, 5)).toMatch(/negative/);
  expect(boundsFault(0.5, 5)).toMatch(/whole/);
  expect(boundsFault(Number.NaN, null)).toMatch(/whole/);
  expect(boundsFault(0, Number.POSITIVE_INFINITY)).toMatch(/whole/);
  expect(boundsFault(0, maximumFigure + 1)).toMatch(/1,000,000,000/);
  expect(boundsFault(84, 80)).toMatch(/above/);
});

describe("laws", () => {
  // Small numbers, so that ends often meet.
  const bounds: Arbitrary<Bounds> = record({
    lower: integer({ min: 0, max: 9 }),
    width: oneof(constant(null), integer({ min: 0, max: 5 })),
    soft: boolean(),
  }).map(({ lower, width, soft }) => ({
    lower,
    upper: width === null ? null : lower + width,
    soft,
  }));
  const members = ({ lower, upper }: Bounds): boolean[] =>
    Array.from({ length: 30 }, (_, value) => value >= lower && value <= (upper ?? 1000));
  const bare = (all: Bounds | null) => all && { lower: all.lower, upper: all.upper };

  test("relation(b, a) is the inverse of relation(a, b)", () => {
    holds(
      property(bounds, bounds, (a, b) => {
        expect(relation(b, a)).toBe(inverse(relation(a, b)));
        expect(inverse(inverse(relation(a, b)))).toBe(relation(a, b));
      }),
      1000,
    );
  });

  test("the relation is the one that their members stand in", () => {
    holds(
      property(bounds, bounds, (a, b) => {
        const [inA, inB] = [members(a), members(b)];
        const onlyA = inA.some((is, value) => is && !inB[value]);
        const onlyB = inB.some((is, value) => is && !inA[value]);
        const both = inA.some((is, value) => is && inB[value]);
        const seen = {
          equal: both && !onlyA && !onlyB,
          narrows: both && !onlyA && onlyB,
          widens: both && onlyA && !onlyB,
          overlaps: both && onlyA && onlyB,
          disjoint: !both,
        };
        expect(Object.entries(seen).filter(([, is]) => is)).toEqual([[relation(a, b), true]]);
        expect(contains(a, b)).toBe(!onlyB);
        expect(isDisjoint(a, b)).toBe(!both);
      }),
      1000,
    );
  });

  test("an intersection has the members that both have, whatever the order", () => {
    holds(
      property(bounds, bounds, bounds, (a, b, c) => {
        const both = intersection(a, b);
        const expected = members(a).map((is, value) => is && members(b)[value] === true);
        expect(both === null ? expected.map(() => false) : members(both)).toEqual(expected);
        expect(intersection(b, a)).toEqual(both);
        expect(bare(intersection(a, a))).toEqual(bare(a));
        const bc = intersection(b, c);
        const left = both && intersection(both, c);
        const right = bc && intersection(a, bc);
        expect(bare(left)).toEqual(bare(right));
        expect(bare(intersectionOf([a, b, c]))).toEqual(bare(left));
      }),
      1000,
    );
  });

  test("the intersection of many does not know their order, softness included", () => {
    holds(
      property(array(bounds, { maxLength: 6 }), integer(), (all, seed) => {
        const shuffled = all
          .map((each, index) => ({ each, key: Math.imul(index + 1, seed | 1) }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect(intersectionOf(shuffled)).toEqual(intersectionOf(all));
        expect(intersectionOf([...all, ...all])).toEqual(intersectionOf(all));
      }),
      1000,
    );
  });

  test("hard bounds put into words read as themselves", () => {
    const number = integer({ min: 0, max: maximumFigure });
    const pair = record({ a: number, b: oneof(constant(null), number), together: boolean() });
    holds(
      property(pair, ({ a, b, together }) => {
        const given =
          b === null
            ? hard(Math.max(a, 1), null)
            : together
              ? hard(a, a)
              : hard(Math.min(a, b), Math.max(a, b));
        const read = readFigure(describeBounds(given));
        expect(read).toMatchObject({ kind: "figure", figure: given });
        expect(readFigure(terseBounds(given))).toMatchObject({ kind: "figure", figure: given });
        if (read.kind === "figure") expect(read.figure.form).toBe(formOf(given));
      }),
      500,
    );
  });
});
