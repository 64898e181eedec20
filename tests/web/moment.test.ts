import { expect, test } from "vitest";
import { readMoment } from "@/lib/web/moment";

test.each([
  ["2026-02-03", "2026-02-03T23:59:59.999Z"],
  ["2026-02-03T09:30", "2026-02-03T09:30:00.000Z"],
  ["2026-02-03T09:30:10.5Z", "2026-02-03T09:30:10.500Z"],
  ["2026-02-03T09:30+05:00", "2026-02-03T04:30:00.000Z"],
])("%s is %s", (text, moment) => {
  expect(readMoment(text)?.toISOString()).toBe(moment);
});

test.each([
  "",
  "soon",
  "2026",
  "2026-02",
  "2026-02-30",
  "2026-13-01",
  "2026-02-03T25:00",
  "2026-02-03T09:30+5",
  "-2026-02-03",
  "2026-02-03T09:30Z ",
])("%j is no moment", (text) => {
  expect(readMoment(text)).toBe(null);
});
