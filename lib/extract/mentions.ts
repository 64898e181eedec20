/** Parties that a text has named, and what their names show: persons, bodies, whom they speak for. */

import type { Cue } from "./cues/cue";
import { determiners, wordSet } from "./lexicon/closed";
import { bodies, looksLikePerson } from "./lexicon/groups";
import type { Naming } from "./parties";
import type { Token } from "./tokens";
import type { Span } from "./types";

/** A party that the text has named, for "it", "the group" and "he" to point back to. */
export interface Mention {
  readonly name: string;
  readonly span: Span;
  readonly person: boolean;
  /** Its words in small letters. */
  readonly low: readonly string[];
  readonly sentence: number;
  readonly spoke: boolean;
}

export function mentionOf(
  name: string,
  span: Span,
  person: boolean,
  sentence: number,
  spoke: boolean,
): Mention {
  return { name, span, person, spoke, sentence, low: name.toLowerCase().split(/[\s'’]+/) };
}

/** A name without the abbreviation behind it and without marks around it. */
export function nameOf(printed: string): string {
  return printed
    .replace(/\s+/g, " ")
    .replace(/ ?\([^)]*\)$/, "")
    .replace(/^["'“‘]+|["'”’,.]+$/g, "")
    .replace(/^(?:its|their|his|her|our) /i, "")
    .replace(
      /^(?:\p{Ll}[\p{L}-]* ){0,4}(?:group|outfit|organisation|organization|militia|watchdog|charity|movement|faction) (?=\p{Lu})/u,
      "",
    )
    .replace(
      /^(?:\p{L}[\p{L}-]* ){0,2}(?:news )?(?:outlet|website|site|portal) (?:The )?(?=\p{Lu})/u,
      "",
    )
    .trim();
}

export function personLike(name: string, cue: Cue): boolean {
  if (cue.party?.about != null) return true;
  const words = name.split(" ");
  const head = words.at(-1)?.toLowerCase() ?? "";
  if (words.some((word) => personWords.has(word.toLowerCase()))) return true;
  if (
    orgWords.has(head) ||
    bodies.has(head) ||
    words.some((word) => orgWords.has(word.toLowerCase()))
  )
    return false;
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    /^\p{Lu}/u.test(words.at(-1) ?? "") &&
    /^\p{Lu}/u.test(words[0] ?? "")
  );
}

export function looksLikeName(words: readonly Token[], { from, to }: Naming): boolean {
  const parts = words.slice(from, to);
  if (parts.some(({ low }) => personWords.has(low))) return true;
  if (
    parts.some(({ low }) => orgWords.has(low) || bodies.has(low)) ||
    determiners.has(words[from - 1]?.low ?? "")
  )
    return false;
  if (parts.length === 1) return looksLikePerson(parts[0]?.low ?? "");
  return parts.length <= 4 && parts.every(({ capital }) => capital);
}

/** "A spokesman for the army", "army spokesman X", "BLA spokesperson Jeeyand Baloch": whose voice it is. */
export function speaksFor(name: string, described: string | null): string | null {
  for (const words of [name, described ?? ""]) {
    const after =
      /\b(?:spokes(?:man|woman|person)|official|officer|head|chief|director|commander|minister) (?:for|of|at|in|from) (?:the )?(.{2,60})$/i.exec(
        words,
      );
    if (after?.[1] !== undefined) return after[1];
    const before =
      /^(?:an? |the )?(.{2,50}?) (?:spokes(?:man|woman|person)|official|sources?|officials)\b/i.exec(
        words,
      );
    if (
      before?.[1] !== undefined &&
      !/^(?:senior|local|one|another|two|unnamed|top|a)$/i.test(before[1])
    )
      return before[1].replace(/['’]s$/, "");
  }
  return null;
}

export const personWords = wordSet(
  "mr mrs ms dr spokesman spokeswoman spokesperson minister governor mayor chief commander general colonel captain major president director head doctor secretary leader officer official sheriff judge chairman premier resident witness lawyer prosecutor superintendent inspector",
);

export const orgWords = wordSet(
  "ministry army police group party front brigades brigade force forces movement council committee office department service agency union government observatory guard guards authority administration organisation organization board coalition corps company command monitor watchdog observatory network lawyers federation society crescent cross fund institute centre center university church house kremlin army resistance militia militants rebels taliban hamas hezbollah",
);
