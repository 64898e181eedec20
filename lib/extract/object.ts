import type { Counted } from "./counted";
import type { TellingSpan } from "./events";
import type { NumberSpan } from "./figures";
import { intentions, tollVerbs } from "./lexicon/bridges";
import {
  adverbs,
  be,
  getting,
  modals,
  negations,
  prepositions,
  pronouns,
  subordinators,
  wordSet,
} from "./lexicon/closed";
import { reportingVerbs } from "./lexicon/reporting";
import type { Link } from "./link";
import { fatal, joinedOutcome } from "./subject";
import type { Token } from "./tokens";

/** Where outcome words end, so that the walk to the left can find them. */
export type EndingAt = readonly (TellingSpan | undefined)[];

export function endsOf(telling: readonly (TellingSpan | undefined)[]): (TellingSpan | undefined)[] {
  const ends: (TellingSpan | undefined)[] = new Array(telling.length + 1).fill(undefined);
  for (const span of telling) if (span !== undefined) ends[span.to] = span;
  return ends;
}

/** The outcome of the verb or noun that governs the number from the left: "killing at least 12". */
export function outcomeOfObject(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  ends: EndingAt,
  number: NumberSpan,
  counted: Counted,
): Link | null {
  let at = number.from - 1;
  while (at >= 0 && skipped.has(words[at]?.low ?? "")) at -= 1;
  const direct = objectOf(words, telling, ends, at);
  if (direct !== null) return direct;
  const low = words[at]?.low ?? "";
  if (number.core > number.from && passing.has(words[number.from]?.low ?? ""))
    return toll(words, telling, number.from);
  if (low === "of") return ofNoun(words, ends, at) ?? toll(words, telling, at);
  if (tollVerbs.has(low)) return toll(words, telling, at) ?? woundsTo(words, ends, at);
  return held(words, number, counted) ?? lost(words, at, counted);
}

/** The active verb that ends right before `at + 1`. */
function objectOf(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  ends: EndingAt,
  at: number,
): Link | null {
  const tells = ends[at + 1];
  if (tells === undefined || tells.form === "noun" || tells.form === "state") return null;
  if (tells.suffers) return null;
  const first = fatal(words, headOfPair(words, ends, tells));
  if (tells.form !== "past" && asNoun.has(words[first.from - 1]?.low ?? "")) return null;
  const govern = governor(words, first.from);
  if (govern.passive && tells.form === "past") return null;
  if (govern.intended) return null;
  return {
    tells: joinedOutcome(words, telling, first),
    from: first.from,
    to: tells.to,
    negated: govern.negated,
    projected: govern.modal,
    part: false,
    rule: "object",
  };
}

/** "Killed and wounded 12": the first verb of the pair. */
function headOfPair(words: readonly Token[], ends: EndingAt, tells: TellingSpan): TellingSpan {
  const joint = words[tells.from - 1]?.low;
  if (joint !== "and" && joint !== "or") return tells;
  const first = ends[tells.from - 1];
  return first !== undefined && first.form === tells.form ? first : tells;
}

function governor(words: readonly Token[], verb: number) {
  let passive = false;
  let negated = false;
  let modal = false;
  let intended = false;
  for (let at = verb - 1; at >= Math.max(0, verb - 5); at -= 1) {
    const low = words[at]?.low ?? "";
    if (negations.has(low)) negated = true;
    else if (be.has(low) || getting.has(low)) passive = true;
    else if (modals.has(low)) modal ||= low !== "will" && low !== "'ll";
    else if (intentions.has(low)) intended = true;
    else if (
      !adverbs.has(low) &&
      low !== "to" &&
      low !== "have" &&
      low !== "had" &&
      low !== "has" &&
      low !== "of" &&
      low !== "from"
    )
      break;
    if (intentions.has(low) || low === ",") break;
  }
  return { passive, negated: negated && !intended, modal, intended };
}

/** "The deaths of 12", "the killing of at least 5", "lives of 9". */
function ofNoun(words: readonly Token[], ends: EndingAt, of: number): Link | null {
  const tells = ends[of];
  if (tells !== undefined && tells.form !== "past" && tells.form !== "state") {
    const govern = governor(words, tells.from);
    if (govern.intended) return null;
    return {
      tells,
      from: tells.from,
      to: of + 1,
      negated: false,
      projected: false,
      part: false,
      rule: "of-noun",
    };
  }
  if (
    /^(?:lives|life)$/.test(words[of - 1]?.low ?? "") &&
    taking.has(words[of - 3]?.low ?? words[of - 2]?.low ?? "")
  ) {
    return made("killed", of - 3, of + 1, "of-noun");
  }
  const noun = actNouns.get(words[of - 1]?.low ?? "");
  return noun === undefined ? null : made(noun, of - 1, of + 1, "of-noun");
}

