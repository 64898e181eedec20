import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extract } from "@/lib/extract/extract";

/*
 * npm run -s extract:expected -- FILE.txt …
 *
 * Compares what is proposed for each text with what is written down for it in
 * tests/extract/expected.json, by the SHA-256 of the text, so that texts need not be in the project.
 */
const files = process.argv.slice(2);
const expected = new Map<string, unknown>(
  Object.entries(JSON.parse(await readFile("tests/extract/expected.json", "utf8"))),
);
if (files.length === 0) {
  console.error("Name the texts: npm run -s extract:expected -- FILE.txt");
  process.exitCode = 2;
}
for (const file of files) {
  const text = await readFile(file, "utf8");
  const hash = createHash("sha256").update(text, "utf8").digest("hex");
  const rows = extract(text).claims.map((claim) => [
    claim.figureSpan?.start ?? null,
    claim.figureSpan?.end ?? null,
    claim.figure?.lower ?? null,
    claim.figure?.upper ?? null,
    claim.kind,
    claim.outcome,
    claim.group,
    claim.of,
    claim.claimant,
    claim.via,
    claim.hedge,
    claim.basis,
  ]);
  const wanted = expected.get(hash);
  const same = JSON.stringify(wanted) === JSON.stringify(rows);
  if (!same) process.exitCode = 1;
  console.log(
    `${file} ${hash}: ${wanted === undefined ? "nothing is written down" : same ? `all ${rows.length} as written down` : "not as written down"}`,
  );
  if (!same) for (const row of rows) console.log(`  ${JSON.stringify(row)}`);
}
