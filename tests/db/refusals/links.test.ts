import { beforeAll, describe, expect, test } from "vitest";
import { enterInError } from "@/lib/commands/errors";
import { decideLink, linkClaims } from "@/lib/commands/links";
import { useDatabase } from "../../support/database";
import { type Refusal, refused } from "../support/refused";
import { type Article, article, count, incident, logged, system, user } from "../support/world";

const { ownerPool } = useDatabase();
const nobody = "00000000-0000-7000-8000-000000000000";

let paper: Article;
let place: string;
beforeAll(async () => {
  paper = await article("84 died");
  place = await incident();
});
const claim = (at = place) => logged(count(paper, at, "84"));
type Input = Parameters<typeof linkClaims>[1];
const links = (input: Input, refusal: Refusal) =>
  refused(ownerPool, () => linkClaims(system, input), refusal);

describe("a link is refused", () => {
  test.each(["part_of", "same_dead"] as const)("as %s, of a claim with itself", async (kind) => {
    const one = await claim();
    await links({ kind, claim: one, other: one }, { code: "invalid", at: "" });
    await links({ kind, claim: one, other: one.toUpperCase() }, { code: "invalid", at: "" });
  });

  test("of claims that do not exist, were entered in error, or are of two incidents", async () => {
    const one = await claim();
    const kind = "part_of";
    await links({ kind, claim: nobody, other: one }, { code: "not_found", at: "claim" });
    await links({ kind, claim: one, other: nobody }, { code: "not_found", at: "other" });
    const fallen = await claim();
    await enterInError(system, { noun: "claim", id: fallen, openedOn: 1, reason: "Twice." });
    await links({ kind, claim: one, other: fallen }, { code: "conflict", at: "other" });
    const away = await claim(await incident());
    await links({ kind, claim: one, other: away }, { code: "invalid", at: "other" });
  });

  test("a second time, whichever of two descriptions comes first", async () => {
    const [one, two] = [await claim(), await claim()];
    await linkClaims(system, { kind: "same_dead", claim: one, other: two });
    const again = { kind: "same_dead", claim: two, other: one } as const;
    await links(again, { code: "conflict", says: /already/ });
  });

  test("when a part would come to be its own whole", async () => {
    const [small, middle, great] = [await claim(), await claim(), await claim()];
    const { id } = await linkClaims(system, { kind: "part_of", claim: small, other: middle });
    await linkClaims(system, { kind: "part_of", claim: middle, other: great });
    const back = { kind: "part_of", claim: great, other: small } as const;
    await links(back, { code: "invalid", at: "other", says: /part/ });

    await decideLink(system, { id, openedOn: 1, decision: "rejected" });
    await linkClaims(system, back);
    const again = { id, openedOn: 2, decision: "accepted" } as const;
    await refused(ownerPool, () => decideLink(system, again), { code: "invalid", says: /part/ });
  });
});

describe("a decision on a link", () => {
  test("is an editor's, on the state that was seen", async () => {
    const [one, two] = [await claim(), await claim()];
    const analyst = await user("analyst");
    const { id } = await linkClaims(analyst, { kind: "part_of", claim: one, other: two });
    const decide = (openedOn: number, of = id) => ({
      id: of,
      openedOn,
      decision: "accepted" as const,
    });
    await refused(ownerPool, () => decideLink(analyst, decide(1)), { code: "forbidden" });
    await refused(ownerPool, () => decideLink(system, decide(1, nobody)), { code: "not_found" });
    await refused(ownerPool, () => decideLink(system, decide(2)), { code: "conflict" });
    expect(await decideLink(await user("editor"), decide(1))).toEqual({ id, number: 2 });
    await refused(ownerPool, () => decideLink(system, decide(1)), { code: "conflict" });
  });
});
