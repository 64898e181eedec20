import type { TellingSpan } from "./events";
import { isAge, type NumberSpan } from "./figures";
import {
  adverbs,
  be,
  doing,
  have,
  measures,
  modals,
  negations,
  prepositions,
  pronouns,
  subordinators,
  wordSet,
} from "./lexicon/closed";
import { animals, groupOfNoun, isObjectGroup, looksLikePerson } from "./lexicon/groups";
import { countryOf } from "./lexicon/places";
import { reportingVerbs } from "./lexicon/reporting";
import type { Token } from "./tokens";

/** What stands behind a number: those whom it counts. */
export interface Counted {
  /** Behind the number; equal to `to` where nothing is named ("12 were killed"). */
  readonly from: number;
  readonly to: number;
  /** Where its head noun stands; -1 where there is none. */
  readonly headAt: number;
  readonly kind: "person" | "object" | "measure" | "animal" | "unknown" | "bare";
  /** An outcome within the phrase: "84 dead", "12 wounded soldiers". */
  readonly told: TellingSpan | null;
  /** "Of them", "of whom": some of those counted before. */
  readonly someOfThose: boolean;
}

/** The phrase that the number at `number` counts. */
export function countedAfter(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  number: NumberSpan,
): Counted {
  const from = number.to;
  let at = from;
  let headAt = -1;
  let told: TellingSpan | null = null;
  let someOfThose = false;
  if (isAge(words[number.core])) headAt = number.core;
  while (at < words.length && at < from + 16) {
    const word = words[at];
    if (word === undefined) break;
    const tells = telling[at];
    if (tells !== undefined) {
      const inner =
        at === from ||
        words[from]?.low === "of" ||
        ((headAt < 0 || tells.form === "noun") && at <= from + 3);
      if (!inner || told !== null || !isAttributive(tells)) break;
      if (
        words[from]?.low === "of" &&
        tells.form !== "noun" &&
        continuesNoun(words, telling, tells.to)
      ) {
        at = tells.to;
        continue;
      }
      if (tells.form === "noun") {
        told = tells;
        headAt = at;
        at = tells.to;
        if (!isDeadBefore(words, at)) break;
        continue;
      }
      const described = continuesNoun(words, telling, tells.to);
      if (!described && opensObject(words, tells.to) && tells.form === "past") break;
      told = tells;
      at = tells.to;
      if (!described) break;
      continue;
    }
    if (at === from && openers.has(word.low)) break;
    if (word.low === "of") {
      const next = words[at + 1]?.low ?? "";
      if (those.has(next)) {
        someOfThose = true;
        at += 2;
        break;
      }
      if (at === from || vagueHeads.has(words[at - 1]?.low ?? "")) {
        at += 1;
        while (openers.has(words[at]?.low ?? "")) at += 1;
        continue;
      }
      at = phraseOfEnd(words, telling, at);
      break;
    }
    if (word.kind === "mark") {
      const inName = (word.low === "'s" || word.low === "'") && at > from;
      const quoted = word.low === '"' && at === from;
      if (!inName && !quoted) break;
      at += 1;
      continue;
    }
    if (word.low === "'s") {
      at += 1;
      continue;
    }
    // "41 of the enclave's 380 schools": what is counted stands behind the second number.
    if (word.kind === "number" && words[from]?.low === "of" && words[at - 1]?.low === "'s") {
      headAt = -1;
      at += 1;
      continue;
    }
    if (word.kind === "number" || stops.has(word.low)) {
      const joined =
        (word.low === "and" || word.low === "or") &&
        isPlainNoun(words, telling, at + 1) &&
        headAt >= 0;
      if (!joined) break;
      headAt = at + 1;
      at += 2;
      continue;
    }
    const head = words[headAt]?.low ?? "";
    const adjective = countryOf.has(head) && !head.endsWith("s");
    // "Five New Peasant Army rebels": what stands within a name is not yet the noun.
    const inName = words[headAt]?.capital === true && word.capital && headAt === at - 1;
    if (headAt >= 0 && !adjective && !inName && isNoun(head) && !goesOn(words, at)) break;
    headAt = isAge(word) && headAt >= 0 ? headAt : at;
    at += 1;
  }
  const kind = kindOf(words, from, headAt, told);
  return { from, to: Math.min(at, words.length), headAt, kind, told, someOfThose };
}

