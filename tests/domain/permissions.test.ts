import { describe, expect, test } from "vitest";
import { type Action, type Actor, actions, can } from "@/lib/domain/permissions";
import { roles } from "@/lib/domain/vocabulary";

// Written out, so that whoever changes what a role may do changes it here too.
//                      nobody viewer analyst editor admin
const table: Record<Action, string> = {
  read_published: "       yes    yes    yes     yes    yes",
  object: "               yes    yes    yes     yes    yes",
  change_own_account: "   no     yes    yes     yes    yes",
  read_live: "            no     no     yes     yes    yes",
  read_withheld_names: "  no     no     yes     yes    yes",
  enter_party: "          no     no     yes     yes    yes",
  enter_article: "        no     no     yes     yes    yes",
  capture: "              no     no     yes     yes    yes",
  enter_incident: "       no     no     yes     yes    yes",
  log_claim: "            no     no     yes     yes    yes",
  revise: "               no     no     yes     yes    yes",
  enter_in_error: "       no     no     yes     yes    yes",
  propose_derivation: "   no     no     yes     yes    yes",
  propose_link: "         no     no     yes     yes    yes",
  decide_derivation: "    no     no     no      yes    yes",
  decide_link: "          no     no     no      yes    yes",
  withhold_party: "       no     no     no      yes    yes",
  assess: "               no     no     no      yes    yes",
  find: "                 no     no     no      yes    yes",
  declare_dependence: "   no     no     no      yes    yes",
  answer: "               no     no     no      yes    yes",
  merge: "                no     no     no      yes    yes",
  publish: "              no     no     no      yes    yes",
  withdraw: "             no     no     no      yes    yes",
  free_to_show: "         no     no     no      yes    yes",
  extend_groups: "        no     no     no      yes    yes",
  manage_accounts: "      no     no     no      no     yes",
  redact: "               no     no     no      no     yes",
};

const actors: Actor[] = [
  { kind: "anonymous" },
  ...roles.map((role) => ({ kind: "user", id: "somebody", role }) as const),
];

describe("who may what", () => {
  test.each(actions)("%s", (action) => {
    const said = actors.map((actor) => (can(actor, action) ? "yes" : "no"));
    expect(said).toEqual(table[action].trim().split(/\s+/));
  });

  test("the table has a line for each action and a column for each role", () => {
    expect(Object.keys(table).sort()).toEqual([...actions].sort());
    expect(roles).toEqual(["viewer", "analyst", "editor", "admin"]);
  });

  test("a token may what it was made for and nothing else", () => {
    const token: Actor = { kind: "token", id: "it", scopes: ["read_live"] };
    expect(actions.filter((action) => can(token, action))).toEqual(["read_live"]);
    expect(actions.filter((action) => can({ ...token, scopes: [] }, action))).toEqual([]);
  });

  test("a script at the machine may all but redact, which needs a person's name", () => {
    const script: Actor = { kind: "system", name: "load" };
    expect(actions.filter((action) => !can(script, action))).toEqual(["redact"]);
  });
});
