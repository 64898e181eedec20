import { findPhrase, phraseBook } from "./phrases";
import { before } from "./qualifiers";
import { type Tokens, textAt } from "./tokens";

/**
 * Whether a wording that begins at `at` denies a report and not a death: "no casualties reported",
 * "no word on casualties". It says nothing, and is never 0. What follows a comma does not count:
 * "no casualties, according to reports" is 0.
 */
export function deniesReport(tokens: Tokens, at: number): boolean {
  if (!denials.has(textAt(tokens, at)) || findPhrase(before, tokens, at) !== null) return false;
  return clause(tokens, at).some((word) => reporting.has(word));
}

/** Whether a wording without any count says that the count is not known: "toll unclear". */
export function admitsIgnorance(tokens: Tokens, at: number): boolean {
  const words = clause(tokens, at);
  if (words.some((word) => ignorance.has(word))) return true;
  const denied = words.findIndex((word) => denials.has(word));
  return denied >= 0 && words.slice(denied).some((word) => reporting.has(word));
}

/** "None", "no one", "no soldiers": the place after the words that say 0, or null. */
export function readNone(tokens: Tokens, at: number): number | null {
  const none = findPhrase(nones, tokens, at);
  if (none !== null) return none.next;
  const noun = tokens[at + 1]?.kind === "word" && !notCounted.has(textAt(tokens, at + 1));
  return textAt(tokens, at) === "no" && noun ? at + 2 : null;
}

function clause(tokens: Tokens, at: number): string[] {
  const words = tokens.slice(at).map((token) => token.text);
  const end = words.findIndex((word) => clauseEnds.has(word));
  return end < 0 ? words : words.slice(0, end);
}

const nones = phraseBook([
  [
    true,
    "none|nobody|no one|nil|not one|not a single|not a single one|without casualties|without loss of life",
  ],
]);

/** "No longer" and "no doubt" say nothing about anybody. */
const notCounted = new Set("longer doubt matter problem way idea better".split(" "));

const denials = new Set("no none nobody nothing not zero 0 nil without never neither".split(" "));

const reporting = new Set(
  "report reports reported reporting mention mentions mentioned word information details detail confirmation confirmed confirm known comment statement figure figures toll data count given released available recorded specified stated clear immediate immediately claim claims claimed acknowledged disclosed".split(
    " ",
  ),
);

const ignorance = new Set(
  "unknown unclear unspecified undisclosed undetermined unavailable uncertain unreported".split(
    " ",
  ),
);

const clauseEnds = new Set([",", ";", "(", "according", "but", "said", "says"]);
