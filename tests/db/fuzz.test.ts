/**
 * Random verbs by random people on one small world: what a role may not do never succeeds, what is
 * refused leaves no trace, every success has its entry of the log, and no decision changes by itself.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assessClaim } from "@/lib/commands/assessments";
import { logClaim, reviseClaim } from "@/lib/commands/claims";
import { decideDerivation, proposeDerivation } from "@/lib/commands/derivations";
import { distinguish, withdrawDistinction } from "@/lib/commands/distinctions";
import { publishIncident, withdrawIncident } from "@/lib/commands/editions";
import { enterInError } from "@/lib/commands/errors";
import { findMeasure } from "@/lib/commands/findings";
import { decideLink, linkClaims } from "@/lib/commands/links";
import { merge, withdrawMerge } from "@/lib/commands/merges";
import { moveClaims, reattribute } from "@/lib/commands/moves";
import { assessMany, attend } from "@/lib/commands/queue";
import { redact } from "@/lib/commands/redactions";
import { changeSetting } from "@/lib/commands/settings";
import { type Action, type Actor, can } from "@/lib/domain/permissions";
import { statuses } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import { publishedIncident } from "@/lib/queries/incidents";
import { queue } from "@/lib/queries/queue";
import { verifyLog } from "@/lib/queries/verification";
import { incidentResponse } from "@/lib/schemas/edition";
import { useDatabase } from "../support/database";
import { runs, runsFactor } from "../support/runs";
import { isWellMade } from "./support/document";
import {
  type Article,
  anonymous,
  article,
  count,
  incident,
  logged,
  party,
  speaks,
  system,
  unique,
  user,
} from "./support/world";

const { ownerPool } = useDatabase();

// No vague words: an origin of those alone is listed, and no voice that a standing counts.
const wordings = ["12", "more than 11", "at least 12", "up to 20", "about 12", "10 to 14", "15"];
/** Two sequences of verbs share a world, so that what one left is met by the next. */
let people: Actor[];
let speakers: string[];
let papers: Article[];
const world: {
  incident: string;
  /** Another that may be the same. */
  twin: string;
  claims: string[];
  links: string[];
  copies: string[];
  /** How often words of it were redacted. */
  redacted: number;
} = { incident: "", twin: "", claims: [], links: [], copies: [], redacted: 0 };

beforeAll(async () => {
  people = [
    anonymous,
    await user("viewer"),
    await user("analyst"),
    await user("analyst"),
    await user("editor"),
    await user("editor"),
    await user("admin"),
  ];
  speakers = [await party("The fuzzed army"), await party("The fuzzed hospital")];
  await begin();
});

/** A new incident with a claim of each speaker, and its twin: many claims would only make every step slower. */
async function begin(): Promise<void> {
  Object.assign(world, { claims: [], links: [], copies: [], redacted: 0 });
  // Of those of before some words are redacted.
  const body = wordings.map((wording) => `${wording} died there, they said.`).join("\n");
  papers = [await article(body), await article(`${body}\nAgain.`)];
  world.incident = await incident({ slug: `fuzz-${unique()}` });
  world.twin = await incident({ slug: `fuzz-${unique()}` });
  for (const [n, who] of speakers.entries()) {
    const paper = papers[n];
    if (paper) world.claims.push(await logged(claimOf(paper, n, who)));
  }
  const [paper] = papers;
  if (paper) world.claims.push(await logged({ ...claimOf(paper, 5, null), incident: world.twin }));
}

const someStep = fc.record({
  who: fc.nat(6),
  verb: fc.nat(100),
  a: fc.nat(50),
  b: fc.nat(50),
  /** How far off the revision is on which the form was opened: mostly not at all. */
  off: fc.constantFrom(0, 0, 0, 0, 1, -1),
});
type Step = typeof someStep extends fc.Arbitrary<infer T> ? T : never;

test("no rule is broken, whoever does what in whatever order", {
  timeout: 120_000 * runsFactor(),
}, async () => {
  const told = { written: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(someStep, { minLength: 25, maxLength: 25 }), async (steps) => {
      // Where much is redacted little can be done any longer.
      if (world.claims.length > 30 || world.redacted > 1) await begin();
      for (const step of steps) told[await take(step)] += 1;
      await isConsistent();
    }),
    { numRuns: runs(10, 400), endOnFailure: true },
  );
  // Neither is rare: a world in which everything is refused would hold anything.
  expect(Math.min(told.written, told.refused)).toBeGreaterThan(runs(10, 400));
});

