/** Cues that are nouns: "the rebels' claim that". */
import type { Hedge } from "@/lib/domain/vocabulary";
import { determiners } from "../lexicon/closed";
import { reportingVerbs } from "../lexicon/reporting";
import { type Naming, namingAt, subjectBefore } from "../parties";
import type { Token } from "../tokens";
import { type Cue, plain } from "./cue";

/** "The rebels' claim that", "the army's claim to have", "a report by the Courier that". */
export function nominal(words: readonly Token[], at: number): Cue | null {
  const low = words[at]?.low ?? "";
  if (!claimNouns.has(low)) return null;
  const before = words[at - 1]?.low ?? "";
  const owned = before === "'s" || before === "'";
  let end = at + 1;
  let party: Naming | null = null;
  if (owned) {
    const region = subjectBefore(words, at - 1);
    if (region === null) return null;
    // Of "rejected the rebels": what stands behind the verb alone.
    party = behindVerb(words, region);
  } else if (/^(?:by|from|in)$/.test(words[at + 1]?.low ?? "")) {
    party = namingAt(words, at + 2);
    if (party === null) return null;
    end = party.to;
  } else if (!nounBefore.has(before) && !(reportingVerbs.get(before)?.hedge === "denied")) {
    return null;
  }
  const next = words[end]?.low ?? "";
  if (
    next !== "that" &&
    next !== "of" &&
    !(next === "to" && words[end + 1]?.low === "have") &&
    !(next === "," && owned)
  )
    return null;
  if (next === "of" && party === null) return null;
  const hedge: Hedge = /^claims?$/.test(low)
    ? "claimed"
    : /^allegations?|accusations?$/.test(low)
      ? "alleged"
      : "reported";
  return {
    party,
    from: at,
    to: end,
    hedge,
    left: end,
    right: words.length,
    place: "inner",
    ...plain,
  };
}

/** "Rejecting the government": the government. */
function behindVerb(words: readonly Token[], { from, to, ...rest }: Naming): Naming {
  for (let at = to - 1; at > from; at -= 1) {
    const verb = words[at - 1]?.low ?? "";
    if (determiners.has(words[at]?.low ?? "") && (verb.endsWith("ing") || reportingVerbs.has(verb)))
      return { ...rest, from: at + 1, to };
  }
  return { ...rest, from, to };
}

const claimNouns = new Set(
  "claim claims report reports allegation allegations accusation accusations suggestion suggestions assertion assertions contention statement rumours rumors".split(
    " ",
  ),
);

const nounBefore = new Set("".split(" "));
