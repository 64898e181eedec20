import "server-only";
import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";
import type { Change } from "./change";

/**
 * Does what a form asks for unless this person's form of this key was written before; then gives the
 * answer of that time. Writers queue, so two that arrive at once come one after the other.
 */
export async function writtenOnce(
  { tx, actor }: Change,
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
  const answer = await write();
  await tx.submission.create({ data: { userId, key, inputHash, answer } });
  return answer;
}

function isKey(key: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);
}
