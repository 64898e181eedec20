import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { readRowIntent, rowCount, rowIntent, withRows } from "@/lib/schemas/form-rows";
import { Fields } from "@/lib/web/fields";
import { refusedForm } from "@/lib/web/refused-form";

const values = {
  title: ["t"],
  "chain[0].party": ["A"],
  "chain[0].party.id": ["1"],
  "chain[1].party": ["B"],
  "chain[2].party": ["C"],
  "ties[0].to": ["D"],
};
const names = (given: Readonly<Record<string, readonly string[]>>) =>
  Array.from({ length: rowCount(given, "chain") }, (_, i) => given[`chain[${i}].party`]?.[0]);

describe("rows of a form", () => {
  test("are added, removed and moved, and take all their fields along", () => {
    expect(names(withRows(values, "chain", { kind: "add" }, { party: "" }))).toEqual([
      "A",
      "B",
      "C",
      "",
    ]);
    expect(names(withRows(values, "chain", { kind: "remove", index: 1 }, {}))).toEqual(["A", "C"]);
    const moved = withRows(values, "chain", { kind: "down", index: 0 }, {});
    expect(names(moved)).toEqual(["B", "A", "C"]);
    expect(moved["chain[1].party.id"]).toEqual(["1"]);
    expect(moved["chain[0].party.id"]).toBeUndefined();
    expect(moved["ties[0].to"]).toEqual(["D"]);
    expect(moved.title).toEqual(["t"]);
  });

  test("stay where they are at either end, and where there is none of that number", () => {
    expect(names(withRows(values, "chain", { kind: "up", index: 0 }, {}))).toEqual(["A", "B", "C"]);
    expect(names(withRows(values, "chain", { kind: "down", index: 2 }, {}))).toEqual([
      "A",
      "B",
      "C",
    ]);
    expect(names(withRows(values, "chain", { kind: "remove", index: 9 }, {}))).toEqual([
      "A",
      "B",
      "C",
    ]);
  });

  test("a button's wish is read as it was written", () => {
    for (const change of [{ kind: "add" }, { kind: "up", index: 3 }] as const) {
      expect(readRowIntent(rowIntent("chain", change))).toEqual({ list: "chain", change });
    }
    expect(readRowIntent("chain:drop:1")).toBeNull();
    expect(readRowIntent("chain:up:x")).toBeNull();
    expect(readRowIntent("")).toBeNull();
  });
});

describe("a row left empty before one that is filled", () => {
  const form = new FormData();
  form.set("chain[0].party", " ");
  form.set("chain[0].function", "speaks");
  form.set("chain[2].party", "The army");
  form.set("chain[5].describedAs", "Residents");
  form.set("ties[0].to", "Somebody");
  const faults = (fields: Fields) => {
    const issue = { path: "chain[1].span", message: "These words are not there." };
    const others = ["chain[0]", "chain[7].party", "ties[0].to", "title"].map((path) => ({
      path,
      message: path,
    }));
    expect(fields.rows("chain", ["party", "describedAs"])).toEqual([2, 5]);
    return refusedForm(new AppError("invalid", "No.", [issue, ...others]), form).issues;
  };

  test("leaves the faults of the input with the rows that they are about, in the order of the fields", () => {
    expect(faults(new Fields(form)).map(({ path }) => path)).toEqual([
      "chain[2]",
      "chain[5].span",
      "ties[0].to",
      "chain[7].party",
      "title",
    ]);
  });

  test("does not move what the form itself found wrong", () => {
    const fields = new Fields(form);
    const [row = -1] = fields.rows("chain", ["party", "describedAs"]);
    fields.refuse(`chain[${row}].party`, "Nobody is called so.");
    try {
      fields.settle();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(refusedForm(error, form).issues.map(({ path }) => path)).toEqual(["chain[2].party"]);
    }
    expect.assertions(1);
  });
});
