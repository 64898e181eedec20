/** Who may do what: the table of roles, written a second time as sentences. */
import { describe, expect, test } from "vitest";
import { type Action, type Actor, actions, can } from "@/lib/domain/permissions";
import { roles } from "@/lib/domain/vocabulary";

const allowed = (actor: Actor) => actions.filter((action) => can(actor, action));
const user = (role: (typeof roles)[number]): Actor => ({ kind: "user", id: "somebody", role });

const readers: Action[] = ["read_published"];
const analysts: Action[] = [
  ...readers,
  "read_live",
  "read_withheld_names",
  "enter_party",
  "enter_article",
  "enter_incident",
  "log_claim",
  "revise",
  "enter_in_error",
  "propose_derivation",
  "propose_link",
];
const editors: Action[] = [
  ...analysts,
  "decide_derivation",
  "decide_link",
  "withhold_party",
  "assess",
  "find",
  "declare_dependence",
  "merge",
  "publish",
  "withdraw",
  "extend_groups",
];
const admins: Action[] = [...editors, "manage_accounts", "redact"];

describe("permissions", () => {
  test.each([
    ["viewer", readers],
    ["analyst", analysts],
    ["editor", editors],
    ["admin", admins],
  ] as const)("of a %s", (role, expected) => {
    expect(allowed(user(role)).sort()).toEqual([...expected].sort());
  });

  test("nobody known reads what is published, and no more", () => {
    expect(allowed({ kind: "anonymous" })).toEqual(["read_published"]);
  });

  test("a role may do whatever the one below it may", () => {
    for (const [index, role] of roles.entries()) {
      const below = roles[index - 1];
      if (below) expect(allowed(user(role))).toEqual(expect.arrayContaining(allowed(user(below))));
    }
  });

  test("a token may do what it was made for, whatever that is", () => {
    expect(allowed({ kind: "token", id: "t", scopes: [] })).toEqual([]);
    const scopes: Action[] = ["read_live", "log_claim"];
    expect(allowed({ kind: "token", id: "t", scopes })).toEqual(scopes);
  });

  test("a script at the machine may do anything but empty what was recorded", () => {
    expect(actions.filter((action) => !can({ kind: "system", name: "load" }, action))).toEqual([
      "redact",
    ]);
  });

  test("decisions, publishing and withholding are never an analyst's", () => {
    for (const action of ["decide_derivation", "publish", "assess", "withhold_party"] as const) {
      expect(can(user("analyst"), action)).toBe(false);
    }
  });
});
