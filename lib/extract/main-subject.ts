import { type Naming, subjectBefore } from "./parties";
import type { Token } from "./tokens";
import { isFirstVerb } from "./verbs-in-text";

/** The subject of the sentence's first verb. */
export function mainSubject(words: readonly Token[], before: number): Naming | null {
  for (let at = 1; at < Math.min(before, 30); at += 1) {
    if (!isFirstVerb(words, at)) continue;
    const subject = subjectBefore(words, at);
    if (subject !== null) return subject;
  }
  return null;
}
