import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { publishIncident } from "@/lib/commands/editions";
import { loadArticle } from "@/lib/commands/load";
import type { Actor } from "@/lib/domain/permissions";
import { searchIncidents } from "@/lib/queries/search";
import { partiesCalled } from "@/lib/queries/search-parties";
import { verifyLog } from "@/lib/queries/verification";
import { searchParams } from "@/lib/schemas/search";
import { articleFile } from "@/tests/support/article-file";
import { useDatabase } from "@/tests/support/database";
import { summariesOf } from "./support/listed";

const { ownerPool } = useDatabase();
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
  daklak: "Nổ ở Đắk Lắk",
  agri: "IĞDIR ve Ağrı’da patlama",
  barda: "Bərdə zərbəsi",
  dandago: "Harin Ƙofa, Ɗan Ɓaure",
  sanaa: "Strike on Sana'a",
  daesh: "Daʿesh attack, Taʾizz",
  jenin: "פיצוץ בג׳נין",
  shabaab: "Al-Shabaab raid",
  koforidua: "Kɔforidua, Aŋlɔ",
  tromso: "Brann, Tromsø",
  hewler: "تەقینەوە لە هەولێر",
  acute: "Fire, Nu´man",
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

describe("what readers have no key for is what they type for it:", () => {
  test.each([
    ["the stroke of Vietnamese, in short words", "dak lak", ["daklak"]],
    ["the same, with strokes and without accents", "Đak Lak", ["daklak"]],
    ["the same in capitals", "ĐẮK", ["daklak"]],
    ["Turkish i without its dot", "agri", ["agri"]],
    ["Turkish capitals", "ığdır", ["agri"]],
    ["the same, typed without", "IGDIR", ["agri"]],
    ["Azeri, as English papers write it", "barda", ["barda"]],
    ["hooks of Hausa", "kofa dan baure", ["dandago"]],
    ["the same, typed with them", "ɗan ɓaure", ["dandago"]],
    ["letters of Akan and Ewe", "koforidua anlo", ["koforidua"]],
    ["a stroke of Norwegian", "tromso", ["tromso"]],
    ["a stroke of Polish", "lodz", ["lodz"]],
    ["a vowel of Sorani, in the letters of an Arabic keyboard", "ههولێر", ["hewler"]],
    ["no apostrophe", "sanaa", ["sanaa"]],
    ["a turned one", "sana‘a", ["sanaa"]],
    ["one turned and raised", "sana‛a", ["sanaa"]],
    ["a half ring", "sanaʿa", ["sanaa"]],
    ["a grave", "sana`a", ["sanaa"]],
    ["an acute", "sana´a", ["sanaa"]],
    ["a prime", "sana′a", ["sanaa"]],
    ["half rings by apostrophes", "da’esh ta'izz", ["daesh"]],
    ["half rings by nothing", "daesh", ["daesh"]],
    ["the geresh of Hebrew", "בג'נין", ["jenin"]],
    ["a hyphen by a blank", "al shabaab", ["shabaab"]],
    ["a hyphen by nothing", "alshabaab", ["shabaab"]],
  ])("%s", async (_, query, slugs) => {
    expect(await find(query)).toEqual(slugs);
  });

  test("a party and a place too", async () => {
    const { rows } = await ownerPool.query(
      `SELECT place_key('Đắk Lắk') AS place, search_words('Ɗan Yobe, Sana´a') AS words`,
    );
    expect(rows).toEqual([{ place: "dak lak", words: ["dan", "sanaa", "yobe"] }]);
  });

  test("nothing of it joins words, or makes one letter of two", async () => {
    const { rows } = await ownerPool.query(
      `SELECT search_words('Đà-Nẵng, the ''80 dead'' of Łomża; straße æ') AS words`,
    );
    expect(rows[0].words).toEqual([
      "80",
      "da",
      "dead",
      "lomza",
      "nang",
      "of",
      "straße",
      "the",
      "æ",
    ]);
  });

  test("also of what was published before, and what needs none is left as it was", async () => {
    const slugOf = "SELECT id FROM incident WHERE slug = $1";
    const versionOf = async (slug: string) => {
      const { rows } = await ownerPool.query(
        `SELECT xmin::text AS version FROM published_text WHERE incident_id = (${slugOf})`,
        [slug],
      );
      return rows[0]?.version;
    };
    await ownerPool.query(
      `UPDATE published_text SET words = array_to_tsvector('{đak,lak}'::text[]), names = '{đak,lak}'
       WHERE incident_id = (${slugOf})`,
      ["daklak"],
    );
    await ownerPool.query(
      `UPDATE published_text SET words = array_to_tsvector('{fire,nu,man}'::text[]), names = '{fire,nu,man}'
       WHERE incident_id = (${slugOf})`,
      ["acute"],
    );
    const before = await versionOf("quetta");
    expect(await find("dak")).toEqual([]);
    const path = "prisma/migrations/20261122010000_letters_with_strokes/migration.sql";
    await ownerPool.query((await readFile(path, "utf8")).split(/^(?=-- 3\.)/m)[1] ?? "");
    expect(await find("dak")).toEqual(["daklak"]);
    expect(await find("numan")).toEqual(["acute"]);
    expect(await versionOf("quetta")).toBe(before);
    expect((await verifyLog()).faults).toEqual([]);
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
