import { beforeAll, describe, expect, test } from "vitest";
import { publishIncident } from "@/lib/commands/editions";
import { loadArticle } from "@/lib/commands/load";
import type { Actor } from "@/lib/domain/permissions";
import { searchIncidents } from "@/lib/queries/search";
import { partiesCalled } from "@/lib/queries/search-parties";
import { searchParams } from "@/lib/schemas/search";
import { articleFile } from "@/tests/support/article-file";
import { useDatabase } from "@/tests/support/database";
import { summariesOf } from "./support/listed";

useDatabase();
const actor: Actor = { kind: "system", name: "test" };

/** One incident each, by its slug. */
const titles = {
  kharkiv: "Обстрел Харькова",
  aksum: "ጥቃት ኣብ ኣክሱም",
  gaza: "قصف المستشفى في غزة",
  kabul: "काबुल अस्पताल",
  haifa: "פיגוע בחיפה",
  lodz: "Wybuch, Łódź",
  quetta: "Blast, Quetta",
};

beforeAll(async () => {
  for (const [slug, title] of Object.entries(titles)) {
    const file = articleFile(slug, 3);
    const incidents = file.incidents.map((one) => ({ ...one, slug, title }));
    const parties = file.parties.map((one) =>
      slug === "gaza" && one.key === "harbour-office" ? { ...one, name: "قيادة الشرطة" } : one,
    );
    const loaded = await loadArticle(actor, { ...file, incidents, parties });
    for (const incident of loaded.incidents) await publishIncident(actor, { incident });
  }
});

async function find(query: string) {
  const found = await searchIncidents(searchParams.parse({ query }), { limit: 20 });
  return summariesOf(found).map(({ slug }) => slug);
}

describe("in Arabic", () => {
  test.each([
    ["a word that is written with its article", "مستشفى", ["gaza"]],
    ["its beginning", "مستش", ["gaza"]],
    ["a word that is written without one", "القصف", ["gaza"]],
    ["one with another word before the article", "بالمستشفى", ["gaza"]],
    ["several of them", "والقصف للمستشفى", ["gaza"]],
    ["nothing that only ends so", "شفى", []],
    ["whatever begins with the article alone", "ال", ["gaza"]],
  ])("finds %s", async (_, query, slugs) => {
    expect(await find(query)).toEqual(slugs);
  });

  test("a party too", async () => {
    expect(await partiesCalled("شرطة")).toMatchObject([{ name: "قيادة الشرطة" }]);
  });
});

describe("a slip is forgiven in", () => {
  test.each([
    ["Cyrillic, another letter", "Харькава", "kharkiv"],
    ["Cyrillic, a letter left out", "обстел", "kharkiv"],
    ["Ethiopic, another letter", "አክሱም", "aksum"],
    ["Arabic, another letter", "المستسفى", "gaza"],
    ["Arabic, two letters that changed places", "المسشتفى", "gaza"],
    ["Devanagari, another vowel", "काबूल", "kabul"],
    ["Hebrew, a letter too many", "פיגועע", "haifa"],
    ["Latin, a letter without its stroke", "Lodz", "lodz"],
    ["Latin, a letter too many", "Queta", "quetta"],
  ])("%s", async (_, query, slug) => {
    expect(await find(query)).toEqual([slug]);
  });

  test("no script where it is more than a slip", async () => {
    for (const query of ["Полтава", "ደብረጽዮን", "السلطات", "लखनऊ", "תלאביב"]) {
      expect(await find(query), query).toEqual([]);
    }
  });
});
