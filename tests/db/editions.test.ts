import { beforeAll, describe, expect, test } from "vitest";
import { logClaim } from "@/lib/commands/claims";
import { withdrawIncident } from "@/lib/commands/editions";
import { enterInError } from "@/lib/commands/errors";
import { merge } from "@/lib/commands/merges";
import { publishedArticle } from "@/lib/queries/articles";
import { editionDocumentAt, editionFeed, publishedEdition } from "@/lib/queries/editions";
import { publishedParty, whereItLeads } from "@/lib/queries/parties";
import { useDatabase } from "../support/database";
import {
  article,
  count,
  incident,
  logged,
  party,
  published,
  speaks,
  system,
} from "./support/world";

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

describe("an older edition", () => {
  test("leads to no page that there is none of any more, and to every other", async () => {
    const [army, group, twin] = [await party(), await party(), await party()];
    const [kept, dropped] = [await article("17 were killed."), await article("84 were killed.")];
    const it = await incident({ slug: "told-of-less" });
    await logged(count(kept, it, "17", { chain: speaks(army) }));
    const gone = [
      await logged(count(dropped, it, "84", { chain: speaks(group) })),
      await logged(count(kept, it, "17", { chain: speaks(twin) })),
    ];
    await published(it);
    const lost = async () => (await publishedEdition("told-of-less", 1))?.withoutPage;
    const all = [army, group, twin, kept.id, dropped.id];
    const isAsTold = async () => {
      const told = await lost();
      for (const id of all) {
        const page =
          (await publishedParty(id, { limit: 1 })) ??
          (await whereItLeads(id)) ??
          (await publishedArticle(id));
        expect(told?.includes(id)).toBe(page === null);
      }
      return told?.sort();
    };
    expect(await isAsTold()).toEqual([]);

    for (const id of gone) {
      await enterInError(system, { noun: "claim", id, openedOn: 1, reason: "Misread." });
    }
    await published(it);
    expect(await isAsTold()).toEqual([group, twin, dropped.id].sort());
    expect((await publishedEdition("told-of-less", 2))?.withoutPage).toEqual([]);

    // What leads on is a way, and so is a page that another incident makes.
    await merge(system, { noun: "party", from: twin, into: army, reason: "One and the same." });
    const other = await incident();
    await logged(count(dropped, other, "84", { chain: speaks(group) }));
    await published(other);
    expect(await isAsTold()).toEqual([]);
  });
});
