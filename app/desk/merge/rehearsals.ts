import { merge, withdrawMerge } from "@/lib/commands/merges";
import { incidentsNaming } from "@/lib/commands/reach";
import { rehearseRearranging } from "@/lib/commands/rearranging";
import type { Actor } from "@/lib/domain/permissions";
import type { MergedNoun } from "@/lib/schemas/merge";

type Merge = Parameters<typeof merge>[1];
type Withdrawal = Parameters<typeof withdrawMerge>[1];

/** What merging would do, a line for each; throws what the command refuses. */
export async function mergeLines(actor: Actor, input: Merge): Promise<string[]> {
  const reach = incidentsOf(input.noun, [input.from, input.into]);
  return rearrangedLines(await rehearseRearranging(actor, merge, input, reach));
}

/** What taking the merge back would do; `into` is what it leads to now. */
export async function withdrawalLines(
  actor: Actor,
  input: Withdrawal,
  into: string,
): Promise<string[]> {
  const reach = incidentsOf(input.noun, [input.id, into]);
  return rearrangedLines(await rehearseRearranging(actor, withdrawMerge, input, reach));
}

function incidentsOf(noun: MergedNoun, ids: string[]) {
  return async (change: Parameters<typeof incidentsNaming>[0]) =>
    noun === "party" ? incidentsNaming(change, ids) : ids;
}

/** What a rehearsal found, as the form tells it. */
export function rearrangedLines({
  lines,
  decisions,
}: Awaited<ReturnType<typeof rehearseRearranging>>): string[] {
  if (decisions === 0) return lines;
  const counted = decisions === 1 ? "1 decision" : `${decisions} decisions`;
  return [...lines, `${counted} would be out of date, and come back to the queue.`];
}
