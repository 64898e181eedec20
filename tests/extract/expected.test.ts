import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { extract } from "@/lib/extract/extract";

const row = z.tuple([z.int().nullable(), z.int().nullable()]).rest(z.unknown());
const expected = z
  .record(z.string(), z.array(row))
  .parse(JSON.parse(await readFile("tests/extract/expected.json", "utf8")));

// Two of the four texts are not in the project: `npm run extract:expected -- FILE …` compares those.
test.each(["1-wire", "2-newspaper"])(
  "the stand-in %s gives the proposals written down",
  async (name) => {
    const file = JSON.parse(await readFile(`prisma/demonstration/${name}.json`, "utf8"));
    const { text } = z.object({ text: z.string() }).parse(file);
    const wanted = expected[createHash("sha256").update(text, "utf8").digest("hex")];
    const { claims } = extract(text);
    expect(claims.map((claim) => claim.figureSpan?.start ?? null)).toEqual(
      wanted?.map(([start]) => start),
    );
    expect(
      claims.map((claim) => [claim.figure?.lower ?? null, claim.outcome, claim.claimant]),
    ).toEqual(wanted?.map((it) => [it[2], it[5], it[8]]));
  },
);
