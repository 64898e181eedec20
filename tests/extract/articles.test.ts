import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readArticles, scoreArticles } from "../support/articles";

const articles = readArticles(await readFile("tests/extract/articles.txt", "utf8"));

test("whole articles and wires are read as a reader reads them", () => {
  const { tally, wrong } = scoreArticles(articles);
  console.info(`articles: ${JSON.stringify(tally)}\n${wrong.join("\n")}`);
  expect(tally.found / tally.wanted).toBeGreaterThanOrEqual(0.9);
  expect(tally.false / tally.proposed).toBeLessThan(0.05);
});
