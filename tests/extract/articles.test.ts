import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readArticles, scoreArticles } from "../support/articles";

// In each, a reader's findings were written down before the extractor had read it (docs/extraction.md).
test.each(["articles", "articles-2", "articles-3", "articles-4"])(
  "%s: whole articles and wires are read as a reader reads them",
  async (name) => {
    const articles = readArticles(await readFile(`tests/extract/${name}.txt`, "utf8"));
    const { tally, wrong } = scoreArticles(articles);
    console.info(`${name}: ${JSON.stringify(tally)}\n${wrong.join("\n")}`);
    expect(tally.found / tally.wanted).toBeGreaterThanOrEqual(0.95);
    expect(tally.bounds).toBe(tally.found);
    expect(tally.group / tally.found).toBeGreaterThanOrEqual(0.9);
    expect(tally.claimant / tally.found).toBeGreaterThanOrEqual(0.9);
    expect(tally.false / tally.proposed).toBeLessThan(0.03);
  },
);