afterAll(async () => {
  expect((await verifyLog()).faults).toEqual([]);
});

/** Does one step and holds it to what must be true of it, done or refused. */
async function take(step: Step): Promise<"written" | "refused"> {
  const actor = people[step.who % people.length] ?? anonymous;
  const verb = verbs[step.verb % verbs.length];
  if (!verb) throw new Error("there are verbs");
  const [head, decided] = [await newest(), await decisions()];
  const before = await eyes();
  try {
    await verb.run(actor, step);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    if (!(error instanceof AppError)) throw error;
    if (!can(actor, verb.action)) expect(error.code).toMatch(/^(forbidden|unauthenticated)$/);
    expect(error.message).toMatch(/\S[.?!”]$/);
    expect(await newest()).toEqual(head);
    expect(await decisions()).toEqual(decided);
    return "refused";
  }
  expect(can(actor, verb.action)).toBe(true);
  const now = await newest();
  if (verb.logs === null) expect(now).toEqual(head);
  else {
    expect(now.seq).toBeGreaterThan(head.seq);
    expect(now).toMatchObject({ verb: expect.stringMatching(verb.logs), actor: idOf(actor) });
  }
  if (!verb.decides) expect(await decisions()).toEqual(decided);
  else if (before) await isByAnother(actor, now.subject);
  return "written";
}

interface Verb {
  action: Action;
  /** What its entry of the log is called; null where it writes no fact. */
  logs: RegExp | null;
  /** Whether it may change what somebody decided. */
  decides?: boolean;
  run: (actor: Actor, step: Step) => Promise<unknown>;
}

