/** Dates of the place, ties that hold for a time, and windows as far as they are stated. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  agrees,
  covers,
  type EventDate,
  inOrder,
  isEventDate,
  knownBefore,
  samePeriod,
} from "@/lib/domain/timeline";
import { periodOf } from "../support/facts";
import { runs } from "../support/runs";

const lengths = [4, 7, 10, 13, 16];

/** A day of any year, as precisely as you like. */
const someDate: fc.Arbitrary<EventDate> = fc
  .tuple(
    fc.date({
      min: new Date("1000-01-01T00:00Z"),
      max: new Date("9999-12-31T23:59Z"),
      noInvalidDate: true,
    }),
    fc.constantFrom(...lengths),
  )
  .map(([date, length]) => date.toISOString().slice(0, length));

/** Dates that often lie in the same month or on the same of these days. */
function someNearDate(...days: string[]): fc.Arbitrary<EventDate> {
  return fc
    .tuple(
      fc.constantFrom("2024", "2025"),
      fc.constantFrom("02", "12"),
      fc.constantFrom(...days),
      fc.constantFrom("00", "23"),
      fc.constantFrom("00", "59"),
      fc.constantFrom(...lengths),
    )
    .map(([y, m, d, h, min, length]) => `${y}-${m}-${d}T${h}:${min}`.slice(0, length));
}

const nearDate = someNearDate("01", "28");

/** Every minute that a date may stand for is between these two. */
function minutes(date: EventDate): [number, number] {
  const [year = 0, month, day, hour, minute] = date.split(/[-T:]/).map(Number);
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0);
  const last = Date.UTC(
    month ? year : year + 1,
    month ? (day ? month - 1 : month) : 0,
    day ? (hour === undefined ? day + 1 : day) : 1,
    hour === undefined ? 0 : minute === undefined ? hour + 1 : hour,
    minute === undefined ? 0 : minute + 1,
  );
  return [first, last - 60_000];
}

describe("a date of the place", () => {
  test.each(["2026", "2026-02", "2026-02-01", "2026-02-01T14", "2026-02-01T14:30", "2024-02-29"])(
    "%s is one",
    (text) => {
      expect(isEventDate(text)).toBe(true);
    },
  );

  test.each([
    "",
    "26",
    "0999",
    "2026-2",
    "2026-13",
    "2026-00",
    "2026-02-30",
    "2026-02-00",
    "2025-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-02-01 14",
    "2026-02-01T24",
    "2026-02-01T14:60",
    "2026-02-01T14:30Z",
    "2026-02-01T14:30:00",
    "2026-02-01\n",
    "٢٠٢٦",
  ])("%j is none", (text) => {
    expect(isEventDate(text)).toBe(false);
  });

  test("is whatever a calendar has, at five precisions", () => {
    fc.assert(
      fc.property(someDate, (date) => isEventDate(date)),
      { numRuns: runs(500) },
    );
  });
});

describe("known before", () => {
  test.each([
    ["2026-01-31", "2026-02-01", true],
    ["2026-01", "2026-02-01", true],
    ["2026-02", "2026-02-03", false],
    ["2026-02-01", "2026-02", false],
    ["2026-02-03", "2026-02-03T00:00", false],
    ["2026-02-02", "2026-02-03T00:00", true],
    ["2025", "2026", true],
    ["2026", "2026", false],
    ["2026-02-01T14", "2026-02-01T14:30", false],
    ["2026-02-01T13", "2026-02-01T14:30", true],
  ])("%s before %s: %s", (a, b, known) => {
    expect(knownBefore(a, b)).toBe(known);
  });

  test("exactly when the last minute of one lies before the first of the other", () => {
    const pair = fc.oneof(fc.tuple(nearDate, nearDate), fc.tuple(someDate, someDate));
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(knownBefore(a, b)).toBe(minutes(a)[1] < minutes(b)[0]);
        expect(knownBefore(a, b) && knownBefore(b, a)).toBe(false);
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe("periods", () => {
  test.each([
    ["2026-01-31..2026-02-01", "2026-01-31..2026-02-01"],
    ["2026-01..2026-02", "2026-01-31..2026-02-01"],
    ["2026..2026", "2026-01-31..2026-02-01"],
    ["2026-01-31T06..2026-02-01T16:00", "2026-01-31..2026-02-01"],
    ["2026-01..2026-02-01", "2026-01-31..2026-02"],
  ])("%s and %s are the same as far as they are stated", (a, b) => {
    expect(samePeriod(periodOf(a), periodOf(b))).toBe(true);
    expect(samePeriod(periodOf(b), periodOf(a))).toBe(true);
  });

  test.each([
    ["2026-01-31..2026-02-01", "2026-01-31..2026-02-02"],
    ["2025..2026", "2026-01-31..2026-02-01"],
    ["2026-02-01", "2026-01-31..2026-02-01"],
  ])("%s and %s are not", (a, b) => {
    expect(samePeriod(periodOf(a), periodOf(b))).toBe(false);
  });

  test("are in order unless the end is known to lie before the start", () => {
    expect(inOrder(periodOf("2026-02-01..2026-01-31"))).toBe(false);
    expect(inOrder(periodOf("2026-02-03..2026-02"))).toBe(true);
    fc.assert(
      fc.property(nearDate, nearDate, (start, end) => {
        expect(inOrder({ start, end })).toBe(!knownBefore(end, start));
      }),
      { numRuns: runs(500) },
    );
  });

  test("cover what lies wholly in them, whatever it stands for", () => {
    fc.assert(
      fc.property(
        fc.array(someNearDate("01", "28"), { minLength: 4, maxLength: 4 }),
        ([a = "", b = "", c = "", d = ""]) => {
          const [outer, inner] = [
            { start: a, end: b },
            { start: c, end: d },
          ];
          const within = minutes(a)[0] <= minutes(c)[0] && minutes(d)[1] <= minutes(b)[1];
          expect(covers(outer, inner)).toBe(within);
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  test("agreement is as far as the less precise of two says, and the same both ways", () => {
    fc.assert(
      fc.property(nearDate, nearDate, (a, b) => {
        const length = Math.min(a.length, b.length);
        expect(agrees(a, b)).toBe(a.slice(0, length) === b.slice(0, length));
        expect(agrees(b, a)).toBe(agrees(a, b));
      }),
      { numRuns: runs(500) },
    );
  });
});
