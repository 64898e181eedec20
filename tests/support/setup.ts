import { afterEach, beforeEach, expect, vi } from "vitest";

let expected: RegExp[] = [];
const written: string[] = [];

beforeEach(() => {
  expected = [];
  written.length = 0;
  for (const method of ["error", "warn"] as const) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      written.push(parts.map(String).join(" "));
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  const surprises = written.filter((line) => !expected.some((pattern) => pattern.test(line)));
  expect(surprises, "written to console.error or console.warn").toEqual([]);
});

/** Lets the running test write such a line to console.error or console.warn without failing. */
export function expectConsole(pattern: RegExp): void {
  expected.push(pattern);
}
