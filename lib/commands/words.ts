import "server-only";
import { AppError } from "@/lib/errors";
import { isVisible } from "@/lib/schemas/fields";

/** The words at a place of the snapshot; `invalid` when it lies outside or cuts a character in two. */
export function wordsAt(
  text: string,
  span: { start: number; end: number },
  path: string,
  what: string,
): string {
  const words = text.slice(span.start, span.end);
  const message = fault(text, span.end, words, what);
  if (message) throw new AppError("invalid", message, [{ path, message }]);
  return words;
}

function fault(text: string, end: number, words: string, what: string): string | null {
  if (end > text.length) {
    return `${what} lies outside the snapshot, which ends at ${text.length}.`;
  }
  if (!words.isWellFormed()) return `${what} begins or ends in the middle of a character.`;
  return isVisible(words) ? null : `${what} holds no words.`;
}
