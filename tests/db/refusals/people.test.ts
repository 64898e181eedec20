import { beforeAll, describe, expect, test } from "vitest";
import { enterAccount } from "@/lib/commands/accounts";
import { enterArticle, reviseArticle } from "@/lib/commands/articles";
import { logClaim, reviseClaim } from "@/lib/commands/claims";
import { declareDependence, withdrawDependence } from "@/lib/commands/dependences";
import { decideDerivation, proposeDerivation } from "@/lib/commands/derivations";
import { publishIncident } from "@/lib/commands/editions";
import { enterInError } from "@/lib/commands/errors";
import { enterIncident, reviseIncident } from "@/lib/commands/incidents";
import { decideLink, linkClaims } from "@/lib/commands/links";
import { loadArticle } from "@/lib/commands/load";
import { enterParty, reviseParty } from "@/lib/commands/parties";
import { redact } from "@/lib/commands/redactions";
import type { Actor } from "@/lib/domain/permissions";
import { type Role, roles } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import { useDatabase } from "../../support/database";
import { refused } from "../support/refused";
import { unacceptable } from "../support/texts";
import { leavesNoTrace } from "../support/trace";
import { anonymous, system, unique, user } from "../support/world";

const { ownerPool } = useDatabase();
const id = "00000000-0000-7000-8000-000000000000";

/** Every command, with the least role that may use it and an input that finds nothing to work on. */
const commands: [name: string, least: Role, run: (actor: Actor) => Promise<unknown>][] = [
  ["enterParty", "analyst", (a) => enterParty(a, { name: " ", kind: "state" })],
  ["reviseParty", "analyst", (a) => reviseParty(a, { ...of, name: "x", kind: "state" })],
  ["enterArticle", "analyst", (a) => enterArticle(a, { ...text, outlet: id })],
  ["reviseArticle", "analyst", (a) => reviseArticle(a, { ...of, outlet: id, headline: "x" })],
  [
    "proposeDerivation",
    "analyst",
    (a) => proposeDerivation(a, { article: id, wireOf: id, kind: "wire", score: 1 }),
  ],
  ["decideDerivation", "editor", (a) => decideDerivation(a, decision)],
  ["enterIncident", "analyst", (a) => enterIncident(a, { slug: "-", title: "x", period })],
  ["reviseIncident", "analyst", (a) => reviseIncident(a, { ...of, title: "x", period })],
  ["logClaim", "analyst", (a) => logClaim(a, claim)],
  ["reviseClaim", "analyst", (a) => reviseClaim(a, { ...of, ...claim })],
  ["enterInError", "analyst", (a) => enterInError(a, { noun: "claim", ...of })],
  ["linkClaims", "analyst", (a) => linkClaims(a, { kind: "part_of", claim: id, other: id })],
  ["decideLink", "editor", (a) => decideLink(a, decision)],
  [
    "declareDependence",
    "editor",
    (a) =>
      declareDependence(a, { kind: "join", incident: id, measure, party: id, is: id, reason: "x" }),
  ],
  ["withdrawDependence", "editor", (a) => withdrawDependence(a, { id, reason: "x" })],
  ["publishIncident", "editor", (a) => publishIncident(a, { incident: id })],
  ["redact", "admin", (a) => redact(a, { target: "claim", id, legalGround: "x", reason: "x" })],
  ["enterAccount", "admin", (a) => enterAccount(a, { name: " ", email: "x", role: "admin" })],
  ["loadArticle", "analyst", (a) => loadArticle(a, {})],
];
const of = { id, openedOn: 1, reason: "x" };
const decision = { id, openedOn: 1, decision: "accepted" } as const;
const measure = { outcome: "killed", group: "people" } as const;
const text = { headline: "x", text: "x", kind: "transcribed" } as const;
const period = { start: "2026", end: "2026" };
const claim = { kind: "other", incident: id, snapshot: id, quote: { start: 0, end: 1 } } as const;

