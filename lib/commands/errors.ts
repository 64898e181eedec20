import "server-only";
import { enterInError as schema } from "@/lib/schemas/claim";
import { type Change, verb } from "./change";
import { refuseMerged, refuseMergedInto } from "./merged";
import { openedOnCurrent } from "./revision";

/**
 * Records that something should never have been entered: a revision that says so, with the reason.
 * What was published of it stays in its editions; the next edition leaves it out.
 */
export const enterInError = verb("enter_in_error", schema, async (change, input) => {
  const { noun, id } = input;
  if (noun === "party" || noun === "incident") {
    await refuseMerged(change, noun, id);
    await refuseMergedInto(change, noun, id, "enter it in error");
  }
  const old = await retract[noun](change, input);
  await change.log({
    verb: "enter_in_error",
    subject: { kind: input.noun, id: input.id },
    old,
    new: { enteredInError: true },
    why: input.reason,
  });
  return { id: input.id, number: input.openedOn + 1 };
});

interface Retracted {
  id: string;
  openedOn: number;
  reason: string;
}

const retract = {
  claim: async ({ tx }: Change, { id, openedOn, reason }: Retracted) => {
    const found = await tx.claimRevision.findFirst({
      where: { claimId: id, next: null },
      include: { hops: true },
    });
    const { hops, ...old } = openedOnCurrent(found, openedOn, "claim");
    await tx.claimRevision.create({
      data: {
        ...next(old, reason),
        // Where there is no list the client reads an empty one, which would be a figure of a kind.
        figureStated: old.kind === "count" ? old.figureStated : undefined,
        hops: { create: hops.map(({ id: _, claimRevisionId: __, ...hop }) => hop) },
      },
    });
    return old;
  },
  article: async ({ tx }: Change, { id, openedOn, reason }: Retracted) => {
    const found = await tx.articleRevision.findFirst({ where: { articleId: id, next: null } });
    const old = openedOnCurrent(found, openedOn, "article");
    await tx.articleRevision.create({ data: next(old, reason) });
    return old;
  },
  incident: async ({ tx }: Change, { id, openedOn, reason }: Retracted) => {
    const found = await tx.incidentRevision.findFirst({ where: { incidentId: id, next: null } });
    const old = openedOnCurrent(found, openedOn, "incident");
    await tx.incidentRevision.create({ data: next(old, reason) });
    return old;
  },
  party: async ({ tx }: Change, { id, openedOn, reason }: Retracted) => {
    const found = await tx.partyRevision.findFirst({ where: { partyId: id, next: null } });
    const old = openedOnCurrent(found, openedOn, "party");
    await tx.partyRevision.create({ data: next(old, reason) });
    return old;
  },
  derivation: async ({ tx }: Change, { id, openedOn, reason }: Retracted) => {
    const found = await tx.derivationRevision.findFirst({
      where: { derivationId: id, next: null },
    });
    const old = openedOnCurrent(found, openedOn, "derivation");
    await tx.derivationRevision.create({ data: next(old, reason) });
    return old;
  },
};

function next<R extends { id: string; number: number; recordedAt: Date }>(old: R, reason: string) {
  const { id: _, recordedAt: __, ...kept } = old;
  return { ...kept, number: old.number + 1, supersedes: old.number, enteredInError: true, reason };
}
