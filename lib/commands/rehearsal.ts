import "server-only";
import type { Action, Actor } from "@/lib/domain/permissions";
import type { LiveIncident } from "@/lib/editions/live";
import { staleClaims } from "@/lib/editions/staleness";
import { unsettled } from "@/lib/editions/unsettled";
import { AppError } from "@/lib/errors";
import { liveIncident } from "@/lib/facts/live";
import { incidentFamily } from "@/lib/facts/merges";
import type { Change, Command } from "./change";
import { inOneChange } from "./change";

export interface Rehearsal {
  /** The standings that would differ, a line for each. */
  lines: string[];
  /** Decisions that would be out of date: what they rest on would not be what it was. */
  assessments: number;
}

/**
 * Does what a command would do to a claim, looks at what that makes of the standings, and takes all
 * of it back. So what is told is what will be, and what the command refuses is refused here.
 */
export async function rehearse<Input>(
  actor: Actor,
  action: Action,
  command: Command<Input, unknown>,
  input: Input,
  claim: string,
): Promise<Rehearsal> {
  try {
    await inOneChange(actor, action, async (change) => {
      const incident = await incidentOf(change, claim);
      const before = await liveIncident(change.tx, incident, "own");
      await command(actor, input, change);
      const moved = await incidentOf(change, claim);
      const after = await liveIncident(change.tx, incident, "own");
      const lines = unsettled(before, after);
      if (moved !== incident) lines.push("The claim goes to another incident.");
      const old = staleClaims(before);
      const assessments = [...staleClaims(after)].filter((id) => !old.has(id)).length;
      throw new Rehearsed({ lines, assessments });
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.found;
    throw error;
  }
  throw new Error("a rehearsal was not taken back");
}

/**
 * The same for a command that is about no single claim: what it does to each of the incidents that
 * `about` finds, at most twenty, each line with its incident's title where there are several.
 */
export async function rehearseOn<Input>(
  actor: Actor,
  action: Action,
  command: Command<Input, unknown>,
  input: Input,
  about: (change: Change) => Promise<readonly string[]>,
): Promise<string[]> {
  try {
    await inOneChange(actor, action, async (change) => {
      const named = await about(change);
      const roots = await Promise.all(named.map((id) => incidentFamily(change.tx, id)));
      const all = [...new Set(roots.map(({ root }) => root))];
      const incidents = all.slice(0, mostIncidents);
      const before = await livesOf(change, incidents);
      await command(actor, input, change);
      const after = await livesOf(change, incidents);
      const lines = before.flatMap((was, i) => {
        const now = after[i];
        const title = all.length > 1 ? `${was.title} – ` : "";
        return now ? unsettled(was, now).map((line) => `${title}${line}`) : [];
      });
      const rest = all.length - incidents.length;
      if (rest > 0) lines.push(`${rest} incidents more may change; look at them afterwards.`);
      throw new Rehearsed({ lines, assessments: 0 });
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.found.lines;
    throw error;
  }
  throw new Error("a rehearsal was not taken back");
}

const mostIncidents = 20;

async function livesOf({ tx }: Change, incidents: readonly string[]): Promise<LiveIncident[]> {
  const lives: LiveIncident[] = [];
  for (const id of incidents) lives.push(await liveIncident(tx, id, "own"));
  return lives;
}

/** Thrown so that the transaction ends without a trace. */
class Rehearsed extends Error {
  constructor(readonly found: Rehearsal) {
    super("rehearsed");
  }
}

async function incidentOf({ tx }: Change, claim: string): Promise<string> {
  const found = await tx.claimRevision.findFirst({
    where: { claimId: claim, next: null },
    select: { incidentId: true },
  });
  if (!found) throw new AppError("not_found", "There is no such claim.");
  return found.incidentId;
}
