import "server-only";
import type { Action, Actor } from "@/lib/domain/permissions";
import { unsettled } from "@/lib/editions/unsettled";
import { AppError } from "@/lib/errors";
import { liveIncident } from "@/lib/facts/live";
import type { Change, Command } from "./change";
import { inOneChange } from "./change";

export interface Rehearsal {
  /** The standings that would differ, a line for each. */
  lines: string[];
  /** Assessments that rest on the claim, or are of it, and would have to be looked at again. */
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
      throw new Rehearsed({ lines, assessments: await assessmentsOn(change, claim) });
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.found;
    throw error;
  }
  throw new Error("a rehearsal was not taken back");
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

function assessmentsOn({ tx }: Change, claim: string): Promise<number> {
  return tx.assessment.count({
    where: {
      next: null,
      status: { not: "unreviewed" },
      OR: [{ claimId: claim }, { assessmentGrounds: { some: { claimId: claim } } }],
    },
  });
}
