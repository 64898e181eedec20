/** What a reporting verb does where it stands: whether it is finite, passive, or says nothing at all. */
import { adverbs, be, getting, modals } from "../lexicon/closed";
import { tellingWords } from "../lexicon/verbs";
import type { Naming } from "../parties";
import type { Token } from "../tokens";

/** "The blaze has claimed 16 lives": nobody says anything. */
export function takesLives(words: readonly Token[], at: number): boolean {
  if (!/^claim(?:s|ed)?$/.test(words[at]?.low ?? "")) return false;
  return words.slice(at + 1, at + 6).some(({ low }) => low === "lives" || low === "life");
}

/** "Prosecutors later raised the toll to two". */
export function movesToll(words: readonly Token[], at: number): boolean {
  if (!/^(?:raised|revised|lowered|updated|raises|revises)$/.test(words[at]?.low ?? ""))
    return false;
  return words.slice(at + 1, at + 5).some(({ low }) => /^(?:toll|figure|count|number)$/.test(low));
}

/** "50 injuries reported": what was reported, and nobody who reports. */
export function tellsOutcome(words: readonly Token[], { from, to }: Naming): boolean {
  for (let at = from; at < to; at += 1) {
    const form = tellingWords.get(words[at]?.low ?? "")?.form;
    if (form === "noun" && at >= to - 2) return true;
    if (form === "past" && words[at + 1]?.kind === "number") return true;
  }
  return false;
}

export function isFiniteBase(words: readonly Token[], at: number): boolean {
  const low = words[at]?.low ?? "";
  const before = words[at - 1]?.low ?? "";
  if (before === "to" || modals.has(before)) return /^(?:said)$/.test(low);
  return finiteBases.has(low);
}

export function isPassive(words: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 3); before -= 1) {
    const low = words[before]?.low ?? "";
    if (be.has(low) || getting.has(low)) return low !== "'s" || true;
    if (!adverbs.has(low)) return false;
  }
  return false;
}

const finiteBases = new Set(
  "say says tell tells add adds claims claim reports report confirms confirm alleges allege insists insist believes believe estimates estimate warns warn puts put denies deny announces announce admits admit fears fear asserts assert lists counts boasts maintains contends notes rejects reject dismisses dismiss disputes documents show shows gives acknowledges reveals indicates concludes describes".split(
    " ",
  ),
);
