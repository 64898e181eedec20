import "server-only";
import { mergedInto, rootOf } from "@/lib/domain/merge";
import { AppError } from "@/lib/errors";
import { incidentMerges, partyMerges } from "@/lib/facts/merges";
import type { MergedNoun } from "@/lib/schemas/merge";
import type { Change } from "./change";

/**
 * Throws a conflict where somebody merged this meanwhile: what stands in its place is named, so that
 * whoever comes with a form of before knows where to go on. At `path`, where an input names it there.
 */
export async function refuseMerged(
  change: Change,
  noun: MergedNoun,
  id: string,
  path?: string,
): Promise<void> {
  const redirects = await redirectsOf(change, noun);
  if (!redirects.has(id)) return;
  const into = await nameOf(change, noun, rootOf(id, redirects));
  throw conflict(`This ${noun} was merged into “${into}”. Go on there.`, path);
}

/** Throws a conflict where something else leads here, which would lead nowhere then. */
export async function refuseMergedInto(
  change: Change,
  noun: MergedNoun,
  id: string,
  todo: string,
): Promise<void> {
  const [first] = mergedInto(id, await redirectsOf(change, noun));
  if (!first) return;
  const name = await nameOf(change, noun, first);
  throw conflict(
    `“${name}” was merged into this ${noun}. Withdraw that merge first, then ${todo}.`,
  );
}

/** What a record is called at the desk. */
export async function nameOf({ tx }: Change, noun: MergedNoun, id: string): Promise<string> {
  if (noun === "party") {
    const where = { partyId: id, next: null };
    return (await tx.partyRevision.findFirst({ where, select: { name: true } }))?.name ?? "";
  }
  const where = { incidentId: id, next: null };
  return (await tx.incidentRevision.findFirst({ where, select: { title: true } }))?.title ?? "";
}

function redirectsOf({ tx }: Change, noun: MergedNoun) {
  return noun === "party" ? partyMerges(tx) : incidentMerges(tx);
}

function conflict(message: string, path?: string): AppError {
  return new AppError("conflict", message, path === undefined ? [] : [{ path, message }]);
}
