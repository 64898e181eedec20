import "server-only";
import { LRUCache } from "lru-cache";
import type { KeptAnswer } from "./kept-answer";

/** Bytes that are kept at most: of all answers with their encodings, and of one body. */
const keptAtMost = 128_000_000;
export const bodyAtMost = 12_000_000;

/** The answers that are kept, by address; those least recently read make way for others, and learn of it. */
export function heldAnswers() {
  const answers = new LRUCache<string, KeptAnswer>({
    maxSize: keptAtMost,
    sizeCalculation: ({ body }, key) => 2 * (body.length + key.length) + 1000,
    dispose: (gone) => {
      gone.isHeld = false;
    },
  });
  return {
    /** What is kept at an address, if it shows this state. */
    get: (key: string, state: string | null): KeptAnswer | null => {
      const kept = answers.get(key);
      return kept !== undefined && kept.state === state ? kept : null;
    },
    /** Keeps what anybody may have again; what is refused, or too large, is not kept. */
    keep: (key: string, fresh: KeptAnswer): void => {
      if (fresh.status !== 200 || fresh.body.length > bodyAtMost) return;
      answers.set(key, fresh);
      fresh.isHeld = answers.peek(key) === fresh;
    },
  };
}
