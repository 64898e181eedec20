import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { outlines } from "@/lib/chart/marks";
import { mostOnCard } from "@/lib/chart/plot";
import { cardOf, cardSize } from "@/lib/export/card";
import { inDrawnLetters, runsOf } from "@/lib/export/letters";
import { pictureOf } from "@/lib/export/picture";
import { svgOf } from "@/lib/export/svg";
import type { Taken } from "@/lib/export/taken";
import { pngOf } from "@/lib/raster/png";
import { codePointsOf } from "../support/cmap";
import { contested } from "../support/fixtures/edition";
import { xmlFault } from "../support/well-formed";

const { edition, ...document } = contested;
const taken: Taken = { edition, document, site: "https://claims.example.org" };
const [measure] = document.measures;
if (!measure) throw new Error("the fixture has measures");

test("a chart becomes a PNG of the width that is asked for, drawn in our typefaces", async () => {
  const picture = pictureOf(taken, measure, 760);
  if (!picture) throw new Error("the fixture can be drawn");
  const svg = svgOf(picture);
  const png = await pngOf(svg, 1520);
  expect(sizeOf(png)).toEqual([1520, Math.ceil(picture.height * 2)]);
  // Without its words it is another picture: the typefaces were found.
  const wordless = await pngOf(svg.replaceAll(/<text .*?<\/text>/g, ""), 1520);
  expect(png && wordless && png.length > wordless.length * 1.5).toBe(true);
  expect(await pngOf(svg, 1520)).toBe(png);
});

test("the picture for links has its one size, whatever is in it", async () => {
  const card = cardOf(taken, measure);
  expect(xmlFault(card?.svg ?? "")).toBe(null);
  expect(sizeOf(card && (await pngOf(card.svg, card.width)))).toEqual([
    cardSize.width,
    cardSize.height,
  ]);
});

test("of many voices the picture for links has a line each, and what each says now", () => {
  const [origin] = measure.origins;
  const [claim] = measure.claims;
  if (!origin || !claim) throw new Error("the fixture has a voice");
  const many = (count: number) => {
    const numbers = Array.from({ length: count }, (_, index) => index + 10);
    const figureOf = (lower: number) => ({
      ...claim.figure,
      text: `at least ${lower}`,
      lower,
      upper: null,
    });
    const incident = { ...document.incident, title: "A long title of an incident ".repeat(4) };
    return cardOf(
      { ...taken, document: { ...document, incident } },
      {
        ...measure,
        // All that may stand besides: an editor's finding, an interest, and numbers far apart.
        finding: { low: 1, best: 20, high: 9000, rule: "own", rationale: "", claims: [] },
        standing: {
          ...measure.standing,
          flags: numbers.map((lower) => ({
            flag: lower % 2 ? ("interested" as const) : ("against_interest" as const),
            text: "",
            origin: `origin-${lower}`,
            party: null,
            direction: lower % 3 ? ("more" as const) : ("fewer" as const),
          })),
        },
        origins: numbers.map((lower) => ({
          ...origin,
          id: `origin-${lower}`,
          party: { id: `party-${lower}`, name: `Voice ${lower}` },
          says: { lower, upper: null, soft: false },
        })),
        claims: numbers.map((lower) => ({
          ...claim,
          id: `claim-${lower}`,
          origin: `origin-${lower}`,
          figure: figureOf(lower),
        })),
      },
    );
  };
  expect(many(2)?.svg).toContain("“at least 11”");
  // As many as a page says that it has a picture of.
  const card = many(mostOnCard)?.svg ?? "";
  expect(xmlFault(card)).toBe(null);
  expect(card).not.toContain("“at least 11”");
  for (const lower of [10, 9 + mostOnCard]) expect(card).toContain(`${lower}+ · Voice ${lower}`);
  expect(card).toContain(`d="${outlines.best}"`);
  expect(card.replaceAll(/<[^>]+>/g, " ")).toMatch(/arrow to the right: would gain\s+from more/);
  expect(many(60)).toBe(null);
});

test("what is too large to be drawn is not begun", async () => {
  const tall = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="100000"/>';
  expect(await pngOf(tall, 10)).toBe(null);
});

