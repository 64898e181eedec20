import "server-only";
import { createHash } from "node:crypto";
import type { Tx } from "@/lib/db";
import type { Action } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import { openedAt, redactedSince } from "@/lib/schemas/form";
import type { Change } from "./change";

/**
 * Does what a form asks for unless this person's form of this key was written before; then gives the
 * answer of that time. A form that was opened before something was redacted is a conflict once, by the time that
 * its key tells. Writers queue, so two that arrive at once come one after the other.
 */
export async function writtenOnce(
  { tx, actor }: Change,
  action: Action,
  key: string,
  input: unknown,
  write: () => Promise<string>,
): Promise<string> {
  if (actor.kind !== "user") throw new AppError("unauthenticated", "Sign in to do this.");
  if (!isKey(key)) throw new AppError("invalid", "This form is not one of ours. Open it anew.");
  const userId = actor.id;
  const inputHash = createHash("sha256").update(JSON.stringify(input)).digest("hex");
  const sent = await tx.submission.findUnique({ where: { userId_key: { userId, key } } });
  if (sent?.inputHash === inputHash) return sent.answer;
  if (sent) {
    throw new AppError(
      "conflict",
      "This form was sent before and is written as it stood then. Nothing of what it says now was written: send it again to write that too.",
    );
  }
  if (!tellsNothing.has(action)) await refuseRedactedSince(tx, key);
  const answer = await write();
  await tx.submission.create({ data: { userId, key, inputHash, answer } });
  return answer;
}

/** What is done by forms into which nobody types what could have been redacted; and redaction itself. */
const tellsNothing: ReadonlySet<Action> = new Set([
  ...(["change_own_account", "manage_accounts", "redact"] as const),
]);

// What was typed before a redaction may bring back what went, in a rationale for instance. Nobody but the
// person can tell, so they are told once: the refused form comes back with a key of this moment.
async function refuseRedactedSince(tx: Tx, key: string): Promise<void> {
  const opened = openedAt(key);
  if (opened === null) return;
  const since = await tx.logEntry.findFirst({
    where: { verb: "redact", at: { gt: opened } },
    select: { seq: true },
  });
  if (since) throw new AppError("conflict", redactedSince);
}

function isKey(key: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);
}
