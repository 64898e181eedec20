import "server-only";
import type { Action, Actor } from "@/lib/domain/permissions";
import { type Change, inOneChange } from "./change";

/** Carries out a change, gives what was found in it, and takes all of it back. */
export async function takenBack<T>(
  actor: Actor,
  action: Action,
  run: (change: Change) => Promise<T>,
): Promise<T> {
  const found: T[] = [];
  try {
    await inOneChange(actor, action, async (change) => {
      found.push(await run(change));
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  const [answer] = found;
  if (answer === undefined) throw new Error("a change was not taken back");
  return answer;
}

/** Thrown so that the transaction ends without a trace. */
class TakenBack extends Error {}
