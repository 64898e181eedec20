import "server-only";
import { mergedInto, rootOf } from "@/lib/domain/merge";
import { AppError } from "@/lib/errors";
import { incidentMerges, partyMerges } from "@/lib/facts/merges";
import type { MergedNoun } from "@/lib/schemas/merge";
import type { Change } from "./change";
import { refuseAt } from "./references";

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

/**
 * A record that is to be merged or told apart, as it stands. What was entered in error or redacted is
 * refused, at `path`: nobody could tell what it is.
 */
export async function standingRecord(
  change: Change,
  noun: MergedNoun,
  id: string,
  path: string,
): Promise<{ name: string; number: number }> {
  const now = await newest(change, noun, id);
  if (!now) refuseAt("not_found", path, `There is no such ${noun}.`);
  if (now.enteredInError) {
    refuseAt("conflict", path, `“${now.name}” was entered in error and stands no longer.`);
  }
  if (now.redacted) {
    const message = `What this ${noun} was called is redacted: nobody can tell any longer what it is.`;
    refuseAt("conflict", path, message);
  }
  return now;
}

/** What a record is called at the desk. */
export async function nameOf(change: Change, noun: MergedNoun, id: string): Promise<string> {
  return (await newest(change, noun, id))?.name ?? "";
}

/** What every party, or every incident, that is merged leads to. */
export function redirectsOf({ tx }: Change, noun: MergedNoun) {
  return noun === "party" ? partyMerges(tx) : incidentMerges(tx);
}

async function newest({ tx }: Change, noun: MergedNoun, id: string) {
  const which = { number: true, enteredInError: true, redacted: true } as const;
  if (noun === "party") {
    const where = { partyId: id, next: null };
    return tx.partyRevision.findFirst({ where, select: { ...which, name: true } });
  }
  const where = { incidentId: id, next: null };
  const found = await tx.incidentRevision.findFirst({ where, select: { ...which, title: true } });
  return found && { ...found, name: found.title };
}

function conflict(message: string, path?: string): AppError {
  return new AppError("conflict", message, path === undefined ? [] : [{ path, message }]);
}
