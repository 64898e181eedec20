import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inOrder, isEventDate } from "@/lib/domain/timeline";
import * as vocabulary from "@/lib/domain/vocabulary";
import { useDatabase } from "../../support/database";
import { runs } from "../../support/runs";

const { ownerPool } = useDatabase();

async function inDatabase<T>(sql: string, values: readonly unknown[]): Promise<T[]> {
  const { rows } = await ownerPool.query<{ it: T }>(
    `SELECT ${sql} AS it FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS a (v, i) ORDER BY i`,
    [JSON.stringify(values)],
  );
  return rows.map(({ it }) => it);
}

describe("a date of the place", () => {
  const yes = [
    ..."1000 9999 2026 2026-01 2026-12 2026-02-28 2024-02-29 2000-02-29 2026-12-31".split(" "),
    ..."2026-02-01T00 2026-02-01T23 2026-02-01T00:00 2026-02-01T23:59".split(" "),
  ];
  const no = [
    ..."0999 0000 26 02026 2026-00 2026-13 2026-2 2026-02-29 1900-02-29 2026-04-31 2026-02-00".split(
      " ",
    ),
    ..."2026-02-01T24 2026-02-01T24:00 2026-02-01T10:60 2026-02-01T10:5 2026-02-01T10:00:00".split(
      " ",
    ),
    ..."2026-02-01t10 2026/02/01 2026-02-01Z 2026-02-01+05 20260201 -2026 +2026 2026- 2026-02-01T".split(
      " ",
    ),
    "",
    " 2026",
    "2026 ",
    "2026\n",
    "2026-02-01 10:00",
    "٢٠٢٦",
    "２０２６",
    "infinity",
    "now",
    "2026-02-01T1e",
  ];

  test("is what the calendar has, in the database and in the rules", async () => {
    expect(await inDatabase("is_event_date(v #>> '{}')", [...yes, ...no])).toEqual([
      ...yes.map(() => true),
      ...no.map(() => false),
    ]);
    expect([...yes, ...no].filter(isEventDate)).toEqual(yes);
  });

  test("cannot be anything else in a column", async () => {
    await expect(ownerPool.query("SELECT '2026-02-30'::event_date")).rejects.toMatchObject({
      constraint: "event_date_is_a_calendar_date",
    });
  });

  const two = (min: number, max: number) =>
    fc.integer({ min, max }).map((n) => String(n).padStart(2, "0"));
  const likely = fc
    .tuple(
      fc.integer({ min: 900, max: 2100 }),
      two(0, 13),
      two(0, 32),
      two(0, 25),
      two(0, 61),
      fc.nat(17),
    )
    .map(([y, m, d, h, min, cut]) => `${y}-${m}-${d}T${h}:${min}`.slice(0, cut));
  const anything = fc.string({
    unit: fc.constantFrom(..."0123456789-T: \n٣".split("")),
    maxLength: 17,
  });

  test("is the same for any text", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(likely, anything), { minLength: 200, maxLength: 200 }),
        async (texts) => {
          const found = await inDatabase<boolean>("is_event_date(v #>> '{}')", texts);
          expect(found).toEqual(texts.map(isEventDate));
        },
      ),
      { numRuns: runs(10) },
    );
  });

  test("and a period is in order for the database when it is for the rules", async () => {
    const { rows } = await ownerPool.query<{ rule: string }>(
      `SELECT substr(pg_get_constraintdef(oid), 6) AS rule FROM pg_constraint
       WHERE conname = 'incident_revision_period_in_order'`,
    );
    const dates = fc.array(likely.filter(isEventDate), { minLength: 2, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(fc.array(dates, { minLength: 100, maxLength: 100 }), async (pairs) => {
        const rule = `(SELECT ${rows[0]?.rule} FROM (SELECT (v ->> 0) COLLATE "C", (v ->> 1) COLLATE "C")
          AS p (period_start, period_end))`;
        const here = pairs.map(([start = "", end = ""]) => inOrder({ start, end }));
        expect(await inDatabase(rule, pairs)).toEqual(here);
      }),
      { numRuns: runs(5) },
    );
  });
});

test("the tree of groups begins as the vocabulary has it, and calls them so", async () => {
  const { rows } = await ownerPool.query(
    "SELECT jsonb_object_agg(code, parent_code) AS tree, jsonb_object_agg(code, label) AS labels FROM group_term",
  );
  const { firstGroups, firstGroupLabel } = vocabulary;
  const codes = Object.keys(firstGroups);
  const labels = Object.fromEntries(codes.map((code) => [code, firstGroupLabel(code)]));
  expect(rows).toEqual([{ tree: firstGroups, labels }]);
});

describe("an offset", () => {
  const unit = fc.oneof(
    fc.constantFrom("a", "é", "و", "\u{10FFFF}", "😀", "𐎠", "\n", "\ue000", "\u0301"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  );
  const someText = fc
    .array(unit, { maxLength: 40 })
    .map((parts) => parts.join("").replaceAll("\0", ""));

  test("counts what JavaScript counts", async () => {
    const one = fc.tuple(someText, someText, someText);
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 50, maxLength: 50 }), async (cases) => {
        const found = await inDatabase(
          "utf16_slice(v ->> 0, length(utf16_padded(v ->> 1)), length(utf16_padded((v ->> 1) || (v ->> 2))))",
          cases.map(([before, words, after]) => [before + words + after, before, words]),
        );
        expect(found).toEqual(cases.map(([, words]) => words));
        const lengths = await inDatabase(
          "length(utf16_padded(v ->> 0))",
          cases.map(([before]) => [before]),
        );
        expect(lengths).toEqual(cases.map(([before]) => before.length));
      }),
      { numRuns: runs(20) },
    );
  });
});

describe("a closed list", () => {
  const lists: Readonly<Record<string, readonly string[]>> = {
    outcome: vocabulary.outcomes,
    claim_kind: vocabulary.claimKinds,
    basis: vocabulary.bases,
    attackers_included: vocabulary.attackersIncludedValues,
    hedge: vocabulary.hedges,
    hop_function: vocabulary.hopFunctions,
    evidence_ground: vocabulary.evidenceGrounds,
    party_kind: vocabulary.partyKinds,
    tie_kind: vocabulary.tieKinds,
    snapshot_kind: vocabulary.snapshotKinds,
    derivation_kind: vocabulary.derivationKinds,
    decision: vocabulary.decisions,
    place_precision: vocabulary.placePrecisions,
    link_kind: vocabulary.linkKinds,
    claim_status: vocabulary.statuses,
    role: vocabulary.roles,
  };

  test.each(Object.entries(lists))("has the words of the rules: %s", async (type, words) => {
    const { rows } = await ownerPool.query<{ word: string }>(
      `SELECT unnest(enum_range(NULL::"${type}"))::text AS word`,
    );
    expect(rows.map(({ word }) => word)).toEqual(words);
  });
});