/** Whether a noun phrase could begin at `at` as the object of the verb before it. */
export function opensObject(words: readonly Token[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  if (word.kind === "number") return true;
  if (openers.has(word.low) || numberish.has(word.low) || objectPronouns.has(word.low)) return true;
  const noun = groupOfNoun.has(word.low) && !word.low.endsWith("ing");
  return noun && !prepositions.has(word.low);
}

function isAttributive(tells: TellingSpan): boolean {
  return tells.form === "past" || tells.form === "state" || tells.form === "noun";
}

/** "12 dead bodies", "three dead soldiers": an adjective and not the head. */
function isDeadBefore(words: readonly Token[], at: number): boolean {
  return words[at - 1]?.low === "dead" && groupOfNoun.has(words[at]?.low ?? "");
}

function continuesNoun(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  at: number,
): boolean {
  const word = words[at];
  if (word?.kind !== "word" || telling[at] !== undefined) return false;
  if (stops.has(word.low) || openers.has(word.low) || objectPronouns.has(word.low)) return false;
  return isNoun(word.low) && !word.capital && !numberish.has(word.low);
}

function isPlainNoun(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  at: number,
): boolean {
  const low = words[at]?.low ?? "";
  return (
    (telling[at] === undefined && groupOfNoun.has(low) && low.endsWith("s")) ||
    low === "children" ||
    low === "women" ||
    low === "men"
  );
}

/** A person or thing by a list, or a person by its ending. */
function isNoun(low: string): boolean {
  return groupOfNoun.has(low) || measures.has(low) || animals.has(low) || looksLikePerson(low);
}

/** Whether the noun phrase goes on behind a noun: "police officers", "security personnel". */
function goesOn(words: readonly Token[], at: number): boolean {
  const low = words[at]?.low ?? "";
  return groupOfNoun.has(low) || measures.has(low) || (looksLikePerson(low) && !low.endsWith("er"));
}

function phraseOfEnd(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  of: number,
): number {
  let at = of + 1;
  while (at < words.length && at < of + 10 && telling[at] === undefined) {
    const word = words[at];
    if (word === undefined || (word.kind === "mark" && word.low !== "'")) break;
    if (stops.has(word.low) && word.low !== "of" && !openers.has(word.low)) break;
    at += 1;
  }
  return at;
}

function kindOf(
  words: readonly Token[],
  from: number,
  headAt: number,
  told: TellingSpan | null,
): Counted["kind"] {
  const head = words[headAt]?.low ?? "";
  const first = words[from]?.low ?? "";
  if (told?.form === "noun") return "bare";
  if (measures.has(first) && (headAt === from || headAt < 0)) return "measure";
  if (headAt < 0 || counters.has(head)) return "bare";
  if (isAge(words[headAt]) || /-(?:year|month)s?-olds$/.test(head)) return "person";
  if (measures.has(head)) return "measure";
  if (animals.has(head)) return "animal";
  const group = groupOfNoun.get(head);
  if (group !== undefined) return isObjectGroup(group) ? "object" : "person";
  return looksLikePerson(head) ? "person" : "unknown";
}

const those = wordSet("them whom which those us these");
const vagueHeads = wordSet("dozens scores hundreds thousands tens millions");
const openers = wordSet(
  "the a an his her their its our my your these those this that another any all some each every both several",
);
const numberish = wordSet(
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozens scores hundreds thousands several many at more over nearly almost around about some up",
);
const objectPronouns = wordSet("him her them us himself herself themselves it");
const counters = wordSet("more other others additional further");

const stops: ReadonlySet<string> = new Set([
  ...[...prepositions].filter((word) => word !== "past"),
  ...subordinators,
  ...[...be].filter((word) => word !== "'s"),
  ...have,
  ...modals,
  ...doing,
  ...[...pronouns].filter((word) => word !== "her"),
  ...[...adverbs].filter((word) => word !== "internally" && word !== "alone"),
  ...negations,
  ...[...reportingVerbs.entries()]
    .filter(([word, { form }]) => form !== "base" && word !== "suspected")
    .map(([word]) => word),
  ...wordSet(
    "went came got began started continued remained remain remains left leave leaves attacked opened fired stormed entered carried launched fled took took ran made gathered arrived called threw drove hit struck claimed claim exploded detonated blew set use used using gave met lived live lay while whereas fighting traveling travelling aged trapped attended participated rescued released freed escaped survived turned became become becomes needed require required injured",
  ),
]);
