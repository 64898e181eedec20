import "server-only";
import type { Tie } from "@/lib/domain/facts";
import { redirectedTies, rootOf } from "@/lib/domain/merge";
import { closesACircle } from "@/lib/domain/party";
import { tells } from "@/lib/editions/cover";
import { AppError } from "@/lib/errors";
import { partyMerges } from "@/lib/facts/merges";
import {
  type EnterParty,
  enterParty as enterSchema,
  reviseParty as reviseSchema,
} from "@/lib/schemas/party";
import { authorise, type Change, verb } from "./change";
import { refuseMerged, refuseMergedInto } from "./merged";
import { refuseAt, standingParties } from "./references";
import { openedOnCurrent } from "./revision";

/** Enters a party with its ties. Returns its id. */
export const enterParty = verb("enter_party", enterSchema, async (change, input) => {
  if (input.withheldAs) authorise(change.actor, "withhold_party");
  const { id } = await change.tx.party.create({ data: {}, select: { id: true } });
  await writeRevision(change, id, 1, input);
  await change.log({ verb: "enter_party", subject: { kind: "party", id }, new: input });
  if (input.withheldAs) await coverInEditions(change, id, input.withheldAs);
  return { id };
});

/** Revises a party: name, aliases, ties, or that readers see a label instead of its name. */
export const reviseParty = verb("revise", reviseSchema, async (change, input) => {
  const { id, openedOn, reason, ...content } = input;
  const old = openedOnCurrent(
    await change.tx.partyRevision.findFirst({
      where: { partyId: id, next: null },
      include: { ties: true },
    }),
    openedOn,
    "party",
  );
  if (old.redacted) throw new AppError("conflict", "The name of this party was redacted.");
  await refuseMerged(change, "party", id);
  // Showing a name again, or under another label, is as much an editor's word as hiding it.
  const withheldAs = old.withheld ? old.publicLabel : null;
  if ((content.withheldAs ?? null) !== withheldAs) {
    authorise(change.actor, "withhold_party");
    // A label covers the names of one record: those of what was merged into it would be left.
    await refuseMergedInto(change, "party", id, "withhold or show the name of each");
  }
  await writeRevision(change, id, openedOn + 1, content, reason);
  await change.log({
    verb: "revise_party",
    subject: { kind: "party", id },
    old,
    new: content,
    why: reason,
  });
  if (content.withheldAs) await coverInEditions(change, id, content.withheldAs);
  return { id, number: openedOn + 1 };
});

async function writeRevision(
  change: Change,
  partyId: string,
  number: number,
  input: EnterParty,
  reason?: string,
): Promise<void> {
  await standingParties(
    change,
    input.ties.map(({ to: id }, i) => ({ id, path: `ties[${i}].to` })),
  );
  await refuseCircles(change, partyId, input);
  if (input.withheldAs) await refuseTellingLabel(change, partyId, input, input.withheldAs);
  await change.tx.partyRevision.create({
    data: {
      partyId,
      number,
      supersedes: number > 1 ? number - 1 : null,
      name: input.name,
      kind: input.kind,
      aliases: input.aliases,
      withheld: input.withheldAs !== undefined,
      publicLabel: input.withheldAs ?? null,
      reason: reason ?? null,
      ties: {
        create: input.ties.map((tie) => ({
          kind: tie.kind,
          toPartyId: tie.to,
          validFrom: tie.from ?? null,
          validTo: tie.until ?? null,
        })),
      },
    },
  });
}

async function refuseCircles({ tx }: Change, from: string, { ties }: EnterParty): Promise<void> {
  if (ties.length === 0) return;
  const merged = await partyMerges(tx);
  const standing = redirectedTies(await currentTies(tx, from), merged);
  for (const [i, { to, kind }] of ties.entries()) {
    if (closesACircle(from, rootOf(to, merged), kind, standing)) {
      const message = "A party cannot speak for, or be part of, itself by whatever way round.";
      refuseAt("invalid", `ties[${i}].to`, message);
    }
  }
}

async function currentTies(tx: Change["tx"], besides: string): Promise<Tie[]> {
  const rows = await tx.partyTie.findMany({
    where: { partyRevision: { next: null, enteredInError: false, partyId: { not: besides } } },
    include: { partyRevision: { select: { partyId: true } } },
  });
  return rows.map((row) => ({
    kind: row.kind,
    from: row.partyRevision.partyId,
    to: row.toPartyId,
    validFrom: row.validFrom,
    validTo: row.validTo,
  }));
}

// A label that holds the name, or one of before, would hide nothing.
async function refuseTellingLabel(
  { tx }: Change,
  partyId: string,
  { name, aliases }: EnterParty,
  label: string,
): Promise<void> {
  const earlier = await tx.partyRevision.findMany({
    where: { partyId },
    select: { name: true, aliases: true },
  });
  const own = [name, ...aliases, ...earlier.flatMap((one) => [one.name, ...one.aliases])];
  if (tells(label, own)) refuseAt("invalid", "withheldAs", "The label tells the name.");
  const others = await tx.partyRevision.findMany({
    where: { partyId: { not: partyId }, next: null, withheld: true },
    select: {
      publicLabel: true,
      party: { select: { revisions: { select: { name: true, aliases: true } } } },
    },
  });
  for (const { publicLabel, party } of others) {
    if (tells(publicLabel ?? "", own)) {
      const message = "The label of another withheld party tells this name; change that first.";
      refuseAt("invalid", "withheldAs", message);
    }
    if (
      tells(
        label,
        party.revisions.flatMap((one) => [one.name, ...one.aliases]),
      )
    ) {
      refuseAt("invalid", "withheldAs", "The label tells the name of another withheld party.");
    }
  }
}

// What was published with the name before it was withheld is covered by the label as well.
async function coverInEditions(change: Change, id: string, label: string): Promise<void> {
  await change.tx.$queryRaw`SELECT cover_withheld_party(${id}::uuid)`;
  await change.log({ verb: "cover_editions", subject: { kind: "party", id }, new: { label } });
}
