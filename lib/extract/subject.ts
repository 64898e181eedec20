import { type Counted, opensObject } from "./counted";
import type { TellingSpan } from "./events";
import { numberAt } from "./figures";
import { bareBridges, bridges } from "./lexicon/bridges";
import {
  adverbs,
  be,
  days,
  doing,
  getting,
  have,
  modals,
  negations,
  prepositions,
  severities,
  subordinators,
} from "./lexicon/closed";
import { reportingVerbs } from "./lexicon/reporting";
import type { Link } from "./link";
import type { Token } from "./tokens";

/** What the walk to the right of a counted phrase has passed so far. */
interface Passed {
  /** A form of "be" or "get" governs what comes next. */
  be: boolean;
  /** One stood anywhere before. */
  everBe: boolean;
  have: boolean;
  negated: boolean;
  modal: boolean;
  /** Nothing but phrases that belong to the noun: no verb of another kind. */
  pure: boolean;
  /** Another noun phrase was joined by a comma or "and". */
  joined: boolean;
  /** Within a phrase that a preposition opened. */
  within: boolean;
}

/**
 * The outcome that the clause says of the counted phrase as its subject: "12 people, among them four
 * children, were later found dead". Null where the next verb is somebody else's, or does something.
 */
export function outcomeOfSubject(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  counted: Counted,
): Link | null {
  const passed: Passed = {
    be: false,
    everBe: false,
    have: false,
    negated: false,
    modal: false,
    pure: true,
    joined: false,
    within: false,
  };
  let at = counted.to;
  const end = Math.min(words.length, at + 48);
  while (at < end) {
    const word = words[at];
    if (word === undefined) return null;
    const tells = telling[at];
    if (tells !== undefined) {
      const link = judge(words, telling, counted, tells, passed);
      if (link !== "pass") return link;
      at = tells.to;
      continue;
    }
    const { low } = word;
    if (severities.has(low) || low === "fatally") {
      const ends = clauseEnds(words, at + 1);
      if (ends && at === counted.to) return severity(at, low);
      at += 1;
    } else if (negations.has(low) && low !== "without") {
      passed.negated = true;
      if (be.has(low)) passed.be = passed.everBe = true;
      at += 1;
    } else if (be.has(low) || getting.has(low)) {
      passed.be = passed.everBe = true;
      passed.within = false;
      at += 1;
    } else if (have.has(low)) {
      passed.have = true;
      passed.within = false;
      at += 1;
    } else if (modals.has(low) && !(low === "may" && word.capital && !word.capitals)) {
      passed.modal = true;
      at += 1;
    } else if (doing.has(low) || adverbs.has(low)) {
      at += 1;
    } else if (
      passed.be &&
      low === "lost" &&
      counted.kind === "person" &&
      words[at + 1]?.low !== "to"
    ) {
      return lostAt(at);
    } else if (passed.be && bridges.has(low)) {
      at += 1;
    } else if (at === counted.to && bareBridges.has(low)) {
      passed.be = passed.everBe = true;
      at += 1;
    } else if (low === "among" && passed.be) {
      return amongThose(words, telling, at);
    } else if (word.kind === "mark") {
      const next = behindMark(words, telling, at, passed);
      if (next === null) return null;
      at = next;
    } else if (low === "and" || low === "or") {
      if (passed.everBe && telling[at + 1]?.form === "past") {
        passed.be = true;
        at += 1;
        continue;
      }
      if (be.has(words[at + 1]?.low ?? "") || have.has(words[at + 1]?.low ?? "")) {
        at += 1;
        continue;
      }
      if (!passed.pure || passed.everBe || words[at + 1]?.low === "that") return null;
      passed.joined = true;
      at += 1;
    } else if (low === "who" || low === "which" || low === "that") {
      at += 1;
    } else if (subordinators.has(low)) {
      return null;
    } else if (prepositions.has(low)) {
      passed.be = false;
      passed.within = true;
      at += 1;
    } else if (word.kind === "number") {
      if (!passed.joined && !passed.within) return null;
      at += 1;
    } else if (reportingVerbs.has(low) && reportingVerbs.get(low)?.form === "past") {
      if (!passed.be) return null;
      at += 1;
    } else {
      if (passed.be || isVerbLike(low, words, at)) passed.pure = false;
      if (!passed.within && !passed.joined) passed.pure = false;
      passed.be = false;
      at += 1;
    }
  }
  return null;
}

