import type { AttackersIncluded, Basis } from "@/lib/domain/vocabulary";
import { numberAt } from "./figures";
import { measures, months, wordSet } from "./lexicon/closed";
import { attackerNouns } from "./lexicon/groups";
import type { Count } from "./link";
import type { Token } from "./tokens";

/**
 * The words that say over which period a count runs ("since October 7", "so far this year", "in the
 * past 24 hours"), as places of the sentence; null where it is the event's own.
 */
export function windowOf(words: readonly Token[], count: Count): readonly [number, number] | null {
  const near = Math.max(0, Math.min(count.number.from, count.link.from) - 16);
  const far = Math.min(words.length, Math.max(count.counted.to, count.link.to) + 24);
  for (let at = near; at < far; at += 1) {
    if (words[at]?.low === ";") {
      if (at > count.counted.to) return null;
      continue;
    }
    const end = windowEnd(words, at);
    if (end !== null && sameClause(words, count, at)) return [at, end];
  }
  return null;
}

function windowEnd(words: readonly Token[], at: number): number | null {
  const low = words[at]?.low ?? "";
  const next = words[at + 1]?.low ?? "";
  if (low === "since") return sinceEnd(words, at);
  if (low === "so" && next === "far")
    return words[at + 2]?.low === "this" || words[at + 2]?.low === "in" ? at + 4 : at + 2;
  if (low === "to" && next === "date") return at + 2;
  if (low === "this" && /^(?:year|month|week)$/.test(next)) return at + 2;
  if (low === "between" || low === "from") return spanEnd(words, at);
  if (!/^(?:in|over|during|within|for)$/.test(low) || next !== "the") return null;
  if (!/^(?:past|last|previous|preceding|first)$/.test(words[at + 2]?.low ?? "")) return null;
  for (let end = at + 3; end < Math.min(words.length, at + 7); end += 1) {
    if (periods.has(words[end]?.low ?? "")) return end + 1;
  }
  return null;
}

/** "Since October 7", "since 2015", "since the start of the war", "since fighting began". */
function sinceEnd(words: readonly Token[], since: number): number | null {
  let end = since + 1;
  while (end < Math.min(words.length, since + 9)) {
    const word = words[end];
    if (word === undefined || word.kind === "mark") {
      const year = word?.low === "," && /^(?:19|20)\d\d$/.test(words[end + 1]?.low ?? "");
      if (!year) break;
    }
    if (
      word !== undefined &&
      end > since + 1 &&
      /^(?:and|but|when|while|according|said|say|says)$/.test(word.low)
    )
      break;
    end += 1;
  }
  return end > since + 1 ? end : null;
}

/** "Between January and March", "from October 2023 to May 2024": only where months or years stand. */
function spanEnd(words: readonly Token[], at: number): number | null {
  let times = 0;
  for (let end = at + 1; end < Math.min(words.length, at + 9); end += 1) {
    const word = words[end];
    if (word === undefined) return null;
    const timed = months.has(word.low) || /^(?:19|20)\d\d$/.test(word.low);
    if (timed) times += 1;
    const goesOn = timed || word.kind === "number" || /^(?:and|to|until|,|the)$/.test(word.low);
    if (!goesOn) return times >= 2 ? end : null;
  }
  return null;
}

/** Whether no other clause's verb stands between the count and the words at `at`. */
function sameClause(words: readonly Token[], count: Count, at: number): boolean {
  const [from, to] =
    at < count.number.from
      ? [at, count.number.from]
      : [Math.max(count.counted.to, count.link.to), at];
  for (let place = from + 1; place < to; place += 1) {
    if (/^(?:while|but|whereas|;|and)$/.test(words[place]?.low ?? "") && at > count.number.from) {
      if (words[place]?.low !== "and" || words[place + 1]?.kind === "number") return false;
    }
  }
  return true;
}

/** Whether a count takes in those who attacked, where the sentence says so. */
export function attackersIn(words: readonly Token[], count: Count): AttackersIncluded {
  const end = Math.min(words.length, Math.max(count.counted.to, count.link.to) + 14);
  for (let at = count.counted.to; at < end; at += 1) {
    const low = words[at]?.low ?? "";
    const number = numberAt(words, at);
    if (number !== null && number.kind !== "single") break;
    const including =
      low === "including" ||
      low === "among" ||
      low === "plus" ||
      (low === "with" && words[at - 1]?.low === "along");
    const excluding =
      excluders.has(low) ||
      (low === "including" && words[at - 1]?.low === "not") ||
      (low === "from" && words[at - 1]?.low === "apart") ||
      (low === "counting" && words[at - 1]?.low === "not");
    if (!including && !excluding) continue;
    for (let noun = at + 1; noun < Math.min(words.length, at + 7); noun += 1) {
      const word = words[noun]?.low ?? "";
      if (attackerNouns.has(word) || word === "himself" || word === "herself")
        return excluding ? "no" : "yes";
      if (words[noun]?.kind === "mark") break;
    }
  }
  return "not_said";
}

/** The basis, given the window and what the clause says of it. */
export function basisOf(count: Count, hasWindow: boolean): Basis {
  if (count.link.projected) return "projection";
  if (count.link.part) return "part";
  return hasWindow ? "cumulative" : "event";
}

/** "Including women and children", "including personnel of the army and the police": who all of them are. */
export function groupByInclusion(
  words: readonly Token[],
  count: Count,
): { group: string; of: readonly [number, number] } | null {
  const end = Math.min(words.length, Math.max(count.counted.to, count.link.to) + 12);
  for (let at = count.counted.to; at < end; at += 1) {
    const low = words[at]?.low ?? "";
    const another = numberAt(words, at);
    if (low === ";" || (another !== null && another.kind !== "single")) return null;
    if (low !== "including" && !(low === "among" && words[at + 1]?.low === "them")) continue;
    const first = words[low === "among" ? at + 2 : at + 1]?.low ?? "";
    const start = low === "among" ? at + 2 : at + 1;
    if (/^(?:women|children|civilians)$/.test(first))
      return { group: "civilians", of: [start, start] };
    if (
      /^(?:personnel|members|officers)$/.test(first) &&
      /^(?:from|of)$/.test(words[start + 1]?.low ?? "")
    ) {
      for (let body = start + 2; body < Math.min(words.length, start + 8); body += 1) {
        if (services.has(words[body]?.low ?? ""))
          return { group: "security_forces", of: [start, body + 1] };
      }
    }
  }
  return null;
}

const periods = new Set(
  [...measures].filter((word) => /^(?:year|month|week|day|hour|decade)s?$/.test(word)),
);
const excluders = wordSet("excluding besides");
const services = wordSet("military army police forces security intelligence navy");
