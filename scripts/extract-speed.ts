import { readFile } from "node:fs/promises";
import { extract } from "@/lib/extract/extract";

/*
 * npm run -s extract:speed [-- FILE.txt …]
 *
 * How many articles of 3 kB one core reads in a second, beside a baseline in the same run: splitting
 * the same text into words and looking for numbers. The articles are made of the demonstration's
 * texts, or of the files given.
 */
const files = process.argv.slice(2);
const texts =
  files.length > 0
    ? await Promise.all(files.map((file) => readFile(file, "utf8")))
    : await demonstration();
const whole = texts.join("\n\n");
const articles = cut(whole.repeat(Math.ceil(400_000 / Math.max(1, whole.length))), 3000).slice(
  0,
  120,
);

// The first rounds are not measured: the engine compiles what it meets.
for (let round = 0; round < 3; round += 1) run(articles, (text) => extract(text).claims.length);
const extraction = run(articles, (text) => extract(text).claims.length);
const baseline = run(
  articles,
  (text) =>
    (text.match(/[\p{L}\p{M}'’-]+|\d[\d,.]*/gu) ?? []).filter((word) => /^\d/.test(word)).length,
);
console.log(
  `extraction: ${Math.round(extraction.perSecond)} articles of 3 kB a second (${extraction.found} claims in ${articles.length})`,
);
console.log(`baseline, words alone: ${Math.round(baseline.perSecond)} articles a second`);
console.log(
  `an extraction costs as much as ${(baseline.perSecond / extraction.perSecond).toFixed(1)} baselines`,
);

function run(all: readonly string[], read: (text: string) => number) {
  let found = 0;
  const from = process.cpuUsage();
  for (const text of all) found += read(text);
  const spent = process.cpuUsage(from);
  return { found, perSecond: (1_000_000 * all.length) / (spent.user + spent.system) };
}

/** Pieces of about so many characters that end where a paragraph does. */
function cut(text: string, size: number): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf("\n", from + size);
    pieces.push(text.slice(from, end < 0 ? text.length : end));
    from = end < 0 ? text.length : end + 1;
  }
  return pieces.filter((piece) => piece.length >= size);
}

async function demonstration(): Promise<string[]> {
  const names = ["prisma/demonstration/1-wire.json", "prisma/demonstration/2-newspaper.json"];
  return Promise.all(
    names.map(async (name) => {
      const parsed: unknown = JSON.parse(await readFile(name, "utf8"));
      const text =
        typeof parsed === "object" && parsed !== null && "text" in parsed ? parsed.text : "";
      return typeof text === "string" ? text : "";
    }),
  );
}