/** What an outcome word means for the subject: its link, null where it is none, or "pass" to go on. */
function judge(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  counted: Counted,
  tells: TellingSpan,
  passed: Passed,
): Link | null | "pass" {
  const link = {
    tells: joinedOutcome(words, telling, fatal(words, tells)),
    joined: passed.joined,
    from: tells.from,
    to: tells.to,
    negated: passed.negated,
    projected: passed.modal || words[tells.from - 1]?.low === "feared",
    part: false,
  };
  if (tells.form === "noun") {
    if (passed.within) return "pass";
    return null;
  }
  if (tells.form === "state") {
    const brought = words[tells.from]?.low === "with" && passed.everBe;
    if (passed.be || brought || at0(counted, tells, words))
      return { ...link, rule: "subject-state" };
    return passed.within ? "pass" : null;
  }
  if (tells.form === "base") {
    const free = tells.suffers && !passed.within && (passed.pure || passed.modal);
    if (free) return { ...link, rule: "subject-suffers" };
    return passed.within || passed.be ? "pass" : null;
  }
  if (tells.form === "ing") {
    if (tells.suffers && (passed.be || at0(counted, tells, words))) {
      return { ...link, rule: "subject-suffers" };
    }
    if (passed.be && passed.everBe && words[tells.from - 1]?.low === "being") {
      return { ...link, rule: "subject-passive" };
    }
    return null;
  }
  if (tells.suffers && !(tells.outcome === "missing" && passed.be && tells.to - tells.from === 1)) {
    return { ...link, rule: "subject-suffers" };
  }
  if (passed.be) return { ...link, rule: "subject-passive" };
  if (passed.have && !passed.within) return null;
  const active = opensObject(words, tells.to) && !days.has(words[tells.to]?.low ?? "");
  if (active || !passed.pure) return null;
  if (passed.joined && !closesReduced(words, tells.to)) return null;
  return { ...link, rule: "subject-reduced" };
}

/** Whether the outcome stands right behind the counted phrase, adverbs apart. */
function at0(counted: Counted, tells: TellingSpan, words: readonly Token[]): boolean {
  for (let at = counted.to; at < tells.from; at += 1) {
    if (!adverbs.has(words[at]?.low ?? "")) return false;
  }
  return true;
}

