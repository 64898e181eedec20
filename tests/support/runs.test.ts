import { afterEach, expect, test, vi } from "vitest";
import { runs, runsFactor } from "./runs";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("a property is tried as often as it asks, or the run's multiple of that", () => {
  vi.stubEnv("COUNTERCLAIM_TEST_RUNS", undefined);
  expect(runs(200)).toBe(200);
  vi.stubEnv("COUNTERCLAIM_TEST_RUNS", "100");
  expect(runs(200)).toBe(20_000);
  expect(runs(2, 70)).toBe(70);
  vi.stubEnv("COUNTERCLAIM_TEST_RUNS", "0.01");
  expect(runs(30)).toBe(1);
});

test.each(["0", "-1", "many", ""])("a multiple of %j is refused", (text) => {
  vi.stubEnv("COUNTERCLAIM_TEST_RUNS", text);
  expect(runsFactor).toThrow("COUNTERCLAIM_TEST_RUNS must be a number");
});
