import { be, months, wordSet } from "./lexicon/closed";
import type { Token } from "./tokens";

/** Whether a sentence turns to what the speaker of the one before does not say. */
export function turnsElsewhere(words: readonly Token[]): boolean {
  const anew = words.some(({ low }, at) => breaks.has(low) || isReported(words, at));
  return anew || shifts.has(words[0]?.low ?? "") || opensAnew(words) || namesYear(words);
}

/** "Are reported to have burned", "were reported dead": by nobody who is named. */
function isReported(words: readonly Token[], at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  return word?.low === "reported" && be.has(before?.low ?? "") && after?.low !== "by";
}

/** "A 2005 quake", "… ; in 1987 more than …": an event of another year. */
function namesYear(words: readonly Token[]): boolean {
  return words.some(
    ({ low }, at) =>
      /^(?:1[89]|20)\d\d$/.test(low) && /^(?:in|a|the|since)$/.test(words[at - 1]?.low ?? ""),
  );
}

/** "On January 6, …", "In 2019, …": another time, and so the article's own words. */
function opensAnew(words: readonly Token[]): boolean {
  const [first, second] = [words[0]?.low ?? "", words[1]];
  if ((first !== "in" && first !== "on") || second === undefined) return false;
  return months.has(second.low) || (second.kind === "number" && second.end - second.start === 4);
}

const breaks = wordSet("reportedly allegedly reports unconfirmed");

const shifts = wordSet(
  "meanwhile separately elsewhere earlier since last previously in-2023 background however",
);
