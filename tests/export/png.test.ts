import { expect, test } from "vitest";
import { cardOf, cardSize } from "@/lib/export/card";
import { pictureOf } from "@/lib/export/picture";
import { svgOf } from "@/lib/export/svg";
import type { Taken } from "@/lib/export/taken";
import { pngOf } from "@/lib/raster/png";
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

test("what is too large to be drawn is not begun", async () => {
  const tall = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="100000"/>';
  expect(await pngOf(tall, 10)).toBe(null);
});

/** As a PNG says it: after its signature and the head of its first chunk. */
function sizeOf(png: Uint8Array | null): number[] {
  if (!png) return [];
  expect([...png.slice(1, 4)]).toEqual([...Buffer.from("PNG")]);
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}
