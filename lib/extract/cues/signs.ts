/** Cues that are marks: "Army: 45 rebels killed". */
import { be, have, modals, pronouns } from "../lexicon/closed";
import { tellingWords } from "../lexicon/verbs";
import { type Naming, namingAt } from "../parties";
import type { Token } from "../tokens";
import { type Cue, plain } from "./cue";

/** "Army: 45 rebels killed", "30 dead in ferry disaster: coast guard", "… - governor". */
export function bySign(
  words: readonly Token[],
  isTitle: boolean,
  cues: readonly Cue[],
): Cue | null {
  const last = words.at(-1)?.low === "." ? words.length - 1 : words.length;
  for (let at = 1; at < last; at += 1) {
    const low = words[at]?.low;
    if (low !== ":" && low !== "—" && low !== "-" && low !== "|") continue;
    if (low === "-" && words[at]?.start === words[at - 1]?.end) continue;
    const head = isTitle && low === ":" && at <= 6 && isName(words, 0, at);
    if (head && !cues.some(({ to }) => to <= at)) {
      const party = namingAt(words, 0);
      if (party !== null && party.to === at)
        return sign(party, at, at + 1, at + 1, words.length, "before");
    }
    const tail = isTitle && last - at - 1 <= 6 && isName(words, at + 1, last);
    if (tail && !cues.some(({ from }) => from > at)) {
      const party = namingAt(words, at + 1);
      if (party !== null && party.to === last) return sign(party, at, last, 0, at, "after");
    }
  }
  return null;
}

function sign(
  party: Naming,
  from: number,
  to: number,
  left: number,
  right: number,
  place: "before" | "after",
): Cue {
  return {
    party,
    from,
    to,
    hedge: "said",
    left,
    right,
    place,
    ...plain,
  };
}

function isName(words: readonly Token[], from: number, to: number): boolean {
  if (to <= from) return false;
  for (let at = from; at < to; at += 1) {
    const word = words[at];
    if (word === undefined || word.kind === "number" || tellingWords.has(word.low)) return false;
    if (word.kind === "mark" && word.low !== "'s" && word.low !== ".") return false;
    if (be.has(word.low) || have.has(word.low) || modals.has(word.low) || pronouns.has(word.low))
      return false;
    if (
      /^(?:live|updates?|update|watch|video|breaking|analysis|opinion|explainer|photos?|exclusive|report|reports)$/.test(
        word.low,
      )
    )
      return false;
  }
  return true;
}
