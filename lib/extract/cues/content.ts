/** What follows a reporting verb: a clause, a figure, responsibility, or nothing of what was said. */
import { adverbs, coordinators, days, measures, months } from "../lexicon/closed";
import { citing, type Reports } from "../lexicon/reporting";
import { namingAt } from "../parties";
import type { Token } from "../tokens";

type Content = "clause" | "object" | "responsibility" | "none";

export function opensContent(words: readonly Token[], at: number, reports: Reports): Content {
  const word = words[at];
  if (word === undefined) return "none";
  if (
    word.low === "responsibility" ||
    (word.low === "credit" && words[at + 1]?.low === "for") ||
    (word.low === "the" &&
      reports.hedge === "claimed" &&
      /^(?:attack|attacks|bombing|blast|ambush|assault|raid|killing|responsibility)$/.test(
        words[at + 1]?.low ?? "",
      ))
  )
    return "responsibility";
  if (word.kind === "mark") {
    if (word.low === ":" || word.low === '"')
      return at + 1 < words.length && words[at + 1]?.low !== "," ? "clause" : "none";
    if (word.low === ",") {
      // "Said, citing police, that": what is put in between is passed over.
      const next = words[at + 1]?.low ?? "";
      if (citing.has(next) || next === "quoting") {
        const named = namingAt(words, at + 2);
        const end = named?.to ?? at + 2;
        if (words[end]?.low === "," || words[end]?.low === "as" || words[end]?.low === "that")
          return words[end + 1] === undefined ? "none" : "clause";
        return "none";
      }
      return next === '"' ? "clause" : "none";
    }
    return "none";
  }
  if (isLapse(words, at)) return "none";
  if (coordinators.has(word.low) && word.low !== "while") return "none";
  if (/^(?:before|after|when|as|while|when|where)$/.test(word.low)) return "none";
  return "clause";
}

/** "Nearly 15 hours after the tragedy": when it was said, and nothing of what was. */
function isLapse(words: readonly Token[], at: number): boolean {
  for (let next = at; next < Math.min(words.length, at + 5); next += 1) {
    const { low = "", kind } = words[next] ?? {};
    if (measures.has(low))
      return /^(?:after|before|later|earlier)$/.test(words[next + 1]?.low ?? "");
    if (kind !== "number" && !/^(?:nearly|almost|about|some|more|than|an?|over|just)$/.test(low)) {
      if (!/^(?:two|three|four|five|six|seven|eight|nine|ten|several|few)$/.test(low)) return false;
    }
  }
  return false;
}

export function behindAdverbials(words: readonly Token[], at: number): number {
  let next = at;
  for (let turns = 0; turns < 6; turns += 1) {
    const low = words[next]?.low ?? "";
    if (
      adverbs.has(low) ||
      days.has(low) ||
      months.has(low) ||
      /^(?:late|early|earlier|later|last|this|week|here|reporters|journalists|parliament|lawmakers|media)$/.test(
        low,
      )
    ) {
      next += 1;
      continue;
    }
    if (
      /^(?:in|on|at|during|via|through|to|by|from|after|over|shortly)$/.test(low) &&
      low !== "" &&
      !(low === "to" && /^(?:have|be|kill|hold|be)$/.test(words[next + 1]?.low ?? ""))
    ) {
      const end = adverbialEnd(words, next);
      if (end === null) return next;
      next = end;
      continue;
    }
    if (
      words[next]?.kind === "number" &&
      next > at &&
      (months.has(words[next - 1]?.low ?? "") || days.has(words[next - 1]?.low ?? ""))
    ) {
      next += 1;
      continue;
    }
    break;
  }
  return next;
}

/** "In a statement", "on Tuesday", "at a news conference": up to a mark, "that" or the next subject. */
function adverbialEnd(words: readonly Token[], at: number): number | null {
  for (let next = at + 1; next < Math.min(words.length, at + 8); next += 1) {
    const word = words[next];
    if (word === undefined) return next;
    if (word.kind === "mark" || word.low === "that" || word.low === "and") return next;
    if (adverbialHeads.has(word.low) || days.has(word.low)) {
      const after = words[next + 1];
      if (
        after !== undefined &&
        /^(?:published|released|issued|posted|dated|aired|broadcast|obtained|seen)$/.test(after.low)
      )
        return next + 2;
      if (after !== undefined && adverbialHeads.has(after.low)) continue;
      return next + 1;
    }
    if (word.kind === "number" && months.has(words[next - 1]?.low ?? "")) return next + 1;
  }
  return words[at + 8] === undefined ? words.length : null;
}

const adverbialHeads = new Set(
  "statement statements tweet post message conference briefing telegram facebook twitter x reporters journalists parliament monday tuesday wednesday thursday friday saturday sunday interview communique communiqué television radio broadcast release bulletin update night morning evening afternoon scene condition anonymity phone telephone email video report address speech news press court day week month".split(
    " ",
  ),
);
