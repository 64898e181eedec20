/** For which words of a sentence each of its cues holds. */
import { be, coordinators, have, modals } from "../lexicon/closed";
import { tellingWords } from "../lexicon/verbs";
import type { Token } from "../tokens";
import type { Cue } from "./cue";

/**
 * Where each cue's words end: a cue that stands beside another ends at the conjunction before that
 * one's subject, one within another does not.
 */
export function bound(words: readonly Token[], cues: Cue[], isTitle: boolean): void {
  for (const [index, cue] of cues.entries()) {
    for (const other of cues.slice(index + 1, index + 7)) {
      if (other.place === "inner" || other.sameSubject || cue.place === "inner") continue;
      const start = Math.min(other.party?.from ?? other.from, other.from);
      const edge = edgeBetween(
        words,
        Math.max(cue.to, cue.party?.to ?? 0),
        start,
        other.place === "before",
      );
      if (edge === null) continue;
      cue.right = Math.min(cue.right, edge);
      if (other.place !== "before") other.left = Math.max(other.left, edge);
      break;
    }
    if (isTitle && cue.place === "before")
      cue.right = Math.min(cue.right, semicolonAfter(words, cue.to));
    if (cue.place === "after") cue.right = Math.min(cue.right, Math.max(cue.from, cue.left));
  }
  for (const cue of cues) {
    if (cue.place === "inner" && cue.left > 0)
      cue.right = Math.min(cue.right, turnsBack(words, cues, cue));
    if (cue.place !== "inner" || cue.left > 0) continue;
    const host = hostOf(cue, cues);
    if (host !== undefined) {
      cue.left = host.left;
      cue.right = host.right;
    }
  }
}

/** "Rejected a report that 35 …, saying that one …": where the outer speaker goes on. */
function turnsBack(words: readonly Token[], cues: readonly Cue[], inner: Cue): number {
  const next = cues.find(
    ({ sameSubject, from }) => sameSubject && from > inner.to && words[from - 1]?.low === ",",
  );
  return next?.from ?? words.length;
}

/** In a headline a semicolon opens another matter. */
function semicolonAfter(words: readonly Token[], from: number): number {
  for (let at = from; at < words.length; at += 1) if (words[at]?.low === ";") return at;
  return words.length;
}

function hostOf(cue: Cue, cues: readonly Cue[]): Cue | undefined {
  const others = cues.filter((each) => each !== cue && each.place !== "inner");
  const around = others.filter(
    ({ left, right, party, from }) =>
      (cue.from >= left && cue.from < right) ||
      Math.abs(from - cue.to) <= 2 ||
      (party !== null &&
        party.aside !== null &&
        cue.from >= party.aside[0] &&
        cue.from < party.aside[1]),
  );
  return around.at(-1) ?? others.at(-1);
}

/** The last conjunction or semicolon between two places that parts two clauses; null where none does. */
function edgeBetween(
  words: readonly Token[],
  from: number,
  to: number,
  subjectFollows: boolean,
): number | null {
  for (let at = to - 1; at >= from; at -= 1) {
    const low = words[at]?.low ?? "";
    if (low === ";") return at;
    if (coordinators.has(low) && !(low === "and" && subjectFollows && joinsNouns(words, at, to)))
      return at;
  }
  const concedes = words
    .slice(0, 3)
    .some(({ low }) => /^(?:while|whereas|although|though)$/.test(low));
  for (let at = to - 1; concedes && at > from; at -= 1) if (words[at]?.low === ",") return at;
  return null;
}

function joinsNouns(words: readonly Token[], and: number, to: number): boolean {
  // "The dead and the wounded, police said": no verb between "and" and the next subject.
  if (to - and <= 1) return false;
  for (let at = and + 1; at < to; at += 1) {
    const low = words[at]?.low ?? "";
    if (be.has(low) || have.has(low) || modals.has(low) || tellingWords.has(low)) return true;
  }
  return false;
}
