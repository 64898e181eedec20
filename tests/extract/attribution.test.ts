import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { claimantAt } from "@/lib/extract/attribution";
import { readPassages, sameParty } from "../support/passages";

const passages = readPassages(await readFile("tests/extract/attribution.txt", "utf8"));

test("there are at least 150 passages, of every way of attributing", () => {
  expect(passages.length).toBeGreaterThanOrEqual(150);
  expect(new Set(passages.map(({ way }) => way)).size).toBe(11);
  for (const { title, text, expected } of passages) {
    expect(expected.length).toBeGreaterThan(0);
    for (const { figure } of expected) expect(`${title} ${text}`).toContain(figure);
  }
});

test("the claimant is found", () => {
  let right = 0;
  let all = 0;
  for (const { title, text, expected } of passages) {
    const whole = title === null ? text : `${title}\n\n${text}`;
    for (const { figure, claimant, via } of expected) {
      all += 1;
      const found = claimantAt(whole, whole.indexOf(figure));
      if (sameParty(found, claimant) && via.length === 0) right += 1;
    }
  }
  console.info(`attribution: ${right} of ${all} right`);
  expect(right / all).toBeGreaterThan(0.25);
});
