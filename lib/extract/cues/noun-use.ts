import { adverbs, have } from "../lexicon/closed";
import { reportingVerbs } from "../lexicon/reporting";
import type { Token } from "../tokens";

/** "The claim", "his report", "media reports that": the noun and not the verb. */
export function isNounUse(words: readonly Token[], at: number): boolean {
  const low = words[at]?.low ?? "";
  if (
    !/^(?:claims?|reports?|states?|counts?|lists?|notes?|posts?|estimates?|fears?|puts?|records?|places?|documents?|figures?|reported|claimed|alleged|confirmed|estimated|warns?)$/.test(
      low,
    )
  )
    return false;
  const before = words[at - 1];
  if (before === undefined) return true;
  if (adverbs.has(before.low) && have.has(words[at - 2]?.low ?? "")) return false;
  if (
    /^(?:the|a|an|this|that|these|those|its|his|her|their|our|'s|of|by|from|in|with|no|any|some|first|initial|unconfirmed|earlier|media|news|conflicting|official|and|or|for|as|to|on|at|,|;|despite|other|more|another|all|local)$/.test(
      before.low,
    )
  ) {
    if (
      before.low === "," &&
      /^(?:reported|claimed|alleged|confirmed|says?|puts?|estimated|claims|reports)$/.test(low)
    )
      return false;
    return before.low !== "and" || !/^(?:reported|claimed|alleged|confirmed)$/.test(low);
  }
  // "…, the opposition claims, …": between commas the word is the verb of what is put in.
  if (/^(?:[,.]|)$/.test(words[at + 1]?.low ?? "") && isPutIn(words, at)) return false;
  if (reportingVerbs.get(before.low)?.form === "past") return true;
  if (
    /^(?:fears?|reports?|claims?|states?|lists?|counts?|notes?|posts?|records?|places?|documents?|figures?)$/.test(
      low,
    )
  ) {
    const next = words[at + 1];
    return (
      next === undefined ||
      /^(?:of|by|from|in|for|and|or|,|\.|had|have|were|was|are|is|emerged|said|suggest|suggested|indicated|on|about)$/.test(
        next.low,
      )
    );
  }
  return false;
}

/** Whether the few words before a verb open behind a comma, or a name in capitals stands there. */
function isPutIn(words: readonly Token[], at: number): boolean {
  if (words[at - 1]?.capital) return true;
  for (let before = at - 1; before >= Math.max(0, at - 8); before -= 1) {
    if (words[before]?.low === ",") return true;
    if (words[before]?.kind === "mark") return false;
  }
  return false;
}
