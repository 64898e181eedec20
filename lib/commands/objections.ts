import "server-only";
import type { Actor } from "@/lib/domain/permissions";
import { forgetContact as forgetSchema, object as objectSchema } from "@/lib/schemas/objection";
import { readSetText } from "@/lib/schemas/set-text";
import { type Change, parse, verb } from "./change";
import { refuseAt } from "./references";
import { countSender } from "./senders";

/** For how many days an e-mail address is kept at most. */
const contactKept = 180;

/** A reader, whoever it is: nobody's account has a part in it, signed in or not. */
const reader: Actor = { kind: "anonymous" };

/**
 * Takes what a reader says is wrong into the queue. Nothing tells who sent it but the e-mail address,
 * if they give one; `network` is counted and not kept. The same form (`key`) sent again writes nothing
 * more. Returns its id; throws `too_many` where too much is sent.
 */
export async function receiveObjection(
  input: Parameters<typeof write>[1],
  network: string,
): Promise<{ id: string }> {
  parse(objectSchema, input);
  await countSender("objection", network);
  return write(reader, input);
}

const write = verb("object", objectSchema, async (change, input) => {
  const { key, page, words, evidence = null, forWhom = null, email } = input;
  const sent = await change.tx.objection.findUnique({ where: { key }, select: { id: true } });
  if (sent) return sent;
  const { incidentId, claimId } = await aboutOf(change, page, input.claim);
  const { id } = await change.tx.objection.create({
    data: {
      ...{ key, page, incidentId, claimId, words, evidence, forWhom },
      measure: input.measure && readSetText(input.measure) ? input.measure : null,
    },
    select: { id: true },
  });
  await forgetOld(change);
  if (email !== undefined) {
    await change.tx.objectionContact.create({ data: { objectionId: id, email } });
  }
  // Neither the words nor the address: they are to go where somebody asks for it.
  await change.log({
    verb: "object",
    subject: { kind: "objection", id },
    new: { page, incident: incidentId, claim: claimId },
  });
  return { id };
});

/** Deletes the e-mail address that came with an objection; the log says that it went. */
export const forgetContact = verb("answer", forgetSchema, async (change, { objection }) => {
  const { count } = await change.tx.objectionContact.deleteMany({
    where: { objectionId: objection },
  });
  if (count === 0) refuseAt("not_found", "objection", "No e-mail address is kept with this.");
  await change.log({ verb: "forget_contact", subject: { kind: "objection", id: objection } });
  return { objection };
});

// What the page does not show, nobody objects to on it: then it is about the page alone.
async function aboutOf({ tx }: Change, page: string, claim: string | undefined) {
  const slug = /^\/incidents\/([a-z0-9-]+)/.exec(page)?.[1];
  const published = slug
    ? await tx.publishedIncident.findFirst({
        where: { incident: { slug } },
        select: { incidentId: true },
      })
    : null;
  const incidentId = published?.incidentId ?? null;
  if (incidentId === null || claim === undefined) return { incidentId, claimId: null };
  const shown = await tx.claimRevision.findFirst({
    where: { claimId: claim, incidentId },
    select: { claimId: true },
  });
  return { incidentId, claimId: shown?.claimId ?? null };
}

async function forgetOld({ tx }: Change): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM objection_contact WHERE at < clock_timestamp() - make_interval(days => ${contactKept}::int)`;
}
