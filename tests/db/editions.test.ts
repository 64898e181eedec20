import { beforeAll, describe, expect, test } from "vitest";
import { logClaim } from "@/lib/commands/claims";
import { withdrawIncident } from "@/lib/commands/editions";
import { editionDocumentAt, editionFeed, publishedEdition } from "@/lib/queries/editions";
import { useDatabase } from "../support/database";
import { article, count, incident, party, published, speaks, system } from "./support/world";

useDatabase();
const slug = "told-twice";

let id: string;
beforeAll(async () => {
  const army = await party("The army");
  const group = await party("The group");
  const text = await article(
    "The army said 17 were killed. The group said at least 84 were killed.",
  );
  id = await incident({ slug, title: "Told twice" });
  await logClaim(system, count(text, id, "17", { chain: speaks(army) }));
  await published(id);
  await logClaim(system, count(text, id, "at least 84", { chain: speaks(group) }));
  await published(id);
});

describe("an edition", () => {
  test("shows what it showed, after a newer one", async () => {
    const first = await publishedEdition(slug, 1);
    expect(first?.incident.edition.number).toBe(1);
    expect(first?.newest).toBe(2);
    expect(first?.difference).toBe(null);
    expect(first?.incident.measures[0]?.standing.value).toBe("single_origin");
  });

  test("says what it changed beside the one before", async () => {
    const second = await publishedEdition(slug, 2);
    expect(second?.incident.measures[0]?.standing.value).toBe("contested");
    const [measure] = second?.difference?.measures ?? [];
    expect(measure?.standing).toEqual({ before: "single_origin", after: "contested" });
    expect(measure?.claims.map(({ change }) => change)).toContain("added");
  });

  test("is none where none of that number was published", async () => {
    for (const [name, number] of [
      [slug, 3],
      ["nothing-here", 1],
      ["NOT A SLUG", 1],
    ] as const) {
      expect(await publishedEdition(name, number)).toBe(null);
      expect(await editionDocumentAt(name, number)).toBe(null);
    }
    expect(await editionFeed("nothing-here")).toBe(null);
  });

  test("is announced, newest first, each with its lines", async () => {
    const feed = await editionFeed(slug);
    expect(feed?.title).toBe("Told twice");
    expect(feed?.editions.map(({ number }) => number)).toEqual([2, 1]);
    expect(feed?.editions[0]?.lines[0]).toMatch(/contested/);
  });

  test("tells nothing but the reason once the incident is withdrawn", async () => {
    await withdrawIncident(system, { incident: id, openedOn: 2, reason: "A name in it." });
    const feed = await editionFeed(slug);
    expect(feed?.editions.map(({ lines }) => lines)).toEqual([["Withdrawn: A name in it."]]);
    const first = await publishedEdition(slug, 1);
    expect(first?.difference).toBe(null);
    const told = JSON.stringify([feed, first, await publishedEdition(slug, 3)]);
    // "84" may well stand in a hash or an identifier.
    expect(told.replace(/"[0-9a-f-]{36,64}"/g, "")).not.toMatch(/Told|army|\b84\b/);
  });
});