test("names and wordings in other letters are drawn, or said to be what cannot be drawn", async () => {
  const drawn = (name: string, wording: string, pixels = true) => {
    const origins = measure.origins.map((one) => ({
      ...one,
      party: one.party && { ...one.party, name },
    }));
    const claims = measure.claims.map((one) => ({
      ...one,
      figure: { ...one.figure, text: wording },
    }));
    const picture = pictureOf(taken, { ...measure, origins, claims }, 760, { pixels });
    return picture ? svgOf(picture) : "";
  };
  const texts = (svg: string) =>
    svg.replaceAll(/<[^>]+>/g, " ").replaceAll(/[\s\u2068\u2069]+/g, " ");
  // Where a glyph is missing all letters are the same box: other words would be the same picture.
  const words = [
    ["الجيش", "أكثر من ٨٠"],
    ["שיגלא", "יותר מ-80"],
    ["ሰራዊት", "ከ 80 በላይ"],
  ] as const;
  for (const [name, wording] of words) {
    const svg = drawn(name, wording);
    expect(texts(svg)).toContain(name);
    const other = drawn([...name].reverse().join(""), wording);
    expect(await pngOf(svg, 760)).not.toEqual(await pngOf(other, 760));
  }
  // Two words of as many letters, of which one typeface or the other has the glyphs.
  const rare = [
    "Sanaʿa",
    "Taʾizz",
    "Bərdə",
    "Ɗan Ƙofa",
    "Ɓaure",
    "Aŋlɔ",
    "Ṣẹ́gun",
    "Ṭāhir",
    "Қызыл",
    "₦84",
  ];
  for (const name of rare) {
    const svg = drawn(name, "84");
    expect(texts(svg)).toContain(name.normalize("NFC"));
    const other = drawn([...name].reverse().join(""), "84");
    expect(await pngOf(svg, 760)).not.toEqual(await pngOf(other, 760));
  }
  const burmese = drawn("တပ်မတော်", "၈၀ ကျော်");
  expect(texts(burmese)).toContain("[in Burmese letters] · 84+ now");
  expect(texts(burmese)).toContain("Words in brackets: letters that this picture cannot draw.");
  expect(drawn("တပ်မတော်", "၈၀ ကျော်", false)).toContain("တပ်မတော်");
  expect(inDrawnLetters("सेना ने कहा: 84 ☪, at least")).toBe(
    "[in Devanagari letters]: 84 [another sign], at least",
  );
});

test("a line in several writing systems is drawn, each run behind the one before", async () => {
  const line = (words: string) => {
    const runs = runsOf(words).map(({ text, face }) =>
      face === null ? text : `<tspan font-family="'${face}', sans-serif">${text}</tspan>`,
    );
    const text = `<text x="10" y="25" font-size="17" font-family="'Source Serif 4', serif">${runs.join("")}</text>`;
    return pngOf(
      `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="40">${text}</svg>`,
      600,
    );
  };
  const blank = await line("");
  for (const words of [
    "דובר says 12, الأحمر says 79",
    "الأحمر says 12, ጤና ቢሮ says 79",
    "Киї́в says 12, الأحمر says 79",
  ]) {
    const drawn = await line(words);
    expect(drawn).not.toEqual(blank);
    // What stands behind the last run of other letters is there too, and so are the letters themselves.
    expect(await line(words.replace("79", "48"))).not.toEqual(drawn);
    expect(await line(words.replace("12", "48"))).not.toEqual(drawn);
    expect(await line(words.replace("حمر", "خضر"))).not.toEqual(drawn);
  }
});

test("whatever is not told in words has a glyph in a typeface of ours", async () => {
  const glyphs = async (...files: string[]) => {
    const read = files.map((file) => readFile(`node_modules/@expo-google-fonts/${file}`));
    return new Set((await Promise.all(read)).flatMap((file) => [...codePointsOf(file)]));
  };
  const own = ["Arabic", "Hebrew", "Ethiopic"].map(async (script) => {
    const folder = `noto-sans-${script.toLowerCase()}`;
    const file = `${folder}/400Regular/NotoSans${script}_400Regular.ttf`;
    return [`Noto Sans ${script}`, await glyphs(file)] as const;
  });
  const faces = new Map<string | null, Set<number>>(await Promise.all(own));
  const [sans, serif] = [
    "inter/400Regular/Inter_400Regular.ttf",
    "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  ];
  faces.set(null, await glyphs(sans, serif));
  const missing: string[] = [];
  for (let code = 0x20; code < 0x2_0000; code += 1) {
    const character = String.fromCodePoint(code);
    const isShown = character.isWellFormed() && !/[\s\p{Cf}\p{Cn}]/u.test(character);
    if (!isShown || inDrawnLetters(character) !== character) continue;
    const face = runsOf(character)[0]?.face ?? null;
    if (!faces.get(face)?.has(code)) missing.push(character);
  }
  expect(missing).toEqual([]);
});

/** As a PNG says it: after its signature and the head of its first chunk. */
function sizeOf(png: Uint8Array | null): number[] {
  if (!png) return [];
  expect([...png.slice(1, 4)]).toEqual([...Buffer.from("PNG")]);
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}
