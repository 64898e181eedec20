import type { Token } from "./tokens";
import type { Span, Words } from "./types";

/** The characters of the tokens `from` (included) to `to` (excluded). */
export function spanOf(words: readonly Token[], from: number, to: number): Span {
  const start = words[from]?.start ?? 0;
  return { start, end: Math.max(start, words[to - 1]?.end ?? start) };
}

/** A span with its characters. */
export function wordsOf(text: string, span: Span): Words {
  return { ...span, text: text.slice(span.start, span.end) };
}
