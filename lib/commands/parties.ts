import "server-only";
import type { Tie } from "@/lib/domain/facts";
import { closesACircle } from "@/lib/domain/party";
import { AppError } from "@/lib/errors";
import {
  type EnterParty,
  enterParty as enterSchema,
  reviseParty as reviseSchema,
} from "@/lib/schemas/party";
import { authorise, type Change, verb } from "./change";
import { openedOnCurrent } from "./revision";

/** Enters a party with its ties. Returns its id. */
export const enterParty = verb("enter_party", enterSchema, async (change, input) => {
  const { id } = await change.tx.party.create({ data: {}, select: { id: true } });
  await writeRevision(change, id, 1, input);
  await change.log({ verb: "enter_party", subject: { kind: "party", id }, new: input });
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
  if (input.withheldAs) authorise(change.actor, "withhold_party");
  await refuseCircles(change, partyId, input);
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
  const standing = await currentTies(tx, from);
  for (const [i, { to, kind }] of ties.entries()) {
    if (closesACircle(from, to, kind, standing)) {
      const message = "A party cannot speak for, or be part of, itself by whatever way round.";
      throw new AppError("invalid", message, [{ path: `ties[${i}].to`, message }]);
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

// What was published with the name before it was withheld is covered by the label as well.
async function coverInEditions(change: Change, id: string, label: string): Promise<void> {
  await change.tx.$queryRaw`SELECT cover_withheld_party(${id}::uuid)`;
  await change.log({ verb: "cover_editions", subject: { kind: "party", id }, new: { label } });
}
