import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readPassages, scorePassages } from "../support/passages";

const passages = readPassages(await readFile("tests/extract/attribution.txt", "utf8"));

test("there are at least 150 passages, of every way of attributing", () => {
  expect(passages.length).toBeGreaterThanOrEqual(150);
  expect(new Set(passages.map(({ way }) => way)).size).toBe(11);
  for (const { title, text, expected } of passages) {
    expect(expected.length).toBeGreaterThan(0);
    for (const { figure } of expected) expect(`${title} ${text}`).toContain(figure);
  }
});

test("nine figures of ten get the claimant and the relays that a reader names", () => {
  const { right, all, wrong, confusion } = scorePassages(passages);
  const table = [...confusion].map(([what, times]) => `${what} ${times}`).join(", ");
  console.info(`attribution: ${right} of ${all} right (${table})\n${wrong.join("\n")}`);
  expect(right / all).toBeGreaterThanOrEqual(0.9);
});