/** "The death toll rose to 12", "the number of wounded to 30": a toll and the number it reached. */
export function toll(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  before: number,
): Link | null {
  const stop = Math.max(0, before - 40);
  for (let at = before - 1; at >= stop; at -= 1) {
    const low = words[at]?.low ?? "";
    if (low === ";" || low === "." || (low === ":" && at < before - 1)) return null;
    if (low === "toll" || low === "tolls") {
      const kind = words[at - 1]?.low ?? "";
      if (kind === "injury" || kind === "wounded" || kind === "injured")
        return made("injured", at - 1, before + 1, "toll");
      if (kind === "casualty") return made("casualties", at - 1, before + 1, "toll");
      return made("killed", kind === "death" ? at - 1 : at, before + 1, "toll");
    }
    if (countNouns.has(low)) {
      for (let next = at + 1; next < before; next += 1) {
        const tells = telling[next];
        if (tells === undefined || tells.form === "ing" || tells.form === "base") continue;
        return { ...made(tells.outcome, at, before + 1, "toll"), tells };
      }
      return null;
    }
    const tells = telling[at];
    const those = tells?.form === "noun" || (low === "dead" && words[at - 1]?.low === "the");
    if (tells !== undefined && those && at >= before - 4 && !numbered(words, at)) {
      return { ...made(tells.outcome, at, before + 1, "toll"), tells };
    }
  }
  return null;
}

function numbered(words: readonly Token[], at: number): boolean {
  return words[at - 1]?.kind === "number";
}

/** "Caused injuries to 12". */
function woundsTo(words: readonly Token[], ends: EndingAt, to: number): Link | null {
  const tells = ends[to];
  if (words[to]?.low !== "to" || tells?.outcome !== "injured" || tells.form !== "noun") return null;
  return {
    tells,
    from: tells.from,
    to: to + 1,
    negated: false,
    projected: false,
    part: false,
    rule: "of-noun",
  };
}

/** "Took 12 hostages": the noun tells what the verb alone does not. */
function held(words: readonly Token[], number: NumberSpan, counted: Counted): Link | null {
  const verb = words[number.from - 1]?.low ?? "";
  const noun = words[counted.headAt]?.low ?? "";
  if (heldNouns.has(noun) && holding.has(verb))
    return made("captured", number.from - 1, counted.to, "held");
  if (noun === "lives" || noun === "life") {
    if (taking.has(verb)) return made("killed", number.from - 1, counted.to, "lives");
    const next = words[counted.to]?.low ?? "";
    if (
      (next === "were" || next === "was" || next === "have") &&
      /^(?:lost|claimed|been)$/.test(words[counted.to + 1]?.low ?? "")
    )
      return made("killed", counted.headAt, counted.to + 2, "lives");
    if (next === "lost") return made("killed", counted.headAt, counted.to + 1, "lives");
  }
  return null;
}