function closesReduced(words: readonly Token[], at: number): boolean {
  const low = words[at]?.low ?? "";
  return (
    words[at] === undefined ||
    prepositions.has(low) ||
    /^(?:[.,;:—)"-]|when|after|as|and|while)$/.test(low) ||
    days.has(low)
  );
}

/** "Were seized or destroyed", "killed or wounded": two outcomes of one number. */
export function joinedOutcome(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  tells: TellingSpan,
): TellingSpan {
  const joint = words[tells.to]?.low;
  if (joint !== "or" && joint !== "and" && joint !== "/" && joint !== "and/or") return tells;
  let next = tells.to + 1;
  if (words[next]?.low === "or") next += 1;
  // "Fell into its hands or were wrecked".
  if (be.has(words[next]?.low ?? "")) next += 1;
  while (adverbs.has(words[next]?.low ?? "")) next += 1;
  const second = telling[next];
  if (second === undefined || second.form !== tells.form || second.outcome === tells.outcome)
    return tells;
  if (tells.outcome === "casualties" && joint === "and") return { ...second, from: tells.from };
  const pair = [tells.outcome, second.outcome].sort().join(" ");
  if (pair === "destroyed seized")
    return { ...tells, outcome: "seized_or_destroyed", otherwise: null, to: second.to };
  if (pair === "injured killed" && (joint !== "and" || second.outcome === "injured")) {
    const killedLast = second.outcome === "killed";
    const shot = /^(?:shot|stabbed|shooting|stabbing|knifed)/.test(words[tells.from]?.low ?? "");
    if (killedLast && shot) return { ...second, from: tells.from };
    return { ...tells, outcome: "casualties", to: second.to };
  }
  if (joint === "and" && second.outcome === "killed") return { ...second, from: tells.from };
  return tells;
}

/** "Fatally shot", "mortally wounded". */
export function fatal(words: readonly Token[], tells: TellingSpan): TellingSpan {
  const before = words[tells.from - 1]?.low ?? "";
  const deadly = before === "fatally" || before === "mortally";
  return deadly && tells.needs === "person" ? { ...tells, outcome: "killed" } : tells;
}

/** "Were among the dead", "are among 12 people killed": some of those. */
function amongThose(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  among: number,
): Link | null {
  for (let at = among + 1; at < Math.min(words.length, among + 9); at += 1) {
    const tells = telling[at];
    if (tells !== undefined && tells.form !== "ing" && tells.form !== "base") {
      return {
        tells,
        from: tells.from,
        to: tells.to,
        negated: false,
        projected: false,
        part: true,
        rule: "subject-among",
      };
    }
    if (words[at]?.kind === "mark") return null;
  }
  return null;
}

/** "Three seriously", "two fatally": how badly some of those before were hurt. */
function severity(at: number, low: string): Link {
  const outcome = low === "fatally" ? "killed" : "injured";
  const tells: TellingSpan = {
    outcome,
    needs: "person",
    otherwise: null,
    suffers: true,
    form: "state",
    from: at,
    to: at + 1,
  };
  return {
    tells,
    from: at,
    to: at + 1,
    negated: false,
    projected: false,
    part: outcome === "injured",
    rule: "severity",
  };
}

/** "Two sailors were lost": nobody has found them. */
function lostAt(at: number): Link {
  const tells: TellingSpan = {
    outcome: "missing",
    needs: "person",
    otherwise: null,
    suffers: true,
    form: "past",
    from: at,
    to: at + 1,
  };
  return {
    tells,
    from: at,
    to: at + 1,
    negated: false,
    projected: false,
    part: false,
    rule: "subject-lost",
  };
}

function clauseEnds(words: readonly Token[], at: number): boolean {
  const word = words[at];
  return word === undefined || (word.kind === "mark" && word.low !== '"') || word.low === "and";
}

/** The place behind a mark, or behind what it puts in between; null where the clause ends. */
function behindMark(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  at: number,
  passed: Passed,
): number | null {
  const mark = words[at]?.low ?? "";
  if (mark === '"' || mark === "'") return at + 1;
  const pair = mark === "(" ? ")" : mark;
  if (mark !== "," && mark !== "(" && mark !== "—" && mark !== "-") return null;
  const close = closing(words, telling, at, pair);
  if (close !== null) {
    passed.within = false;
    return close + 1;
  }
  if (
    mark === "," &&
    /^(?:including|among|amongst)$/.test(words[at + 1]?.low ?? "") &&
    passed.pure
  ) {
    passed.joined = true;
    return at + 2;
  }
  if (mark !== "," || !passed.pure || passed.everBe) return null;
  // A list: "two women, three men and a child were killed".
  const next = words[at + 1]?.low === "and" ? at + 2 : at + 1;
  if (numberAt(words, next) === null) return null;
  passed.joined = true;
  passed.within = false;
  return next;
}

/** Where what a mark put in between ends, if the clause then goes on with its verb. */
function closing(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  open: number,
  pair: string,
): number | null {
  for (let at = open + 1; at < Math.min(words.length, open + 30); at += 1) {
    const low = words[at]?.low;
    if (low === ";") return null;
    if (low !== pair) continue;
    let next = at + 1;
    while (adverbs.has(words[next]?.low ?? "")) next += 1;
    const after = words[next]?.low ?? "";
    const tells = telling[next];
    const verb =
      be.has(after) ||
      have.has(after) ||
      modals.has(after) ||
      getting.has(after) ||
      bareBridges.has(after);
    const told =
      tells !== undefined &&
      (tells.form === "past" || tells.form === "state" || (tells.suffers && tells.form === "base"));
    if (
      verb ||
      (told && !opensObject(words, tells.to)) ||
      (pair !== "," && prepositions.has(after))
    )
      return at;
    if (pair !== ",") return null;
  }
  return null;
}

function isVerbLike(low: string, words: readonly Token[], at: number): boolean {
  if (/(?:[a-z]{2}ed|[a-z]{3}ing)$/.test(low) && !words[at]?.capital) return true;
  return pastVerbs.has(low);
}

const pastVerbs = new Set(
  "went came got began left opened fell ran made gave took threw drove hit struck blew set met lived lay broke caught fought held kept led lost rose sent shot stood won wore wrote put cut let".split(
    " ",
  ),
);
