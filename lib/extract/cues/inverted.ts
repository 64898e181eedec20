import { adverbs, be, days, have, modals, prepositions } from "../lexicon/closed";
import { reportingVerbs } from "../lexicon/reporting";
import { tellingWords } from "../lexicon/verbs";
import { type Naming, namingAt, subjectBefore } from "../parties";
import type { Token } from "../tokens";

/** ", said Amina Jalloh", "claimed the rebels." */
export function invertedSubject(words: readonly Token[], at: number): Naming | null {
  const before = words[at - 1];
  const next = words[at + 1];
  if (next === undefined || before === undefined) return null;
  const bare =
    before.low === "," ||
    before.low === '"' ||
    before.low === "—" ||
    before.low === "-" ||
    before.low === "have";
  if (!bare || !inverting.has(words[at]?.low ?? "")) return null;
  if (
    next.kind !== "word" ||
    /^(?:that|it|there|at|to|in|on|nearly|more|about|some|many|dozens|they|he|she|we|responsibility|killing|no)$/.test(
      next.low,
    )
  )
    return null;
  if (before.low === "," && subjectAside(words, at)) return null;
  const named = namingAt(words, at + 1);
  if (named === null || before.low !== "," || subjectBefore(words, at) === null) return named;
  const after = words[named.to];
  const closes =
    after === undefined ||
    after.kind === "mark" ||
    prepositions.has(after.low) ||
    days.has(after.low) ||
    adverbs.has(after.low);
  return closes ? named : null;
}

/** Whether ", …," right before a verb is an aside of the subject further left. */
function subjectAside(words: readonly Token[], at: number): boolean {
  const next = words[at + 1]?.low ?? "";
  const follows =
    reportingVerbs.get(words[at]?.low ?? "")?.takes !== "content" &&
    /^(?:the|a|an)$/.test(next) === false;
  if (follows) return true;
  // "X, the head of Y, said Z": a clause follows the verb.
  const named = namingAt(words, at + 1);
  const after = words[named?.to ?? at]?.low ?? "";
  return (
    be.has(after) ||
    have.has(after) ||
    modals.has(after) ||
    (tellingWords.has(after) && after !== ",")
  );
}

const inverting = new Set(
  "said says say added adds claimed claims claim reported reports report warned announced confirmed wrote explained stated noted declared insisted alleged shouted recalled".split(
    " ",
  ),
);