const why = "At random.";
const verbs: readonly Verb[] = [
  {
    action: "log_claim",
    logs: /^log_claim$/,
    run: async (actor, { a, b }) => {
      const paper = pick(papers, b);
      const { id } = await logClaim(
        actor,
        claimOf(paper, a, a % 3 === 0 ? null : pick(speakers, b)),
      );
      world.claims.push(id);
    },
  },
  {
    action: "revise",
    logs: /^revise_claim$/,
    run: async (actor, { a, b, off }) => {
      const id = pick(world.claims, a);
      const content = claimOf(pick(papers, b), b, pick(speakers, a));
      await reviseClaim(actor, {
        ...content,
        id,
        openedOn: (await revisionOf(id)) + off,
        reason: why,
      });
    },
  },
  {
    action: "enter_in_error",
    logs: /^enter_in_error$/,
    run: async (actor, { a, off }) => {
      const id = pick(world.claims, a);
      const openedOn = (await revisionOf(id)) + off;
      await enterInError(actor, { noun: "claim", id, openedOn, reason: why });
    },
  },
  { action: "assess", logs: /^assess_claim$/, decides: true, run: assess },
  { action: "assess", logs: /^assess_claim$/, decides: true, run: assess },
  {
    action: "assess",
    logs: /^assess_claim$/,
    decides: true,
    run: async (actor, { a, b, off }) => {
      const claims = await Promise.all(
        [...new Set([pick(world.claims, a), pick(world.claims, b)])].map(async (claim) => ({
          claim,
          claimNumber: await revisionOf(claim),
          openedOn: (await assessmentOf(claim)) + off,
        })),
      );
      await assessMany(actor, { claims, status: "discounted", rationale: why });
    },
  },
  {
    action: "find",
    logs: /^find_measure$/,
    run: async (actor, { a, b, off }) => {
      const { rows } = await ownerPool.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM finding WHERE incident_id = ANY ($1)",
        [await family(world.incident)],
      );
      await findMeasure(actor, {
        incident: world.incident,
        measure: { outcome: "killed", group: "people", of: null },
        basis: "event",
        window: null,
        attackersIncluded: "no",
        openedOn: (rows[0]?.n ?? 0) + off,
        low: a,
        best: b,
        high: 50,
        rule: "own",
        rationale: why,
        grounds: [pick(world.claims, a)],
      });
    },
  },
  {
    action: "propose_link",
    logs: /^propose_link$/,
    run: async (actor, { a, b }) => {
      const kind = a % 2 === 0 ? "part_of" : "same_dead";
      const [claim, other] = [pick(world.claims, a), pick(world.claims, b)];
      const { id } = await linkClaims(actor, { kind, claim, other });
      world.links.push(id);
    },
  },
  {
    action: "decide_link",
    logs: /^(accept|reject)_link$/,
    run: (actor, { a, b, off }) =>
      decideLink(actor, {
        id: world.links[a % Math.max(1, world.links.length)] ?? crypto.randomUUID(),
        openedOn: 1 + off,
        decision: b % 2 === 0 ? "accepted" : "rejected",
      }),
  },
  {
    action: "propose_derivation",
    logs: /propose/,
    run: async (actor, { a }) => {
      const [one, other] = a % 2 === 0 ? papers : [...papers].reverse();
      const { id } = await proposeDerivation(actor, {
        article: one?.id ?? "",
        from: other?.id ?? "",
        kind: "rewrite",
        score: 0.8,
        directionKnown: true,
      });
      world.copies.push(id);
    },
  },
  {
    action: "decide_derivation",
    logs: /derivation/,
    run: (actor, { a, b, off }) =>
      decideDerivation(actor, {
        id: world.copies[a % Math.max(1, world.copies.length)] ?? crypto.randomUUID(),
        openedOn: 1 + off,
        decision: b % 2 === 0 ? "accepted" : "rejected",
      }),
  },
  {
    action: "publish",
    logs: /^publish$/,
    run: async (actor, { off }) =>
      publishIncident(actor, { incident: world.incident, openedOn: (await editionOf()) + off }),
  },
  {
    action: "withdraw",
    logs: /^withdraw$/,
    run: async (actor, { off }) =>
      withdrawIncident(actor, {
        incident: world.incident,
        openedOn: (await editionOf()) + off,
        reason: why,
      }),
  },
  { action: "merge", logs: /^merge_(party|incident)$/, run: mergeSome },
  { action: "merge", logs: /^merge_(party|incident)$/, run: mergeSome },
  {
    action: "merge",
    logs: /^withdraw_(party|incident)_merge$/,
    run: async (actor, { a, b, off }) => {
      const noun = a % 2 === 0 ? "party" : "incident";
      const id = pick(noun === "party" ? speakers : [world.incident, world.twin], b);
      const openedOn = (await mergesOf[noun](id)) + off;
      await withdrawMerge(actor, { noun, id, openedOn, reason: why });
    },
  },
  {
    action: "merge",
    logs: /^distinguish_(party|incident)$/,
    run: async (actor, { a, b }) => {
      const noun = a % 2 === 0 ? "party" : "incident";
      const all = noun === "party" ? speakers : [world.incident, world.twin];
      const [one, other] = [pick(all, b), pick(all, b % 5 === 0 ? b : b + 1)];
      await distinguish(actor, { noun, one, other, reason: why });
    },
  },
  {
    action: "merge",
    logs: /^withdraw_(party|incident)_distinction$/,
    run: async (actor, { b, off }) => {
      const id = off === 0 ? await newestDistinction() : pick(speakers, b);
      await withdrawDistinction(actor, { id, reason: why });
    },
  },
  {
    action: "merge",
    logs: /^move_claim$/,
    run: async (actor, { a, b, off }) =>
      moveClaims(actor, {
        claims: await chosen([pick(world.claims, a), pick(world.claims, a + b)], off),
        incident: pick([world.incident, world.twin], b),
        reason: why,
      }),
  },
  {
    action: "merge",
    logs: /^reattribute_claim$/,
    run: async (actor, { a, b, off }) =>
      reattribute(actor, {
        party: pick(speakers, b),
        claims: await chosen([pick(world.claims, a)], off),
        to: pick(speakers, b % 7 === 0 ? b : b + 1),
        reason: why,
      }),
  },
  {
    action: "manage_accounts",
    logs: /^change_setting$/,
    run: (actor, { a }) => changeSetting(actor, { fourEyes: a % 2 === 0, reason: why }),
  },
  {
    action: "redact",
    // What it reached is published anew by the same change.
    logs: /^(redact|publish)$/,
    run: async (actor, { a, b }) => {
      // One in five gives no reason.
      const given = { legalGround: "Order 7", reason: b % 5 === 0 ? " " : why };
      await redact(actor, { target: "claim", id: pick(world.claims, a), ...given });
      world.redacted += 1;
    },
  },
  {
    action: "assess",
    logs: null,
    run: (actor, { a, b }) =>
      attend(actor, { item: `claim:${pick(world.claims, a)}`, take: b % 2 === 0 }),
  },
];

