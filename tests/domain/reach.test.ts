/** That the random facts reach what the laws are about: a law that nothing tries holds of nothing. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "@/lib/domain/judgement";
import { effects, flagKinds, relationValues, standings } from "@/lib/domain/vocabulary";
import { someFacts } from "../support/arbitraries";

const samples = 1000;
const seen = new Map<string, number>();
for (const facts of fc.sample(someFacts(), { numRuns: samples, seed: 20_260_201 })) {
  const { measures, responsibility } = judge(facts);
  const words = [...measures, ...responsibility].flatMap(({ standing, flags, claims, origins }) => [
    `standing ${standing.value}`,
    ...flags.map(({ flag }) => `flag ${flag}`),
    ...standing.contradictions.map(({ code, soft }) => `${soft ? "soft" : "hard"} ${code}`),
    ...(standing.camps.length > 1 ? ["several camps"] : []),
    ...origins.flatMap(({ origin, voice }) => [
      `origin ${origin.id.startsWith("part:") ? "parted" : origin.kind}`,
      ...(voice && !voice.says ? ["voice that contradicts itself"] : []),
    ]),
    ...claims.flatMap(({ effect, relations, claim, origin, echo, direct }) => [
      `effect ${effect}`,
      ...relations.map(({ relation }) => `relation ${relation}`),
      ...(echo && origin.kind === "known" ? ["echo of a known origin"] : []),
      ...(echo && effect === "echoes" && origin.kind !== "known" ? ["echo of nobody"] : []),
      ...(!direct && !echo && origin.kind === "known" ? ["hearsay"] : []),
      ...(isOfAnother(claim.chain.at(-1)?.party, origin.party) ? ["speaks for another"] : []),
    ]),
  ]);
  for (const word of new Set(words)) seen.set(word, (seen.get(word) ?? 0) + 1);
}

function isOfAnother(claimant: string | null | undefined, party: string | null): boolean {
  return Boolean(claimant && party && claimant !== party);
}

describe(`of ${samples} random incidents`, () => {
  test.each([
    ...standings.map((value) => `standing ${value}`),
    ...effects.map((value) => `effect ${value}`),
    ...flagKinds.map((value) => `flag ${value}`),
    ...relationValues.map((value) => `relation ${value}`),
    ...["known", "unknown", "circular", "parted"].map((kind) => `origin ${kind}`),
    ...["disjoint", "denied", "part_exceeds_whole", "described_otherwise"].map((c) => `hard ${c}`),
    "soft disjoint",
    "soft part_exceeds_whole",
    "several camps",
    "voice that contradicts itself",
    "echo of a known origin",
    "echo of nobody",
    "hearsay",
    "speaks for another",
  ])("%s is met in one of fifty at least", (word) => {
    expect(seen.get(word) ?? 0).toBeGreaterThanOrEqual(samples / 50);
  });
});