/** "Lost 70 fighters": persons that one has lost are dead. */
function lost(words: readonly Token[], at: number, counted: Counted): Link | null {
  const verb = words[at]?.low ?? "";
  if (verb === "lost" || verb === "losing" || verb === "lose") {
    if (counted.kind !== "person" || be.has(words[at - 1]?.low ?? "")) return null;
    const after = words.slice(counted.to, counted.to + 4).map(({ low }) => low);
    const both = /^(?:[,(—] )?(?:killed|dead) (?:and|or) (?:wounded|injured)/.test(after.join(" "));
    return made(both ? "casualties" : "killed", at, at + 1, "lost");
  }
  return null;
}

/**
 * The governing verb across a list to its left: in "killed a guard, his wife and two boys" that of
 * "two boys". Null where a preposition, a verb or another clause stands between.
 */
export function outcomeAcrossList(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  ends: EndingAt,
  number: NumberSpan,
): { readonly link: Link; readonly afterIncluding: boolean; readonly acrossPlace: boolean } | null {
  let at = number.from - 1;
  while (at >= 0 && skipped.has(words[at]?.low ?? "")) at -= 1;
  if (!joints.has(words[at]?.low ?? "")) return null;
  let acrossPlace = false;
  const stop = Math.max(0, number.from - 36);
  while (at >= stop) {
    const word = words[at];
    if (word === undefined) return null;
    if (partOpeners.has(word.low)) return null;
    const direct = objectOf(words, telling, ends, at);
    if (
      direct !== null &&
      direct.tells.form === "base" &&
      !/^(?:to|will|would|could|may|might|and)$/.test(words[direct.from - 1]?.low ?? "")
    )
      return null;
    if (direct !== null)
      return { link: { ...direct, rule: "list" }, afterIncluding: false, acrossPlace };
    if (word.low === "of") {
      const noun = ofNoun(words, ends, at);
      if (noun !== null)
        return { link: { ...noun, rule: "list" }, afterIncluding: false, acrossPlace };
    }
    if (ends[at + 1] !== undefined && ends[at + 1]?.form !== "noun") return null;
    if (word.kind === "mark" && !listMarks.has(word.low)) return null;
    if (stops.has(word.low) || reportingVerbs.get(word.low)?.form === "past") return null;
    if (prepositions.has(word.low) && word.low !== "of") {
      if (!places.has(word.low)) return null;
      acrossPlace = true;
    }
    at -= 1;
  }
  return null;
}

/** Whether the number belongs to an "including …" that was opened to its left in the same list. */
export function isIncluded(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  number: NumberSpan,
): boolean {
  const stop = Math.max(0, number.from - 25);
  for (let at = number.from - 1; at >= stop; at -= 1) {
    const word = words[at];
    if (word === undefined) return false;
    if (partOpeners.has(word.low)) return true;
    if (word.low === "them" || word.low === "whom" || word.low === "which") {
      const before = words[at - 1]?.low ?? "";
      if (before === "among" || before === "of" || before === "amongst") return true;
    }
    if (word.kind === "mark" && !listMarks.has(word.low)) return false;
    if (telling[at] !== undefined && telling[at]?.form !== "noun") return false;
    if (stops.has(word.low) || word.low === "with") return false;
  }
  return false;
}

export function made(
  outcome: TellingSpan["outcome"],
  from: number,
  to: number,
  rule: string,
): Link {
  const start = Math.max(0, from);
  const needs = outcome === "destroyed" || outcome === "damaged" ? "object" : "person";
  const tells: TellingSpan = {
    outcome,
    needs,
    otherwise: null,
    suffers: true,
    form: "noun",
    from: start,
    to,
  };
  return { tells, from: start, to, negated: false, projected: false, part: false, rule };
}

/** Words before a number that are both the verb of a toll and a bound of it: "tops 1,200". */
const passing = wordSet(
  "past tops topped topping exceeds exceeded exceeding surpasses surpassed surpassing",
);
const asNoun = wordSet("the a an this that mass drive-by school deadly fatal another recent");
const skipped = wordSet(
  "all the other another also reportedly allegedly these those up a further an additional \" ' its his her their",
);
const joints = wordSet("and , or & / plus");
const listMarks = wordSet(", ' 's \" & / ( )");
const partOpeners = wordSet("including includes included include namely comprising");
const places = wordSet("in at near from on aboard outside inside");
const stops: ReadonlySet<string> = new Set(
  [...subordinators, ...be, ...modals, ...pronouns].filter(
    (word) => !["and", "or", "her", "him", "himself", "herself"].includes(word),
  ),
);
const heldNouns = wordSet("hostage hostages captive captives prisoner prisoners detainees people");
const holding = wordSet(
  "took take takes taken taking holding held hold holds seized seizing capturing captured",
);
const taking = wordSet("claimed claiming claims claim took taking takes take cost costing costs");
const countNouns = wordSet("number numbers count tally total figure list");
export const actNouns: ReadonlyMap<string, TellingSpan["outcome"]> = new Map<
  string,
  TellingSpan["outcome"]
>([
  ["death", "killed"],
  ["murder", "killed"],
  ["massacre", "killed"],
  ["assassination", "killed"],
  ["execution", "killed"],
  ["slaughter", "killed"],
  ["loss", "killed"],
  ["abduction", "captured"],
  ["kidnapping", "captured"],
  ["capture", "captured"],
  ["arrest", "captured"],
  ["detention", "captured"],
  ["disappearance", "missing"],
  ["displacement", "displaced"],
  ["evacuation", "displaced"],
  ["destruction", "destroyed"],
  ["demolition", "destroyed"],
  ["seizure", "seized"],
  ["burning", "set_on_fire"],
  ["wounding", "injured"],
  ["drowning", "killed"],
]);
