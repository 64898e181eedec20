/**
 * Random verbs by random people on one small world: what a role may not do never succeeds, what is
 * refused leaves no trace, every success has its entry of the log, and no decision changes by itself.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishIncident } from "@/lib/commands/editions";
import { type Actor, can } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import { publishedIncident } from "@/lib/queries/incidents";
import { queue } from "@/lib/queries/queue";
import { verifyLog } from "@/lib/queries/verification";
import { incidentResponse } from "@/lib/schemas/edition";
import { useDatabase } from "../support/database";
import { runs, runsFactor } from "../support/runs";
import { isWellMade } from "./support/document";
import { asking } from "./support/random-asking";
import { type Step, someStep, verbsBy } from "./support/random-verbs";
import { begin, populate, world } from "./support/random-world";
import { anonymous, system } from "./support/world";

const { ownerPool } = useDatabase();
const ask = asking(ownerPool);
const { newest, decisions, eyes, family, keptApartAndMerged, slugOf } = ask;
const verbs = verbsBy(ask);

beforeAll(populate);

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
  const actor = world.people[step.who % world.people.length] ?? anonymous;
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
  const editor = world.people[4] ?? anonymous;
  const { entries } = await queue(editor, { incident: id }, new Date());
  const waiting = new Set(entries.map(({ claim }) => claim));
  for (const claim of response.measures.flatMap((measure) => measure.claims)) {
    const waits = claim.status === "unreviewed" || claim.stale !== undefined;
    // Nobody decides on what nobody can read.
    expect(waiting.has(claim.id)).toBe(waits && !claim.redacted);
  }
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

function idOf(actor: Actor): string | null {
  return actor.kind === "user" ? actor.id : null;
}
