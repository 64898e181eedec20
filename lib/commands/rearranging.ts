import "server-only";
import type { Actor } from "@/lib/domain/permissions";
import type { LiveIncident } from "@/lib/editions/live";
import { staleDecisions } from "@/lib/editions/staleness";
import { unsettled } from "@/lib/editions/unsettled";
import { liveIncident } from "@/lib/facts/live";
import { incidentFamily } from "@/lib/facts/merges";
import type { Change, Command } from "./change";
import { takenBack } from "./taken-back";

/** What merging, separating or moving would do, before it is done. */
export interface Rearrangement {
  /** A line for each standing that would differ and each incident that would come or go. */
  lines: string[];
  /** How many incidents it reaches. */
  incidents: number;
  /** How many decisions would be out of date that are not now. */
  decisions: number;
}

/**
 * Carries out a command that may make incidents or parties one, or two, looks at each of the incidents
 * that `about` finds before and after it, at most twenty, and takes it back. What the command refuses
 * is refused here.
 */
export async function rehearseRearranging<Input>(
  actor: Actor,
  command: Command<Input, unknown>,
  input: Input,
  about: (change: Change) => Promise<readonly string[]>,
): Promise<Rearrangement> {
  return takenBack(actor, "merge", async (change) => {
    const ids = await about(change);
    const before = await livesOf(change, ids);
    await command(actor, input, change);
    const after = await livesOf(change, [...ids, ...(await about(change))]);
    const roots = [...new Set([...before.keys(), ...after.keys()])];
    const lines = roots.flatMap((id) => lineFor(before.get(id), after.get(id), roots.length > 1));
    const rest = new Set(ids).size - mostIncidents;
    if (rest > 0) lines.push(`${rest} incidents more may change; look at them afterwards.`);
    const stale = (lives: Map<string, LiveIncident>) =>
      new Set([...lives.values()].flatMap((live) => [...staleDecisions(live)]));
    const was = stale(before);
    const decisions = [...stale(after)].filter((one) => !was.has(one)).length;
    return { lines, incidents: Math.max(roots.length, new Set(ids).size), decisions };
  });
}

const mostIncidents = 20;

async function livesOf(
  { tx }: Change,
  incidents: readonly string[],
): Promise<Map<string, LiveIncident>> {
  const lives = new Map<string, LiveIncident>();
  for (const asked of [...new Set(incidents)].slice(0, mostIncidents)) {
    const { root } = await incidentFamily(tx, asked);
    if (!lives.has(root)) lives.set(root, await liveIncident(tx, root, "own"));
  }
  return lives;
}

function lineFor(
  was: LiveIncident | undefined,
  is: LiveIncident | undefined,
  isOneOfMany: boolean,
): string[] {
  if (!was && is) return [`“${is.title}” stands by itself, with ${counted(is)}.`];
  if (!was || !is) return was ? [`“${was.title}” brings ${counted(was)}.`] : [];
  const title = isOneOfMany ? `${is.title} – ` : "";
  return unsettled(was, is).map((line) => `${title}${line}`);
}

function counted({ claims }: LiveIncident): string {
  return claims.length === 1 ? "1 claim" : `${claims.length} claims`;
}
