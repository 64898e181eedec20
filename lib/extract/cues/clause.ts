/** Where clauses begin and end around a cue. */
import type { Token } from "../tokens";

export function opensClause(words: readonly Token[], at: number): boolean {
  const before = words[at - 1];
  if (before === undefined) return true;
  return (
    /^(?:;|:|—|"|that|and|but|while|whereas|separately|meanwhile|\))$/.test(before.low) ||
    (before.low === "," &&
      /^(?:separately|meanwhile|however|and|but)$/.test(words[at - 2]?.low ?? "")) ||
    (before.low === "-" && at < 14)
  );
}

export function endsSoon(words: readonly Token[], at: number): boolean {
  return words[at] === undefined || words[at]?.low === ".";
}

export function hasTextBefore(words: readonly Token[], from: number): boolean {
  if (from < 2) return false;
  let at = from - 1;
  while (at > 0 && /^(?:the|a|an|one|as|both|his|her|their|its|our)$/.test(words[at]?.low ?? ""))
    at -= 1;
  return /^[,"—-]$/.test(words[at]?.low ?? "") || words[at]?.low === "'" || words[at]?.low === ",";
}

/** Whether the sentence goes on with its verb behind a cue that was put in between. */
export function restIsContent(words: readonly Token[], at: number): boolean {
  return words[at]?.low === "," && !endsSoon(words, at + 1);
}
