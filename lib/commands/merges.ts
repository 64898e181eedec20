import "server-only";
import {
  incidentMergeFault,
  type MergeFault,
  partyMergeFault,
  type Redirects,
  rootOf,
} from "@/lib/domain/merge";
import { AppError } from "@/lib/errors";
import { incidentMerges, partyMerges } from "@/lib/facts/merges";
import {
  type MergedNoun,
  type MergeInput,
  merge as mergeSchema,
  withdrawMerge as withdrawSchema,
} from "@/lib/schemas/merge";
import { type Change, verb } from "./change";
import { refuseKeptApart } from "./distinctions";
import { renewLeads } from "./leads";
import { nameOf, standingRecord } from "./merged";
import { refuseAt } from "./references";

/**
 * Merges a party or an incident into another: a redirect, followed whenever facts are read. No claim is
 * rewritten, so what is added later stays where it is added, and withdrawing restores what was. One
 * that changed since it was seen is a conflict. Returns where it leads and the number of the merge.
 */
export const merge = verb("merge", mergeSchema, async (change, input) => {
  const { noun, from, into, reason } = input;
  const [one, other] = [
    await standing(change, input, "from"),
    await standing(change, input, "into"),
  ];
  await refuseFault(change, input);
  await refuseKeptApart(change, noun, from, into, "Take that back first.");
  // After what names the other: who merged it a moment ago is told where it leads now.
  refuseUnseen(one, input.saw?.from);
  refuseUnseen(other, input.saw?.into);
  const number = one.merges + 1;
  await write(change, noun, from, { number, into, reason });
  if (noun === "incident") await renewLeads(change);
  await change.log({
    verb: `merge_${noun}`,
    subject: { kind: noun, id: from },
    old: { revision: one.revision },
    new: { into, revision: other.revision, number },
    why: reason,
  });
  return { noun, from, into, number };
});

/**
 * Takes a merge back: both stand by themselves again, with what was recorded under each. The merge and
 * its withdrawal stay on record; merged again it is a new entry. Returns what stands again.
 */
export const withdrawMerge = verb("merge", withdrawSchema, async (change, input) => {
  const { noun, id, openedOn, reason } = input;
  const newest = await newestMerge(change, noun, id);
  if (!newest) refuseAt("not_found", "id", `This ${noun} was never merged.`);
  if (newest.into === null) {
    throw new AppError("conflict", "This merge was withdrawn already.");
  }
  if (newest.number !== openedOn) {
    throw new AppError(
      "conflict",
      "It was merged anew since you opened this. Look at that merge, then decide again.",
    );
  }
  await write(change, noun, id, { number: openedOn + 1, into: null, reason });
  if (noun === "incident") await renewLeads(change, true);
  await change.log({
    verb: `withdraw_${noun}_merge`,
    subject: { kind: noun, id },
    old: { into: newest.into },
    new: { into: null, number: openedOn + 1 },
    why: reason,
  });
  return { noun, id, from: newest.into };
});

interface Standing {
  name: string;
  revision: number;
  merges: number;
}

/** One of the two as it stands. */
async function standing(
  change: Change,
  { noun, ...ids }: MergeInput,
  which: "from" | "into",
): Promise<Standing> {
  const { name, number } = await standingRecord(change, noun, ids[which], which);
  const merges = (await newestMerge(change, noun, ids[which]))?.number ?? 0;
  return { name, revision: number, merges };
}

function refuseUnseen(now: Standing, saw: { revision: number; merges: number } | undefined): void {
  if (!saw || (saw.revision === now.revision && saw.merges === now.merges)) return;
  throw new AppError(
    "conflict",
    `Somebody changed, merged or separated “${now.name}” since you opened this. Look at it, then decide again.`,
  );
}

async function newestMerge({ tx }: Change, noun: MergedNoun, id: string) {
  if (noun === "party") {
    const found = await tx.partyMerge.findFirst({ where: { partyId: id, next: null } });
    return found && { number: found.number, into: found.intoPartyId };
  }
  const found = await tx.incidentMerge.findFirst({ where: { incidentId: id, next: null } });
  return found && { number: found.number, into: found.intoIncidentId };
}

async function write(
  { tx }: Change,
  noun: MergedNoun,
  id: string,
  { number, into, reason }: { number: number; into: string | null; reason: string },
): Promise<void> {
  const row = { number, supersedes: number > 1 ? number - 1 : null, reason };
  if (noun === "party") {
    await tx.partyMerge.create({ data: { ...row, partyId: id, intoPartyId: into } });
  } else {
    await tx.incidentMerge.create({ data: { ...row, incidentId: id, intoIncidentId: into } });
  }
}

async function refuseFault(change: Change, { noun, from, into }: MergeInput): Promise<void> {
  const [redirects, fault] =
    noun === "party" ? await ofParties(change, from, into) : await ofIncidents(change, from, into);
  if (!fault) return;
  const names = [await nameOf(change, noun, from), await nameOf(change, noun, into)] as const;
  const leads = fault === "into_merged" ? into : from;
  const lead = await nameOf(change, noun, rootOf(leads, redirects));
  const isState = fault === "merged_already" || fault === "into_merged";
  refuseAt(isState ? "conflict" : "invalid", "into", sentences[fault](names[0], names[1], lead));
}

type Found = readonly [Redirects, MergeFault | null];

async function ofParties({ tx }: Change, from: string, into: string): Promise<Found> {
  const redirects = await partyMerges(tx);
  const rows = await tx.partyRevision.findMany({
    where: { partyId: { in: [from, into] }, next: null },
    select: { partyId: true, kind: true, withheld: true },
  });
  const tied = await tx.partyTie.findMany({
    where: { partyRevision: { next: null, enteredInError: false } },
    include: { partyRevision: { select: { partyId: true } } },
  });
  const ties = tied.map(({ kind, toPartyId, validFrom, validTo, partyRevision }) => ({
    kind,
    from: partyRevision.partyId,
    to: toPartyId,
    validFrom,
    validTo,
  }));
  const [one, other] = [from, into].map((id) => rows.find(({ partyId }) => partyId === id));
  if (!one || !other) return [redirects, null];
  const fault = partyMergeFault({ ...one, id: from }, { ...other, id: into }, ties, redirects);
  return [redirects, fault];
}

async function ofIncidents({ tx }: Change, from: string, into: string): Promise<Found> {
  const redirects = await incidentMerges(tx);
  const rows = await tx.incidentRevision.findMany({
    where: { next: null, parentId: { not: null } },
    select: { incidentId: true, parentId: true },
  });
  const parents = new Map(rows.map((row) => [row.incidentId, row.parentId ?? ""]));
  return [redirects, incidentMergeFault(from, into, parents, redirects)];
}

const sentences: Record<MergeFault, (from: string, into: string, lead: string) => string> = {
  itself: () => "Nothing is merged into itself. Choose another.",
  merged_already: (from, _, lead) =>
    `“${from}” is merged into “${lead}” already. Withdraw that merge first.`,
  into_merged: (_, into, lead) => `“${into}” is merged into “${lead}” itself. Choose that one.`,
  own_part: (from, into) =>
    `“${from}” and “${into}” are not one: one is part of the other, or speaks for it. If that is wrong, correct it first.`,
  relays_and_speaks: (from, into) =>
    `“${from}” and “${into}” are not one: one passes on what others say, the other says it.`,
  withheld_alone: () =>
    "Readers see a label instead of one of the two names. Withhold both or neither, then merge them.",
};
