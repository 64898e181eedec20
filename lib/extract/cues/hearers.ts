/** To whom something was said: "told Reuters", "told a news conference". */
import { be } from "../lexicon/closed";
import { isOutlet, type Naming, namingAt } from "../parties";
import type { Token } from "../tokens";

/** The outlet of "in an interview with X, …". */
export function interviewer(words: readonly Token[]): Naming | null {
  for (let at = 0; at < Math.min(words.length, 8); at += 1) {
    if (words[at]?.low === "interview" && words[at + 1]?.low === "with")
      return outletAt(words, at + 2);
  }
  return null;
}

/** The outlet in "told Reuters", "speaking to Dawn", "in an interview with Radio Free Coast". */
export function addressee(words: readonly Token[], at: number): Naming | null {
  const low = words[at - 1]?.low ?? "";
  if (/^(?:told|tell|tells|telling|informed)$/.test(low)) return outletAt(words, at);
  for (let next = at; next < Math.min(words.length, at + 5); next += 1) {
    if (
      /^(?:interview|conversation|comments|speaking|remarks)$/.test(words[next]?.low ?? "") &&
      /^(?:with|to)$/.test(words[next + 1]?.low ?? "")
    )
      return outletAt(words, next + 2);
    if (words[next]?.kind === "mark") break;
  }
  return null;
}

export function addresseeIn(
  words: readonly Token[],
  [from, to]: readonly [number, number],
): Naming | null {
  for (let at = from; at < to - 1; at += 1) {
    if (/^(?:to|with|told)$/.test(words[at]?.low ?? "")) {
      const found = outletAt(words, at + 1);
      if (found !== null) return found;
    }
  }
  return null;
}

function outletAt(words: readonly Token[], at: number): Naming | null {
  const named = namingAt(words, at);
  if (named === null) return null;
  for (let to = named.to; to > named.from; to -= 1) {
    const name = words
      .slice(named.from, to)
      .map(({ low, capital }) => (capital ? low : low))
      .join(" ");
    if (isOutlet(name) && !hearers.has(words[to]?.low ?? "")) return { ...named, to };
  }
  return null;
}

/** "Told a news conference that": where those end who were told. */
export function hearersEnd(words: readonly Token[], at: number): number {
  if (!/^(?:told|tells|tell|informed)$/.test(words[at]?.low ?? "")) return at + 1;
  const heard = namingAt(words, at + 1);
  if (heard === null) return at + 1;
  for (let end = heard.from; end < heard.to; end += 1) {
    if (words[end]?.kind === "number" || be.has(words[end]?.low ?? "")) return at + 1;
    if (hearers.has(words[end]?.low ?? "")) return end + 1;
  }
  return at + 1;
}

const hearers = new Set(
  "conference reporters journalists parliament media lawmakers court council briefing radio television agency newspaper assembly committee commission".split(
    " ",
  ),
);
