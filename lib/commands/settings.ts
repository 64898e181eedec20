import "server-only";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { changeSetting as schema } from "@/lib/schemas/setting";
import { type Change, verb } from "./change";

/** Switches four eyes on or off for the whole installation, with the reason. Returns which it is. */
export const changeSetting = verb("manage_accounts", schema, async (change, input) => {
  const { fourEyes, reason } = input;
  const newest = await newestSetting(change.tx);
  if ((newest?.fourEyes ?? false) === fourEyes) {
    throw new AppError("conflict", `Four eyes are ${fourEyes ? "on" : "off"} already.`);
  }
  const number = (newest?.number ?? 0) + 1;
  const { id } = await change.tx.deskSetting.create({
    data: { number, fourEyes, reason },
    select: { id: true },
  });
  await change.log({
    verb: "change_setting",
    subject: { kind: "setting", id },
    old: { fourEyes: newest?.fourEyes ?? false },
    new: { fourEyes },
    why: reason,
  });
  return { fourEyes };
});

/** Throws where four eyes are on and this person wrote the claim, or any revision of it. */
export async function refuseOwnClaim({ tx, actor }: Change, claim: string): Promise<void> {
  if (actor.kind !== "user" || !(await newestSetting(tx))?.fourEyes) return;
  const [written] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM claim_revision c
      JOIN log_row r ON r.table_name = 'claim_revision' AND r.row_id = c.id
      JOIN log_entry e ON e.seq = r.seq
      WHERE c.claim_id = ${claim}::uuid AND e.actor_id = ${actor.id}::uuid) AS found`;
  if (!written?.found) return;
  throw new AppError(
    "forbidden",
    "You logged or revised this claim. Somebody else decides on it: four eyes are on.",
  );
}

function newestSetting(tx: Tx) {
  return tx.deskSetting.findFirst({ orderBy: { number: "desc" } });
}
