/** Who may do what. The one place that knows; commands ask it first, pages ask it what to offer. */
import type { Role } from "./vocabulary";

export type Actor =
  | { kind: "anonymous" }
  | { kind: "user"; id: string; role: Role }
  | { kind: "token"; id: string; scopes: readonly Action[] }
  /** A person at the machine itself, through a script; `name` says which. */
  | { kind: "system"; name: string };

export const actions = [
  "read_published",
  "object",
  "change_own_account",
  "read_live",
  "read_withheld_names",
  "enter_party",
  "enter_article",
  "capture",
  "enter_incident",
  "log_claim",
  "revise",
  "enter_in_error",
  "propose_derivation",
  "propose_link",
  "decide_derivation",
  "decide_link",
  "withhold_party",
  "assess",
  "find",
  "declare_dependence",
  "answer",
  "merge",
  "publish",
  "withdraw",
  "free_to_show",
  "extend_groups",
  "manage_accounts",
  "redact",
] as const;
export type Action = (typeof actions)[number];

/** Whether the actor may do it. Each role may what the one below it may. */
export function can(actor: Actor, action: Action): boolean {
  switch (actor.kind) {
    case "anonymous":
      return action === "read_published" || action === "object";
    case "user":
      return roleRank[actor.role] >= roleRank[least[action]];
    case "token":
      return actor.scopes.includes(action);
    case "system":
      return action !== "redact";
  }
}

const roleRank: Record<Role, number> = { viewer: 0, analyst: 1, editor: 2, admin: 3 };

const least: Record<Action, Role> = {
  read_published: "viewer",
  object: "viewer",
  change_own_account: "viewer",
  read_live: "analyst",
  read_withheld_names: "analyst",
  enter_party: "analyst",
  enter_article: "analyst",
  capture: "analyst",
  enter_incident: "analyst",
  log_claim: "analyst",
  revise: "analyst",
  enter_in_error: "analyst",
  propose_derivation: "analyst",
  propose_link: "analyst",
  decide_derivation: "editor",
  decide_link: "editor",
  withhold_party: "editor",
  assess: "editor",
  find: "editor",
  declare_dependence: "editor",
  answer: "editor",
  merge: "editor",
  publish: "editor",
  withdraw: "editor",
  free_to_show: "editor",
  extend_groups: "editor",
  manage_accounts: "admin",
  redact: "admin",
};