function chosen(ids: string[], off: number): Promise<{ id: string; openedOn: number }[]> {
  return Promise.all(
    [...new Set(ids)].map(async (id) => ({ id, openedOn: (await revisionOf(id)) + off })),
  );
}

async function mergeSome(actor: Actor, { a, b, off }: Step): Promise<void> {
  const noun = a % 2 === 0 ? "party" : "incident";
  const all = noun === "party" ? speakers : [world.incident, world.twin];
  const [from, into] = [pick(all, b), pick(all, b % 5 === 0 ? b : b + 1)];
  const seen = async (id: string) => ({
    revision: 1 + Math.abs(off),
    merges: await mergesOf[noun](id),
  });
  const saw = { from: await seen(from), into: await seen(into) };
  await merge(actor, { noun, from, into, saw, reason: why });
}

async function assess(actor: Actor, { a, b, off }: Step): Promise<void> {
  const claim = pick(world.claims, a);
  await assessClaim(actor, {
    claim,
    claimNumber: await revisionOf(claim),
    openedOn: (await assessmentOf(claim)) + off,
    status: pick(statuses, b),
    rationale: b === 7 ? " " : why,
    grounds: a % 4 === 0 ? [] : [pick(world.claims, a + 1)],
    ...(b % 5 === 0 ? { overrideReason: why } : {}),
  });
}

/** What holds of the whole after any number of steps. */
async function isConsistent(): Promise<void> {
  for (const id of [world.incident, world.twin]) await isConsistentAt(id);
}

async function isConsistentAt(id: string): Promise<void> {
  const [root = id, ...merged] = await family(id);
  if (root !== id) return;
  await publishIncident(system, { incident: id });
  const response = incidentResponse.parse(await publishedIncident(await slugOf(id)));
  await isWellMade(ownerPool, response);
  // Whoever comes by the address of what was merged is led to what holds its claims, and nobody else is.
  const { rows: led } = await ownerPool.query<{ id: string }>(
    "SELECT incident_id AS id FROM published_incident WHERE leads_to = $1",
    [id],
  );
  for (const one of led) expect(merged).toContain(one.id);
  expect(await keptApartAndMerged()).toEqual([]);
  const { rows } = await ownerPool.query(`
    SELECT 1 FROM assessment WHERE status = 'corroborated' AND override_reason IS NULL
      AND coalesce(footing::jsonb ->> 'standing', 'none') IN ('none', 'unknown_origin', 'single_origin')
    UNION ALL SELECT 1 FROM assessment WHERE footing IS NULL
    UNION ALL SELECT 1 FROM finding WHERE footing IS NULL OR low > best OR best > high`);
  expect(rows).toEqual([]);
  // Every claim that stands waits, or stands on what it was decided on.
  const editor = people[4] ?? anonymous;
  const { entries } = await queue(editor, { incident: id }, new Date());
  const waiting = new Set(entries.map(({ claim }) => claim));
  for (const claim of response.measures.flatMap((measure) => measure.claims)) {
    const waits = claim.status === "unreviewed" || claim.stale !== undefined;
    // Nobody decides on what nobody can read.
    expect(waiting.has(claim.id)).toBe(waits && !claim.redacted);
  }
}

function claimOf(paper: Article, n: number, speaker: string | null) {
  const wording = wordings[n % wordings.length] ?? "12";
  const quoted = `${wording} died there, they said.`;
  const start = paper.text.indexOf(`\n${quoted}`) + 1;
  return {
    ...count(paper, world.incident, wording, { quoted, chain: speaker ? speaks(speaker) : [] }),
    quote: { start, end: start + quoted.length },
    figure: { span: { start, end: start + wording.length } },
  };
}

