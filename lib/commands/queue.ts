import "server-only";
import { AppError } from "@/lib/errors";
import { assessMany as assessManySchema, attend as attendSchema } from "@/lib/schemas/queue";
import { assessClaim } from "./assessments";
import { verb } from "./change";

/**
 * Takes an item of the queue, so that others see who has it, or lets it go. Whoever takes it last
 * has it; nobody is kept from deciding. No fact of the record, and so no entry of the log.
 */
export const attend = verb("assess", attendSchema, async ({ tx, actor }, { item, take }) => {
  if (actor.kind !== "user") throw new AppError("unauthenticated", "Sign in to do this.");
  const where = { item_userId: { item, userId: actor.id } };
  const assignedAt = take ? new Date() : null;
  if (take) await tx.attention.updateMany({ where: { item }, data: { assignedAt: null } });
  await tx.attention.upsert({
    where,
    create: { item, userId: actor.id, assignedAt },
    update: { assignedAt },
  });
  return { item };
});

/** Notes that somebody looks at an item now, so that a second editor sees it. */
export const look = verb(
  "assess",
  attendSchema.pick({ item: true }),
  async ({ tx, actor }, input) => {
    if (actor.kind !== "user") return;
    const { item } = input;
    const openedAt = new Date();
    await tx.attention.upsert({
      where: { item_userId: { item, userId: actor.id } },
      create: { item, userId: actor.id, openedAt },
      update: { openedAt },
    });
  },
);

/**
 * Gives many claims one status with one rationale, all of them or none. Each is as its editor saw
 * it, or it is a conflict. Returns how many.
 */
export const assessMany = verb("assess", assessManySchema, async (change, input) => {
  const { claims, status, rationale } = input;
  for (const { saw, ...claim } of claims) {
    const seen = saw === undefined ? {} : { saw: JSON.stringify(saw) };
    await assessClaim(change.actor, { ...claim, ...seen, status, rationale }, change);
  }
  return { decided: claims.length };
});
