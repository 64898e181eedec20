import { beforeAll, describe, expect, test } from "vitest";
import { decideDerivation, proposeDerivation } from "@/lib/commands/derivations";
import { enterInError } from "@/lib/commands/errors";
import { useDatabase } from "../../support/database";
import { type Refusal, refused } from "../support/refused";
import { type Article, article, party, system, user } from "../support/world";

const { ownerPool } = useDatabase();
const nobody = "00000000-0000-7000-8000-000000000000";

let copy: Article;
let wire: Article;
let agency: string;
beforeAll(async () => {
  wire = await article("The wire.");
  copy = await article("😀 With inputs from the wire");
  agency = await party("Coastal Wire", { kind: "news_agency" });
});

type Input = Parameters<typeof proposeDerivation>[1];
const proposes = (more: object, refusal: Refusal) => {
  const input: Input = { article: copy.id, from: wire.id, kind: "wire", score: 0.5, ...more };
  return refused(ownerPool, () => proposeDerivation(system, input), refusal);
};
const credit = (start: number, end: number, snapshot = copy.snapshot) => ({
  score: undefined,
  creditLine: { snapshot, start, end },
});

describe("a derivation is refused", () => {
  test.each([
    ["from a held article and a wire", { wireOf: nobody }, ""],
    ["from nowhere", { from: undefined }, ""],
    ["with a score and a credit line", { creditLine: { snapshot: nobody, start: 0, end: 1 } }, ""],
    ["with nothing to show it", { score: undefined }, ""],
    ["with a score below 0", { score: -0.1 }, "score"],
    ["with a score above 1", { score: 1.1 }, "score"],
    ["with a score that is none", { score: Number.NaN }, "score"],
    ["with an empty reason", { reason: " " }, "reason"],
  ] as const)("%s", async (_, more, at) => {
    await proposes(more, { code: "invalid", at });
  });

  test("from itself, however its identifier is written", async () => {
    for (const from of [copy.id, copy.id.toUpperCase()]) {
      await proposes({ from }, { code: "invalid", at: "from", says: /itself/ });
    }
  });

  test("of, from or by nobody", async () => {
    await proposes({ article: nobody }, { code: "not_found", at: "article" });
    await proposes({ from: nobody }, { code: "not_found", at: "from" });
    await proposes({ from: undefined, wireOf: nobody }, { code: "not_found", at: "wireOf" });
    await proposes(credit(0, 3, nobody), { code: "not_found", at: "creditLine.snapshot" });
    await proposes(credit(0, 3, wire.snapshot), { code: "not_found", at: "creditLine.snapshot" });
  });

  test("of or from what was entered in error", async () => {
    const fallen = await article("Fallen");
    await enterInError(system, { noun: "article", id: fallen.id, openedOn: 1, reason: "Twice." });
    await proposes({ article: fallen.id }, { code: "conflict", at: "article" });
    await proposes({ from: fallen.id }, { code: "conflict", at: "from" });
  });

  test("with a credit line outside the text, reversed, empty, or through a character", async () => {
    const { start } = copy.span("😀");
    const invalid = { code: "invalid", at: "creditLine" } as const;
    await proposes(credit(start, copy.text.length + 1), { ...invalid, says: /outside/ });
    await proposes(credit(start + 1, copy.text.length), { ...invalid, says: /middle/ });
    await proposes(credit(0, start + 1), { ...invalid, says: /middle/ });
    await proposes(credit(start + 2, start + 3), { ...invalid, says: /no words/ });
    await proposes(credit(5, 5), invalid);
    await proposes(credit(5, 2), invalid);
    await proposes(credit(-1, 2), { code: "invalid", at: "creditLine.start" });
    await proposes(credit(0, 1.5), { code: "invalid", at: "creditLine.end" });
    await proposes(credit(0, 2 ** 40), invalid);
  });

  test("a second time", async () => {
    const input = { article: copy.id, wireOf: agency, kind: "wire", score: 1 } as const;
    await proposeDerivation(system, input);
    await refused(ownerPool, () => proposeDerivation(system, input), {
      code: "conflict",
      says: /recorded already/,
    });
  });
});

describe("a decision on a derivation", () => {
  test("is an editor's, on the state that was seen", async () => {
    const [one, two] = [await article("One"), await article("Two")];
    const input = { article: one.id, from: two.id, kind: "rewrite", score: 0.8 } as const;
    const analyst = await user("analyst");
    const { id } = await proposeDerivation(analyst, input);
    const decide = (openedOn: number, more = {}) => ({
      id,
      openedOn,
      decision: "accepted" as const,
      ...more,
    });
    await refused(ownerPool, () => decideDerivation(analyst, decide(1)), { code: "forbidden" });
    await refused(ownerPool, () => decideDerivation(system, decide(1, { id: nobody })), {
      code: "not_found",
    });
    await refused(ownerPool, () => decideDerivation(system, decide(2)), { code: "conflict" });
    expect(await decideDerivation(await user("editor"), decide(1))).toEqual({ id, number: 2 });
    await refused(ownerPool, () => decideDerivation(system, decide(1)), { code: "conflict" });
    await enterInError(system, { noun: "derivation", id, openedOn: 2, reason: "Other day." });
    await refused(ownerPool, () => decideDerivation(system, decide(3)), { code: "conflict" });
  });
});
