import "server-only";
import { keepingApart, pairOf } from "@/lib/domain/distinction";
import { rootOf } from "@/lib/domain/merge";
import { AppError } from "@/lib/errors";
import { distinctionsIn } from "@/lib/facts/distinctions";
import {
  distinguish as distinguishSchema,
  withdrawDistinction as withdrawSchema,
} from "@/lib/schemas/distinction";
import type { MergedNoun } from "@/lib/schemas/merge";
import { type Change, verb } from "./change";
import { nameOf, redirectsOf, standingRecord } from "./merged";
import { refuseAt } from "./references";

/**
 * An editor's word that two parties, or two incidents, are two although they look like one: they wait in
 * the queue no more and are not merged until it is taken back. No standing rests on it. Refused of what
 * is one already, by a merge.
 */
export const distinguish = verb("merge", distinguishSchema, async (change, input) => {
  const { noun, reason } = input;
  const pair = pairOf(input.one, input.other);
  for (const which of ["one", "other"] as const) {
    await standingRecord(change, noun, input[which], which);
  }
  await refuseMergedPair(change, noun, input.one, input.other);
  await refuseKeptApart(change, noun, input.one, input.other, "");
  const { id } = await change.tx.distinction.create({
    data: { ...columnsOf(noun, pair), reason, supersedesId: await newestOf(change, noun, pair) },
    select: { id: true },
  });
  await change.log({
    verb: `distinguish_${noun}`,
    subject: { kind: noun, id: pair.one },
    new: { other: pair.other },
    why: reason,
  });
  return { id, noun, ...pair };
});

/** Takes it back: the two may be one again, and wait in the queue if they look so. Both rows stay on record. */
export const withdrawDistinction = verb("merge", withdrawSchema, async (change, input) => {
  const old = await change.tx.distinction.findUnique({
    where: { id: input.id },
    include: { next: { select: { id: true } } },
  });
  if (!old || old.withdrawn) refuseAt("not_found", "id", "There is no such distinction.");
  if (old.next) refuseAt("conflict", "id", "This was taken back already.");
  const noun = old.partyId ? "party" : "incident";
  const { partyId, otherPartyId, incidentId, otherIncidentId } = old;
  const pair = {
    one: partyId ?? incidentId ?? "",
    other: otherPartyId ?? otherIncidentId ?? "",
  };
  await change.tx.distinction.create({
    data: {
      ...{ partyId, otherPartyId, incidentId, otherIncidentId },
      ...{ supersedesId: old.id, withdrawn: true, reason: input.reason },
    },
  });
  await change.log({
    verb: `withdraw_${noun}_distinction`,
    subject: { kind: noun, id: pair.one },
    old: { other: pair.other },
    new: { other: null },
    why: input.reason,
  });
  const stands: MergedNoun = noun;
  return { id: old.id, noun: stands, ...pair };
});

/** Throws a conflict where an editor said that these two, or what leads to them, are two; `then` says what to do. */
export async function refuseKeptApart(
  change: Change,
  noun: MergedNoun,
  one: string,
  other: string,
  then: string,
): Promise<void> {
  const redirects = await redirectsOf(change, noun);
  const [said] = keepingApart(one, other, await distinctionsIn(change.tx, noun), redirects);
  if (!said) return;
  const names = [await nameOf(change, noun, said.one), await nameOf(change, noun, said.other)];
  const sentence = `An editor said already that “${names[0]}” and “${names[1]}” are two.`;
  throw new AppError("conflict", [sentence, then].filter(Boolean).join(" "));
}

async function refuseMergedPair(
  change: Change,
  noun: MergedNoun,
  one: string,
  other: string,
): Promise<void> {
  const redirects = await redirectsOf(change, noun);
  if (rootOf(one, redirects) !== rootOf(other, redirects)) return;
  const [first, second] = [await nameOf(change, noun, one), await nameOf(change, noun, other)];
  const message = `“${first}” and “${second}” are merged. Withdraw that merge: its reason says why they are two.`;
  throw new AppError("conflict", message);
}

/** The row that a new one of this pair follows; null where nothing was said of it yet. */
async function newestOf(
  { tx }: Change,
  noun: MergedNoun,
  pair: { one: string; other: string },
): Promise<string | null> {
  const where = { ...columnsOf(noun, pair), next: null };
  return (await tx.distinction.findFirst({ where, select: { id: true } }))?.id ?? null;
}

function columnsOf(noun: MergedNoun, { one, other }: { one: string; other: string }) {
  return noun === "party"
    ? { partyId: one, otherPartyId: other }
    : { incidentId: one, otherIncidentId: other };
}