let people: Map<Role, Actor>;
beforeAll(async () => {
  people = new Map();
  for (const role of roles) people.set(role, await user(role));
});

describe.each(commands)("%s", (_, least, run) => {
  test("is refused to somebody who is not signed in", async () => {
    await refused(ownerPool, () => run(anonymous), { code: "unauthenticated" });
  });

  test(`is refused to those who may less than an ${least}, and not to the others`, async () => {
    for (const [role, actor] of people) {
      const mayIt = roles.indexOf(role) >= roles.indexOf(least);
      const code = await leavesNoTrace(ownerPool, () => run(actor).then(() => "accepted", codeOf));
      if (mayIt) expect(["invalid", "not_found"], role).toContain(code);
      else expect(code, role).toBe("forbidden");
    }
  });

  test("is refused to a token without its scope", async () => {
    const token: Actor = { kind: "token", id, scopes: ["read_published", "read_live"] };
    await refused(ownerPool, () => run(token), { code: "forbidden" });
  });
});

describe("whoever acts", () => {
  test("acts in the role of this moment, not in that of the form", async () => {
    const { id: demoted } = await enterAccount(system, {
      name: "Demoted",
      email: `demoted-${unique()}@example.org`,
      role: "viewer",
    });
    const still: Actor = { kind: "user", id: demoted, role: "admin" };
    const enters = () => enterParty(still, { name: "x", kind: "state" });
    await refused(ownerPool, enters, { code: "forbidden" });
  });

  test("has an account", async () => {
    const gone: Actor = { kind: "user", id, role: "admin" };
    await refused(ownerPool, () => enterParty(gone, { name: "x", kind: "state" }), {
      code: "unauthenticated",
    });
  });

  test("does not redact from a script", async () => {
    const [, , run] = commands.find(([name]) => name === "redact") ?? [];
    if (run) await refused(ownerPool, () => run(system), { code: "forbidden" });
  });

  test("is named in the log, with the role", async () => {
    const editor = await user("editor");
    await enterParty(editor, { name: "Logged", kind: "state" });
    await enterParty(system, { name: "Logged too", kind: "state" });
    const { rows } = await ownerPool.query(
      `SELECT actor_kind, actor_id, actor_role, verb, payload::jsonb -> 'new' ->> 'name' AS name
       FROM log_entry ORDER BY seq DESC LIMIT 2`,
    );
    expect(rows).toEqual([
      {
        actor_kind: "system",
        actor_id: null,
        actor_role: "test",
        verb: "enter_party",
        name: "Logged too",
      },
      {
        actor_kind: "user",
        actor_id: editor.id,
        actor_role: "editor",
        verb: "enter_party",
        name: "Logged",
      },
    ]);
  });
});

describe("an account is refused", () => {
  const valid = { name: "Somebody", email: "somebody@example.org", role: "viewer" } as const;
  test.each([
    ...unacceptable(200).map(
      ([what, name]) => [`a name that is ${what}`, { name }, "name"] as const,
    ),
    ...[
      "",
      "x",
      "@x",
      "a@",
      "a b@example.org",
      "a@b@c.org",
      "a\0@example.org",
      `${"a".repeat(250)}@x.org`,
    ].map(
      (email) => [`the address ${JSON.stringify(email).slice(0, 30)}`, { email }, "email"] as const,
    ),
  ])("for %s", async (_, more, at) => {
    const input = { ...valid, ...more };
    await refused(ownerPool, () => enterAccount(system, input), { code: "invalid", at });
  });

  test("for a role that is none", async () => {
    const input = JSON.parse(JSON.stringify({ ...valid, role: "owner" }));
    await refused(ownerPool, () => enterAccount(system, input), { code: "invalid", at: "role" });
  });

  test("for an address that has one, in whatever case", async () => {
    await enterAccount(system, { ...valid, email: "One@Example.org" });
    const again = { ...valid, email: " oNE@example.ORG " };
    await refused(ownerPool, () => enterAccount(system, again), { code: "conflict", at: "email" });
  });
});

function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  throw error;
}
