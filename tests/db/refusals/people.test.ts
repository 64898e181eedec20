import { beforeAll, describe, expect, test } from "vitest";
import {
  changeRole,
  disableAccount,
  enableAccount,
  endOwnSessions,
  endSessions,
  enterAccount,
} from "@/lib/commands/accounts";
import { enterArticle, reviseArticle, storeArticle } from "@/lib/commands/articles";
import { assessClaim } from "@/lib/commands/assessments";
import { captureAddress, captureFile, captureHtml } from "@/lib/commands/captures";
import { logClaim, reviseClaim } from "@/lib/commands/claims";
import { answerObjection, enterReply, withdrawCorrection } from "@/lib/commands/corrections";
import { declareDependence, withdrawDependence } from "@/lib/commands/dependences";
import { decideDerivation, proposeDerivation } from "@/lib/commands/derivations";
import { distinguish, withdrawDistinction } from "@/lib/commands/distinctions";
import { publishFirst, publishIncident, withdrawIncident } from "@/lib/commands/editions";
import { enterInError } from "@/lib/commands/errors";
import { findMeasure } from "@/lib/commands/findings";
import { markFreeToShow } from "@/lib/commands/free-to-show";
import { enterIncident, reviseIncident } from "@/lib/commands/incidents";
import { decideLink, linkClaims } from "@/lib/commands/links";
import { loadArticle } from "@/lib/commands/load";
import { merge, withdrawMerge } from "@/lib/commands/merges";
import { moveClaims, reattribute } from "@/lib/commands/moves";
import { forgetContact } from "@/lib/commands/objections";
import { enterParty, reviseParty } from "@/lib/commands/parties";
import {
  changeOwnPassword,
  issueRecovery,
  recoverAccount,
  setPassword,
} from "@/lib/commands/passwords";
import { acceptProposal, rejectProposal, reopen } from "@/lib/commands/proposals";
import { assessMany, attend, look } from "@/lib/commands/queue";
import { redact } from "@/lib/commands/redactions";
import {
  removeSecondFactor,
  replaceBackupCodes,
  switchOffSecondFactor,
  switchOnSecondFactor,
} from "@/lib/commands/second-factor";
import { changeSetting } from "@/lib/commands/settings";
import { enterSnapshot } from "@/lib/commands/snapshots";
import type { Actor } from "@/lib/domain/permissions";
import { type Role, roles } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import { useDatabase } from "../../support/database";
import { type CommandName, commandDoors } from "../../support/doors";
import { refused } from "../support/refused";
import { unacceptable } from "../support/texts";
import { lookAnew } from "../support/trace";
import { anonymous, system, unique, user } from "../support/world";

const { ownerPool } = useDatabase();
const id = "00000000-0000-7000-8000-000000000000";
const other = "00000000-0000-7000-8000-000000000001";

