import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { readingBounds } from "@/lib/capture/bounds";
import { vastness } from "@/lib/capture/vast";

const many = (count: number, part: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join("");
const parts = "The page has too many parts to be an article.";
const deep = "The page is nested too deeply to be read.";

test.each([
  ["attributes", `<p ${many(300_000, (i) => `a${i}=1 `)}>x`, parts],
  ["attributes without a value", `<p ${many(300_000, (i) => `a${i} `)}>x`, parts],
  ["attributes parted by nothing but quotes", `<p ${many(200_000, (i) => `a${i}=""`)}>x`, parts],
  ["attributes of a tag that never ends", `<p ${many(300_000, (i) => `a${i}=1 `)}`, parts],
  ["small tags with attributes", many(20_000, () => "<b a=1 b c='3' d=4 e f>x</b>"), parts],
  ["elements", many(50_001, () => "<br>"), parts],
  ["ends of paragraphs that never began", many(50_001, () => "</p>"), parts],
  ["characters by number", many(200_001, () => "&#1575;"), parts],
  ["comments", many(200_001, () => "<!---->"), parts],
  ["instructions", many(200_001, () => "<?a>"), parts],
  ["levels", many(401, () => "<div>"), deep],
  ["levels of a drawing", many(401, () => "<svg>"), deep],
  ["levels of a template", `<template>${many(401, () => "<i>")}`, deep],
])("too many %s are found", (_, html, sentence) => {
  expect(vastness(html, readingBounds)).toBe(sentence);
});

test.each([
  ["a quote that never ends", `<p a="${"x=1 <b> ".repeat(200_000)}`],
  ["a style", `<p style="${"color:red;".repeat(200_000)}">x`],
  ["a script", `<script>${"a=b<c;".repeat(300_000)}</script>`],
  ["a style sheet", `<style>${"a{b:c}".repeat(300_000)}</style>`],
  ["levels that end", many(10_000, () => "<div><p>x<p>y</div>")],
])("%s is one part, whatever its length", (_, html) => {
  expect(vastness(html, readingBounds)).toBeNull();
});

test("what is counted is what the tree is made of", () => {
  const html = `<!doctype html><html><body class="a b" class=c><p>x &amp; y<p hidden>z</p></p><!-- c -->
    <svg viewBox="0 0 1 1"><g/><foreignObject><p>w</svg></br><img src=a></body></html>`;
  const { document } = parseHTML(html);
  const elements = [...document.querySelectorAll("*")];
  const attributes = elements.reduce((sum, { attributes }) => sum + attributes.length, 0);
  const free = { elements: 1e9, depth: 1e9, attributes: 1e9, stretches: 1e9 };
  expect(vastness(html, { ...free, elements: elements.length })).toBeNull();
  expect(vastness(html, { ...free, elements: elements.length - 1 })).toBe(parts);
  // One stands twice, and is counted twice.
  expect(vastness(html, { ...free, attributes: attributes + 1 })).toBeNull();
  expect(vastness(html, { ...free, attributes })).toBe(parts);
});