/** The author of no revision of it: what four eyes promise. */
async function isByAnother(actor: Actor, claim: string | null): Promise<void> {
  const { rows } = await ownerPool.query(
    `SELECT 1 FROM claim_revision c JOIN log_row r ON r.row_id = c.id JOIN log_entry e USING (seq)
     WHERE c.claim_id = $1 AND e.actor_id = $2`,
    [claim, idOf(actor)],
  );
  expect(rows).toEqual([]);
}

async function newest() {
  const { rows } = await ownerPool.query<{
    seq: number;
    verb: string;
    actor: string | null;
    subject: string | null;
  }>(
    `SELECT seq::int, verb, actor_id AS actor, subject_id AS subject FROM log_entry
     ORDER BY seq DESC LIMIT 1`,
  );
  return rows[0] ?? { seq: 0, verb: "", actor: null, subject: null };
}

/** What stands of every claim, by its newest assessment. */
async function decisions() {
  const { rows } = await ownerPool.query(
    "SELECT DISTINCT ON (claim_id) claim_id, number, status FROM assessment ORDER BY claim_id, number DESC",
  );
  return rows;
}

async function eyes(): Promise<boolean> {
  const { rows } = await ownerPool.query<{ on: boolean }>(
    `SELECT four_eyes AS "on" FROM desk_setting ORDER BY number DESC LIMIT 1`,
  );
  return rows[0]?.on ?? false;
}

function numberOf(sql: string) {
  return async (id: string): Promise<number> =>
    (await ownerPool.query<{ n: number }>(sql, [id])).rows[0]?.n ?? 0;
}
const revisionOf = numberOf("SELECT max(number)::int AS n FROM claim_revision WHERE claim_id = $1");
const assessmentOf = numberOf("SELECT max(number)::int AS n FROM assessment WHERE claim_id = $1");
const editions = numberOf("SELECT max(number)::int AS n FROM edition WHERE incident_id = $1");
const editionOf = () => editions(world.incident);
const mergesOf = {
  party: numberOf("SELECT max(number)::int AS n FROM party_merge WHERE party_id = $1"),
  incident: numberOf("SELECT max(number)::int AS n FROM incident_merge WHERE incident_id = $1"),
};

/** The incident that one leads to, and all that lead there. */
async function family(id: string): Promise<string[]> {
  const { rows } = await ownerPool.query<{ id: string }>(
    `WITH root AS (SELECT coalesce((SELECT root_id FROM incident_merged WHERE incident_id = $1), $1::uuid) AS id)
     SELECT id FROM root UNION ALL SELECT m.incident_id FROM incident_merged m JOIN root ON m.root_id = root.id`,
    [id],
  );
  return rows.map((row) => row.id);
}

/** Which distinction stands that was said last; a made-up one where none does. */
async function newestDistinction(): Promise<string> {
  const { rows } = await ownerPool.query<{ id: string }>(
    `SELECT id FROM distinction d WHERE NOT withdrawn
       AND NOT EXISTS (SELECT 1 FROM distinction n WHERE n.supersedes_id = d.id) ORDER BY id DESC LIMIT 1`,
  );
  return rows[0]?.id ?? world.incident;
}

/** Pairs of incidents that an editor says are two, and that a merge makes one. */
async function keptApartAndMerged() {
  const { rows } = await ownerPool.query(
    `SELECT d.id FROM distinction d
     LEFT JOIN incident_merged m ON m.incident_id = d.incident_id
     LEFT JOIN incident_merged o ON o.incident_id = d.other_incident_id
     WHERE d.incident_id IS NOT NULL AND NOT d.withdrawn
       AND NOT EXISTS (SELECT 1 FROM distinction n WHERE n.supersedes_id = d.id)
       AND coalesce(m.root_id, d.incident_id) = coalesce(o.root_id, d.other_incident_id)`,
  );
  return rows;
}

async function slugOf(id: string): Promise<string> {
  const { rows } = await ownerPool.query<{ slug: string }>(
    "SELECT slug FROM incident WHERE id = $1",
    [id],
  );
  return rows[0]?.slug ?? "";
}

function idOf(actor: Actor): string | null {
  return actor.kind === "user" ? actor.id : null;
}

function pick<T>(all: readonly T[], index: number): T {
  const found = all[index % Math.max(1, all.length)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
}
