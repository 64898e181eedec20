/**
 * How long a judgement of many claims takes. Printed and not asserted: a time depends on the machine.
 * What is asserted is that it comes to what so many claims must come to.
 */
import { describe, expect, test } from "vitest";
import type { Facts, Hop } from "@/lib/domain/facts";
import { judge } from "@/lib/domain/judgement";
import { figure, incident } from "../support/facts";

const speaks = (party: string): Hop => ({ party, function: "speaks" });
const days = Array.from({ length: 28 }, (_, day) => `2026-02-${String(day + 1).padStart(2, "0")}`);

/** A thousand claims in a month's articles, each copied from the one before. */
function thousand(chain: (index: number) => Hop[], wording: (index: number) => string): Facts {
  const [model] = incident().claim({ figure: "1" }).facts.counts;
  if (!model) throw new Error("There is one.");
  return {
    ...incident().facts,
    articles: new Map(days.map((_, index) => [`a${index}`, { outlet: `paper ${index}` }])),
    derivations: days.map((_, index) => ({
      article: `a${index + 1}`,
      from: `a${index}`,
      wireOf: null,
      directionKnown: index % 2 === 0,
    })),
    counts: Array.from({ length: 1000 }, (_, index) => ({
      ...model,
      id: `c${index}`,
      article: `a${index % days.length}`,
      chain: chain(index),
      assertedOn: days[index % days.length] ?? null,
      publishedOn: null,
      figure: figure(wording(index)),
    })),
  };
}

describe("a thousand claims", () => {
  test.each([
    [
      "of fifty origins",
      thousand(
        (i) => [speaks(`party ${i % 50}`)],
        (i) => `${(i * 37) % 91}`,
      ),
      { standing: "contested", voices: 50 },
    ],
    [
      "in rings of those who cite each other, but for two who cite themselves",
      thousand(
        (i) => [speaks(`party ${i % 50}`), speaks(`party ${(i * 7) % 50}`)],
        () => "12",
      ),
      { standing: "agreed", voices: 2 },
    ],
    [
      "of nobody, beside two of somebody",
      thousand(
        (i) => (i < 2 ? [speaks(`party ${i}`)] : []),
        (i) => `at least ${(i * 37) % 91}`,
      ),
      { standing: "compatible", voices: 2 },
    ],
    [
      "in which each is a thousand times the same",
      thousand(
        () => [speaks("party")],
        () => "12",
      ),
      { standing: "single_origin", voices: 1 },
    ],
  ])("%s", (what, facts, { standing, voices }) => {
    const start = process.cpuUsage();
    const [measure] = judge(facts).measures;
    const milliseconds = Math.round(process.cpuUsage(start).user / 1000);
    console.info(`1,000 claims ${what}: ${milliseconds} ms of the processor`);
    expect(measure?.standing.value).toBe(standing);
    expect(measure?.origins.filter(({ voice }) => voice !== null)).toHaveLength(voices);
    expect(measure?.claims).toHaveLength(1000);
  });
});
