import { expect, test } from "vitest";
import { assessClaim } from "@/lib/commands/assessments";
import { publishIncident, withdrawIncident } from "@/lib/commands/editions";
import { reviseIncident } from "@/lib/commands/incidents";
import { publishedIncident, publishedIncidents } from "@/lib/queries/incidents";
import { publishedHistory } from "@/lib/queries/public-history";
import { searchIncidents } from "@/lib/queries/search";
import { placesOf } from "@/lib/queries/search-places";
import { incidentHistory } from "@/lib/schemas/history";
import { searchParams } from "@/lib/schemas/search";
import { useDatabase } from "../support/database";
import { deskScene, somebody, system } from "./desk-scene";
import { summariesOf } from "./support/listed";
import {
  article,
  count,
  incident as enter,
  logged,
  party,
  published,
  speaks,
} from "./support/world";

const { ownerPool } = useDatabase();

test("readers see every edition, what it says otherwise, and the role of whoever published", async () => {
  const { incident, first, second } = await deskScene("history");
  const slug = "incident-history";
  expect(await publishedHistory(slug)).toBeNull();
  const editor = await somebody("editor", "Nadia-Who-Edits");
  await publishIncident(editor, { incident, note: "The first of it." });
  const decided = { claimNumber: 1, openedOn: 0, status: "contested" as const, grounds: [second] };
  await assessClaim(editor, { ...decided, claim: first, rationale: "Kept among colleagues." });
  // Nothing of it is told before it is published.
  expect((await publishedHistory(slug))?.items).toHaveLength(1);
  await publishIncident(await somebody("admin", "Omar-Who-Administers"), { incident });
  await publishIncident(system, { incident });
  const draft = {
    title: "A title not published",
    period: { start: "2026-02-01", end: "2026-02-01" },
  };
  await reviseIncident(editor, { id: incident, openedOn: 1, reason: "A try.", ...draft });

  const history = incidentHistory.parse(await publishedHistory(slug));
  expect(history.incident).toEqual({ slug, title: "Incident history" });
  expect(history.items.map(({ number, role, note }) => [number, role, note])).toEqual([
    [3, "system", null],
    [2, "admin", null],
    [1, "editor", "The first of it."],
  ]);
  const [same, changed, initial] = history.items.map(({ difference }) => difference);
  expect(initial).toBeNull();
  expect(changed?.measures.flatMap(({ claims }) => claims)).toMatchObject([
    { id: first, altered: [{ what: "status", before: "unreviewed", after: "contested" }] },
  ]);
  expect(same?.differs).toBe(false);
  const text = JSON.stringify(history);
  for (const words of ["Nadia", "Omar", "Kept among colleagues", "not published", "A try"]) {
    expect(text).not.toContain(words);
  }

  await withdrawIncident(editor, { incident, openedOn: 3, reason: "It was a drill." });
  const after = await publishedHistory(slug);
  expect(after?.incident.title).toBe("Withdrawn");
  expect(
    after?.items.map(({ kind, masked, difference, note }) => [kind, masked, difference, note]),
  ).toEqual([
    ["withdrawn", false, null, "It was a drill."],
    ["published", true, null, null],
    ["published", true, null, null],
    ["published", true, null, null],
  ]);
  expect(JSON.stringify(after)).not.toContain("Incident history");
  const { incidents } = await placesOf(searchParams.parse({}));
  expect(incidents).toMatchObject([{ slug, title: "Withdrawn", withdrawn: true, places: [] }]);
});

test("a long history comes in pages", async () => {
  const id = await enter({ slug: "long-history" });
  for (let edition = 1; edition <= 23; edition += 1) await published(id);
  const first = await publishedHistory("long-history");
  expect([first?.items[0]?.number, first?.items.length, first?.next]).toEqual([23, 20, 4]);
  const last = await publishedHistory("long-history", first?.next ?? 0);
  expect(last?.items.map(({ number }) => number)).toEqual([3, 2, 1]);
  expect(last?.next).toBeNull();
  expect(await publishedHistory("long-history", 1)).toBeNull();
  expect(await publishedHistory("Long_History")).toBeNull();
});

test("lists say what rests on invented texts, also of editions from before they did", async () => {
  const invented = await enter({ slug: "invented", title: "Zinnia" });
  await logged(count(await article("84 died"), invented, "84"));
  const real = await enter({ slug: "transcribed", title: "Zinnia" });
  await logged(count(await article("85 died", { kind: "transcribed" }), real, "85"));
  await published(invented);
  await published(real);
  const said = async () => {
    const [listed, found] = [
      await publishedIncidents({ limit: 100 }),
      await searchIncidents({ query: "Zinnia", sort: "newest" }, { limit: 100 }),
    ];
    const of = (list: typeof listed, slug: string) =>
      summariesOf(list).find((item) => item.slug === slug)?.standIn;
    return [listed, found].flatMap((list) => [of(list, "invented"), of(list, "transcribed")]);
  };
  expect(await said()).toEqual([true, false, true, false]);
  await ownerPool.query(
    `BEGIN; UPDATE published_incident SET summary = summary - 'standIn';
     SELECT append_log('system', NULL, 'test', 'test', 'test', NULL, '{}'); COMMIT`,
  );
  expect(await said()).toEqual([true, false, true, false]);
});

test("a claim says for whom its claimant speaks, as long as it did", async () => {
  const group = await party("The group");
  const ties = [{ kind: "speaks_for" as const, to: group, until: "2026-02-10" }];
  const spokesman = await party("The spokesman", { kind: "person", ties });
  const place = await enter({ slug: "spoken-for" });
  const paper = await article("84 died, 85 died, 86 died");
  const said = (figure: string, who: string, assertedOn: string) =>
    logged(count(paper, place, figure, { chain: speaks(who), assertedOn }));
  await said("84", spokesman, "2026-02-01");
  await said("85", spokesman, "2026-03-01");
  await said("86", group, "2026-02-01");
  await published(place);
  const claims = (await publishedIncident("spoken-for"))?.measures.flatMap((one) => one.claims);
  const found = claims?.map(({ figure, claimant, speaksFor }) => [
    figure.text,
    claimant?.name,
    speaksFor?.name,
  ]);
  expect(found?.sort()).toEqual([
    ["84", "The spokesman", "The group"],
    ["85", "The spokesman", undefined],
    ["86", "The group", undefined],
  ]);
});
