import "server-only";
import { rootOf } from "@/lib/domain/merge";
import { incidentMerges } from "@/lib/facts/merges";
import {
  type EnterIncident,
  enterIncident as enterSchema,
  reviseIncident as reviseSchema,
} from "@/lib/schemas/incident";
import { type Change, verb } from "./change";
import { refuseMerged } from "./merged";
import { refuseAt, standingParties } from "./references";
import { openedOnCurrent } from "./revision";

/** Enters an incident under a slug that is its for ever. Returns its id. */
export const enterIncident = verb("enter_incident", enterSchema, async (change, input) => {
  const { slug, ...content } = input;
  const taken = await change.tx.incident.findUnique({ where: { slug }, select: { id: true } });
  if (taken) {
    const message = `An incident with the slug ${slug} exists already. Choose another.`;
    refuseAt("conflict", "slug", message);
  }
  const { id } = await change.tx.incident.create({ data: { slug }, select: { id: true } });
  await writeRevision(change, id, 1, content);
  await change.log({ verb: "enter_incident", subject: { kind: "incident", id }, new: input });
  return { id };
});

/** Revises an incident: title, period, places, participants, parent. */
export const reviseIncident = verb("revise", reviseSchema, async (change, input) => {
  const { id, openedOn, reason, ...content } = input;
  const old = openedOnCurrent(
    await change.tx.incidentRevision.findFirst({
      where: { incidentId: id, next: null },
      include: { places: true, participants: true },
    }),
    openedOn,
    "incident",
  );
  await refuseMerged(change, "incident", id);
  await writeRevision(change, id, openedOn + 1, content, reason);
  await change.log({
    verb: "revise_incident",
    subject: { kind: "incident", id },
    old,
    new: content,
    why: reason,
  });
  return { id, number: openedOn + 1 };
});

async function writeRevision(
  change: Change,
  incidentId: string,
  number: number,
  input: Omit<EnterIncident, "slug">,
  reason?: string,
): Promise<void> {
  if (input.parent) await refuseCircle(change, incidentId, input.parent);
  await standingParties(
    change,
    input.participants.map(({ party: id }, i) => ({ id, path: `participants[${i}].party` })),
  );
  await change.tx.incidentRevision.create({
    data: {
      incidentId,
      number,
      supersedes: number > 1 ? number - 1 : null,
      title: input.title,
      periodStart: input.period.start,
      periodEnd: input.period.end,
      parentId: input.parent ?? null,
      reason: reason ?? null,
      places: {
        create: input.places.map((place, position) => ({
          position,
          name: place.name,
          precision: place.precision,
          latitude: place.latitude ?? null,
          longitude: place.longitude ?? null,
        })),
      },
      participants: {
        create: input.participants.map((participant, position) => ({
          position,
          partyId: participant.party,
          role: participant.role,
          side: participant.side ?? null,
        })),
      },
    },
  });
}

async function refuseCircle({ tx }: Change, incidentId: string, parent: string): Promise<void> {
  const seen = new Set<string>();
  const merged = await incidentMerges(tx);
  for (let above: string | null = rootOf(parent, merged); above && !seen.has(above); ) {
    if (above === incidentId) {
      refuseAt("invalid", "parent", "An incident cannot be part of itself by whatever way round.");
    }
    seen.add(above);
    const row: { parentId: string | null; enteredInError: boolean } | null =
      await tx.incidentRevision.findFirst({
        where: { incidentId: above, next: null },
        select: { parentId: true, enteredInError: true },
      });
    if (!row) refuseAt("not_found", "parent", "There is no such parent incident.");
    if (row.enteredInError && above === rootOf(parent, merged)) {
      const message = "The parent was entered in error and stands no longer.";
      refuseAt("conflict", "parent", message);
    }
    above = row.parentId && rootOf(row.parentId, merged);
  }
}
