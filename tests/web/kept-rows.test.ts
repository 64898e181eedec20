import fc from "fast-check";
import { expect, test } from "vitest";
import { keptRows, type VersionedRow } from "@/lib/web/kept-rows";

interface Row extends VersionedRow {
  words: string;
}

/** A list that changes: whoever reads it is told rows as they are at that moment. */
function list(ids: readonly string[]) {
  const rows = new Map(ids.map((id) => [id, { id, version: "1", words: `${id} 1` }]));
  const asked: string[] = [];
  const tell = (what: string) => {
    asked.push(what);
    return [...rows.values()];
  };
  return {
    asked,
    rows,
    change: (id: string, version: string) =>
      rows.set(id, { id, version, words: `${id} ${version}` }),
    source: {
      whole: async (_page: number): Promise<Row[]> => tell("whole"),
      versions: async (_page: number) =>
        tell("versions").map(({ id, version }) => ({ id, version })),
      some: async (wanted: readonly string[]): Promise<Row[]> =>
        tell(`some ${wanted}`).filter(({ id }) => wanted.includes(id)),
    },
  };
}

test("reads a page whole once, and then what changed of it", async () => {
  const { asked, source, rows, change } = list(["a", "b", "c"]);
  const read = keptRows(source);
  const [first] = await read(1);
  const [again] = await read(1);
  expect(again).toBe(first);
  change("b", "2");
  rows.delete("c");
  expect((await read(1)).map(({ words }) => words)).toEqual(["a 1", "b 2"]);
  expect(await read(2)).toHaveLength(2);
  expect(asked).toEqual(["whole", "versions", "versions", "some b", "whole"]);
});

test("shows a row that changes while it is read as it is by then, and none that is gone", async () => {
  const { source, rows, change } = list(["a", "b"]);
  const read = keptRows({
    ...source,
    some: async (wanted) => {
      change("a", "3");
      rows.delete("b");
      return source.some(wanted);
    },
  });
  await read(1);
  for (const id of ["a", "b"]) change(id, "2");
  expect((await read(1)).map(({ words }) => words)).toEqual(["a 3"]);
});

test("says what the list says, whatever happened to it and however little is kept", async () => {
  const ids = ["a", "b", "c", "d"];
  const step = fc.record({ id: fc.constantFrom(...ids), page: fc.integer({ min: 1, max: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step), fc.integer({ min: 1, max: 9 }), async (steps, room) => {
      const { source, rows, change } = list(ids);
      const read = keptRows(source, room);
      for (const [at, { id, page }] of steps.entries()) {
        change(id, `${at}`);
        expect(await read(page)).toEqual([...rows.values()]);
      }
    }),
  );
});