/** Every command, with an input that finds nothing to work on. */
const commands: Readonly<Record<CommandName, (actor: Actor) => Promise<unknown>>> = {
  enterParty: (a) => enterParty(a, { name: " ", kind: "state" }),
  reviseParty: (a) => reviseParty(a, { ...of, name: "x", kind: "state" }),
  enterArticle: (a) => enterArticle(a, { ...text, outlet: id }),
  storeArticle: (a) => storeArticle(a, { ...text, outlet: id }),
  reviseArticle: (a) => reviseArticle(a, { ...of, outlet: id, headline: "x" }),
  enterSnapshot: (a) => enterSnapshot(a, { ...text, article: id }),
  captureAddress: (a) => captureAddress(a, { url: "no address" }),
  captureHtml: (a) => captureHtml(a, { html: "" }),
  captureFile: (a) => captureFile(a, { bytes: new Uint8Array(), mediaType: "x".repeat(201) }),
  loadArticle: (a) => loadArticle(a, {}),
  proposeDerivation: (a) =>
    proposeDerivation(a, { article: id, wireOf: id, kind: "wire", score: 1 }),
  enterIncident: (a) => enterIncident(a, { slug: "-", title: "x", period }),
  reviseIncident: (a) => reviseIncident(a, { ...of, title: "x", period }),
  logClaim: (a) => logClaim(a, claim),
  reviseClaim: (a) => reviseClaim(a, { ...of, ...claim }),
  enterInError: (a) => enterInError(a, { noun: "claim", ...of }),
  acceptProposal: (a) => acceptProposal(a, { proposal, claim }),
  rejectProposal: (a) => rejectProposal(a, proposal),
  reopen: (a) => reopen(a, { id, openedOn: 1 }),
  linkClaims: (a) => linkClaims(a, { kind: "part_of", claim: id, other: id }),
  decideDerivation: (a) => decideDerivation(a, decision),
  decideLink: (a) => decideLink(a, decision),
  declareDependence: (a) =>
    declareDependence(a, { kind: "join", incident: id, measure, party: id, is: id, reason: "x" }),
  withdrawDependence: (a) => withdrawDependence(a, { id, reason: "x" }),
  merge: (a) => merge(a, { noun: "party", from: id, into: other, reason: "x" }),
  withdrawMerge: (a) => withdrawMerge(a, { noun: "party", id, openedOn: 1, reason: "x" }),
  distinguish: (a) => distinguish(a, { noun: "party", one: id, other, reason: "x" }),
  withdrawDistinction: (a) => withdrawDistinction(a, { id, reason: "x" }),
  moveClaims: (a) => moveClaims(a, { claims: [seen], incident: id, reason: "x" }),
  reattribute: (a) => reattribute(a, { party: id, claims: [seen], to: id, reason: "x" }),
  assessClaim: (a) => assessClaim(a, { ...assessed, claim: id }),
  assessMany: (a) => assessMany(a, { claims: [], status: "discounted", rationale: "x" }),
  attend: (a) => attend(a, { item: "", take: true }),
  look: (a) => look(a, { item: "" }),
  findMeasure: (a) => findMeasure(a, { ...finding, grounds: [] }),
  publishIncident: (a) => publishIncident(a, { incident: id }),
  publishFirst: (a) => publishFirst(a, [id]),
  markFreeToShow: (a) => markFreeToShow(a, { article: id, free: true, why: "x" }),
  withdrawIncident: (a) => withdrawIncident(a, { incident: id, openedOn: 1, reason: "x" }),
  answerObjection: (a) => answerObjection(a, { objection: id, outcome: "upheld", text: "x" }),
  enterReply: (a) => enterReply(a, { incident: id, party: id, text: "x", received: "x" }),
  withdrawCorrection: (a) => withdrawCorrection(a, { id, reason: "x" }),
  forgetContact: (a) => forgetContact(a, { objection: id }),
  redact: (a) => redact(a, { target: "claim", id, legalGround: "x", reason: "x" }),
  changeSetting: (a) => changeSetting(a, { fourEyes: true, reason: " " }),
  enterAccount: (a) => enterAccount(a, { name: " ", email: "x", role: "admin" }),
  changeRole: (a) => changeRole(a, { id, role: "admin" }),
  disableAccount: (a) => disableAccount(a, { id }),
  enableAccount: (a) => enableAccount(a, { id }),
  endSessions: (a) => endSessions(a, { id }),
  setPassword: (a) => setPassword(a, { id, passwordHash }),
  issueRecovery: (a) => issueRecovery(a, { id, codeHash, expiresAt: new Date() }),
  recoverAccount: (a) => recoverAccount(a, { codeHash, now: new Date(), passwordHash }),
  removeSecondFactor: (a) => removeSecondFactor(a, { id }),
  endOwnSessions: (a) => endOwnSessions(a, JSON.parse('{"whose":"mine"}')),
  changeOwnPassword: (a) => changeOwnPassword(a, { passwordHash: "plain" }),
  switchOnSecondFactor: (a) => switchOnSecondFactor(a, { session: id }),
  switchOffSecondFactor: (a) => switchOffSecondFactor(a, {}),
  replaceBackupCodes: (a) => replaceBackupCodes(a, { backupCodes: "x" }),
};
const of = { id, openedOn: 1, reason: "x" };
const decision = { id, openedOn: 1, decision: "accepted" } as const;
const measure = { outcome: "killed", group: "people" } as const;
const text = { headline: "x", text: "x", kind: "transcribed" } as const;
const period = { start: "2026", end: "2026" };
const claim = { kind: "other", incident: id, snapshot: id, quote: { start: 0, end: 1 } } as const;
const seen = { id, openedOn: 1 };
const proposal = { snapshot: id, key: "killed-people-0-1", rule: "x", body: {} };
const assessed = { claimNumber: 1, openedOn: 0, status: "discounted", rationale: "x" } as const;
const finding = {
  incident: id,
  measure: { ...measure, of: null },
  basis: "event",
  window: null,
  attackersIncluded: "no",
  openedOn: 0,
  low: 1,
  best: 1,
  high: 1,
  rule: "own",
  rationale: "x",
} as const;
const [codeHash, passwordHash] = ["0".repeat(64), `${"0".repeat(32)}:${"0".repeat(128)}`];

let people: Map<Role, Actor>;
beforeAll(async () => {
  people = new Map();
  for (const role of roles) people.set(role, await user(role));
});

describe.each(Object.entries(commandDoors))("%s", (name, least) => {
  const run = commands[nameOf(name)];

  test(`is refused to all who may less than a role of ${least}, and to nobody else`, async () => {
    await refused(ownerPool, () => run(anonymous), { code: "unauthenticated" });
    const token: Actor = { kind: "token", id, scopes: ["read_published", "read_live"] };
    await refused(ownerPool, () => run(token), { code: "forbidden" });
    for (const [role, actor] of people) {
      if (roles.indexOf(role) < roles.indexOf(least)) {
        await refused(ownerPool, () => run(actor), { code: "forbidden" });
      } else {
        // There was leave to look, and nothing to find.
        const code = await run(actor).then(() => "accepted", codeOf);
        // Captures count tries, which stand in no log.
        lookAnew(ownerPool);
        expect(["invalid", "not_found", "conflict"], role).toContain(code);
      }
    }
  });
});

function nameOf(text: string): CommandName {
  if (isCommand(text)) return text;
  throw new Error(`There is no command ${text}.`);
}

function isCommand(name: string): name is CommandName {
  return name in commandDoors;
}

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
    await refused(ownerPool, () => commands.redact(system), { code: "forbidden" });
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
