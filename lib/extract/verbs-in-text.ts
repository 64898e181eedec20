import { be, have, modals, presentVerbs, wordSet } from "./lexicon/closed";
import { reportingVerbs } from "./lexicon/reporting";
import { tellingWords } from "./lexicon/verbs";
import type { Token } from "./tokens";

/** Whether a finite verb seems to stand at `at`: one of a closed class, of a list, or by its ending. */
export function isFirstVerb(words: readonly Token[], at: number): boolean {
  const word = words[at];
  if (word?.kind !== "word") return false;
  const { low } = word;
  if (be.has(low) || have.has(low) || modals.has(low) || common.has(low) || presentVerbs.has(low))
    return true;
  const reports = reportingVerbs.get(low);
  if (reports !== undefined)
    return reports.form === "past" || /^(?:says|claims|reports|tells)$/.test(low);
  const tells = tellingWords.get(low);
  if (tells !== undefined) return tells.form === "past";
  return /[a-z]{3}ed$/.test(low) && !word.capital;
}

const common = wordSet(
  "runs follows spoke gave gives took went came began held published issued released blamed carried struck met left sent put wrote leads heads",
);
