import type { Outcome } from "@/lib/domain/vocabulary";
import { type Counted, countedAfter, opensObject } from "./counted";
import { type TellingSpan, tellingSpans } from "./events";
import { type NumberSpan, numberAt, numberSpans } from "./figures";
import { adverbs, be, days, months, prepositions } from "./lexicon/closed";
import { attackerNouns, groupOfNoun, looksLikePerson } from "./lexicon/groups";
import {
  actNouns,
  endsOf,
  isIncluded,
  made,
  outcomeAcrossList,
  outcomeOfObject,
  toll,
} from "./object";
import { outcomeOfSubject } from "./subject";
import type { Token } from "./tokens";

/** Why a number counts an outcome. */
export interface Link {
  readonly tells: TellingSpan;
  /** The words on which it rests. */
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  readonly projected: boolean;
  /** Whether another phrase stands between, joined by a comma or "and". */
  readonly joined?: boolean;
  /** Some of those whom another number counts. */
  readonly part: boolean;
  readonly rule: string;
}

/** A number of a sentence with whom it counts and what happened to them. */
export interface Count {
  readonly number: NumberSpan;
  readonly counted: Counted;
  readonly link: Link;
  readonly outcome: Outcome;
  /** The place in this list of the count that this is a part of; null where it stands alone. */
  readonly partOf: number | null;
  /** Whether it follows the count before it in one list under one verb. */
  readonly listed: boolean;
}

/** The counts of a sentence, in order. */
export function countsOf(
  words: readonly Token[],
  isSpeaker: (at: number) => boolean = () => false,
): Count[] {
  const telling = tellingSpans(words);
  if (
    telling.every((each) => each === undefined) &&
    !words.some(({ low }) => tollWords.has(low) || actNouns.has(low))
  )
    return [];
  const ends = endsOf(telling);
  const counts: Count[] = [];
  let animals = false;
  for (const printed of numberSpans(words)) {
    if (isSpeaker(printed.core)) continue;
    const number = upToToll(words, telling, printed);
    const counted = countedAfter(words, telling, number);
    // "140 dolphins are stranded, 60 of them dead": nor are those persons.
    animals ||= counted.kind === "animal";
    if (animals && counts.length === 0 && counted.kind === "bare") continue;
    if (!mayCount(words, number, counted)) continue;
    const found = linkOf(words, telling, ends, number, counted, counts);
    if (found === null) continue;
    const sank =
      number.kind === "single" &&
      counted.kind === "object" &&
      found.link.rule === "subject-reduced";
    if (sank) continue;
    // "Thirty were injured, none of them seriously": nobody is said to be unhurt.
    if (number.kind === "none" && found.link.rule === "part") continue;
    const outcome = outcomeFor(words, number, found.link, counted);
    if (outcome === null) continue;
    counts.push({ number, counted, outcome, ...found });
  }
  return counts;
}

function linkOf(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  ends: readonly (TellingSpan | undefined)[],
  number: NumberSpan,
  counted: Counted,
  before: readonly Count[],
): Pick<Count, "link" | "partOf" | "listed"> | null {
  const whole = lastWhole(before);
  const included = isIncluded(words, telling, number) || counted.someOfThose;
  const own = ownLink(words, telling, ends, number, counted);
  if (included) {
    const inherits = whole === null ? wholeNoun(telling, number) : (before[whole]?.link ?? null);
    const different =
      own !== null &&
      own.rule !== "list" &&
      (inherits === null || own.tells.outcome !== inherits.tells.outcome);
    if (different && own !== null && own.joined !== true) {
      // "Killing 25 and injuring dozens, including 16 killed in a prison": of the 25.
      const same = before.findLastIndex(
        ({ link, outcome }) => !link.part && outcome === own.tells.outcome,
      );
      return same < 0
        ? { link: own, partOf: null, listed: false }
        : { link: { ...own, part: true }, partOf: same, listed: false };
    }
    if (inherits !== null)
      return { link: { ...inherits, part: true, rule: "part" }, partOf: whole, listed: false };
  }
  if (
    own?.rule === "toll" &&
    words
      .slice(Math.max(0, number.from - 5), number.from)
      .some(({ low }) => /^(?:could|may|might|would|expected|feared)$/.test(low))
  ) {
    return { link: { ...own, projected: true }, partOf: null, listed: false };
  }
  if (own !== null) {
    const them = own.tells.outcome === "casualties" ? pronounObject(words, telling, counted) : null;
    return { link: them ?? own, partOf: own.part ? whole : null, listed: false };
  }
  const list = outcomeAcrossList(words, telling, ends, number);
  if (list !== null && !(list.acrossPlace && hasVerbAfter(words, telling, counted))) {
    return { link: list.link, partOf: null, listed: !list.acrossPlace };
  }
  const them = pronounObject(words, telling, counted);
  if (them !== null) return { link: them, partOf: null, listed: false };
  const figure = sameMeasure(words, number, before);
  if (figure !== null) return { link: figure, partOf: null, listed: false };
  const more = moreOfSame(words, telling, number, before);
  if (more !== null) return { link: more, partOf: null, listed: true };
  const victims = victimList(words, telling, number);
  if (victims !== null) return { link: victims, partOf: whole, listed: false };
  const inside = whole === null ? null : partInMarks(words, number, counted, before, whole);
  return inside === null ? null : { link: inside, partOf: whole, listed: false };
}

function ownLink(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  ends: readonly (TellingSpan | undefined)[],
  number: NumberSpan,
  counted: Counted,
): Link | null {
  const { told } = counted;
  if (told !== null) {
    return {
      tells: told,
      from: told.from,
      to: told.to,
      negated: false,
      projected: false,
      part: false,
      rule: "phrase",
    };
  }
  const object =
    outcomeOfObject(words, telling, ends, number, counted) ??
    relativeObject(words, telling, counted);
  const state = telling[counted.to];
  if (object !== null && state?.form !== "state") return object;
  return outcomeOfSubject(words, telling, counted) ?? object;
}

/** "80 people whom the group alleges it killed", "the 14 workers it kidnapped": a verb that lacks its object. */
function relativeObject(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  counted: Counted,
): Link | null {
  if (counted.kind !== "person" && counted.kind !== "object") return null;
  const opens = words[counted.to]?.low ?? "";
  if (!/^(?:whom|which|that|it|they|he|she|we)$/.test(opens)) return null;
  for (let at = counted.to + 1; at < Math.min(words.length, counted.to + 14); at += 1) {
    const { low = "", kind } = words[at] ?? {};
    const tells = telling[at];
    if (kind === "number" || (kind === "mark" && !/^(?:\(|\)|'s)$/.test(low))) return null;
    if (tells === undefined) continue;
    const before = words[at - 1]?.low ?? "";
    const active = tells.form === "past" && !tells.suffers && !be.has(before) && before !== opens;
    const own = opens.length <= 4 && /^(?:it|they|he|she|we)$/.test(opens) && before === opens;
    if ((!active && !own) || tells.suffers || opensObject(words, tells.to)) return null;
    return { ...made(tells.outcome, tells.from, tells.to, "object"), tells };
  }
  return null;
}

/** "Bringing the toll up to 104": where it now stands, and no ceiling. */
function upToToll(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  number: NumberSpan,
): NumberSpan {
  const { from, core } = number;
  if (words[from]?.low !== "up" || core - from !== 2) return number;
  const brought = words
    .slice(Math.max(0, from - 20), from)
    .some(({ low }) => /^(?:br(?:ing|ought)|rais|tak|push|ris|ros)/.test(low));
  return brought && toll(words, telling, from + 1) !== null ? { ...number, from: core } : number;
}

/** Whether the phrase can be counted among persons or things at all. */
function mayCount(words: readonly Token[], number: NumberSpan, counted: Counted): boolean {
  if (counted.kind === "measure" || counted.kind === "animal") return false;
  const before = words[number.from - 1];
  if (number.kind === "none" && counted.told !== null && counted.told.outcome === "captured")
    return false;
  if (currencies.test(before?.low ?? "")) return false;
  if (isWholeOfPart(words, number) || isNumberOfName(words, number)) return false;
  // "Nine men, several with signs of torture": what some of them had.
  if (number.kind === "vague" && words[number.to]?.low === "with") return false;
  if (isDate(words, number, counted) || isAgeOf(words, number)) return false;
  if (number.kind === "single") {
    const head = words[counted.headAt]?.low ?? "";
    if (words[number.from]?.low === "another" && counted.kind === "bare") return true;
    return (
      counted.told?.form === "noun" ||
      counted.kind === "person" ||
      (counted.kind === "object" && groupOfNoun.has(head)) ||
      looksLikePerson(head)
    );
  }
  return true;
}

/** "Forced 8,500 people to flee": what drives somebody out stands before the number. */
function isDriven(words: readonly Token[], { from }: NumberSpan): boolean {
  return words
    .slice(Math.max(0, from - 4), from)
    .some(({ low }) => /^(?:forc|driv|drov|caus|prompt|compel|oblig|sen[dt]|push)/.test(low));
}

/** The 45 of "none of the 45 passengers", the five of "two of the five": of whom it is said. */
function isWholeOfPart(words: readonly Token[], { from }: NumberSpan): boolean {
  // "Of the enclave's 380 schools" as "of the 380".
  const owned = words[from - 1]?.low === "'s" && words[from - 3]?.low === "the" ? from - 2 : from;
  if (!/^(?:the|its|his|her|their|these|those)$/.test(words[owned - 1]?.low ?? "")) return false;
  if (words[owned - 2]?.low !== "of") return false;
  const before = numberAt(words, owned - 3);
  return before !== null && before.kind !== "single" && before.to === owned - 2;
}

/** "Level Four Hospital", "Ward Seven Clinic": a number between words of a name, where not all are capitals. */
function isNumberOfName(words: readonly Token[], { from, to, core }: NumberSpan): boolean {
  if (from !== core || words[core]?.kind !== "word" || to - core !== 1) return false;
  const named = [from - 1, from, to].every(
    (at) => words[at]?.kind === "word" && words[at]?.capital,
  );
  return named && from > 1 && 3 * words.filter(({ capital }) => capital).length < words.length * 2;
}

/** "Aged 5 and 11". */
function isAgeOf(words: readonly Token[], { from, to }: NumberSpan): boolean {
  const word = /^(?:aged|ages|age)$/;
  if (word.test(words[from - 1]?.low ?? "")) return true;
  if (words[from - 1]?.low === "and" && word.test(words[from - 3]?.low ?? "")) return true;
  // "Mohammed Ali, 34, and his sons".
  const between = words[from - 1]?.low === "," && words[to]?.low === "," && to - from === 1;
  return between && words[from - 2]?.capital === true && /^\d{1,3}$/.test(words[from]?.low ?? "");
}

/** "May 6, 2017": the day and the year of a date, and a bare year behind a preposition. */
function isDate(
  words: readonly Token[],
  { core, from, to, kind }: NumberSpan,
  counted: Counted,
): boolean {
  if (kind !== "number" || to - core !== 1 || words[core]?.kind !== "number") return false;
  const before = words[from - 1]?.low ?? "";
  if (months.has(before) && before !== "may") return true;
  if (before === "may" && words[from - 1]?.capital === true && counted.headAt < 0) return true;
  const after = words[to]?.low ?? "";
  if (months.has(after) && words[to]?.capital === true) return true;
  const year = /^(?:1[5-9]|20)\d\d$/.test(words[core]?.low ?? "");
  return (
    year &&
    counted.headAt < 0 &&
    (before === "," || prepositions.has(before) || months.has(words[from - 2]?.low ?? ""))
  );
}

function outcomeFor(
  words: readonly Token[],
  number: NumberSpan,
  { tells }: Link,
  { kind, headAt }: Counted,
): Outcome | null {
  if (tells.outcome === "displaced" && words[tells.from]?.low.startsWith("fl")) {
    const whither = words[tells.to]?.low ?? "";
    const left =
      number.kind === "single" ||
      (/^(?:the|on|before|after|when|in)$/.test(whither) &&
        /^(?:scene|foot|a|the|prison|jail)$/.test(words[tells.to + 1]?.low ?? ""));
    if (left || attackerNouns.has(words[headAt]?.low ?? "")) return null;
  }
  const driven =
    tells.outcome !== "displaced" ||
    tells.form !== "state" ||
    words[tells.from]?.low === "homeless" ||
    isDriven(words, number);
  if (!driven) return null;
  if (tells.needs === "person" && kind === "object") return tells.otherwise;
  if (tells.needs === "object" && kind === "person") return tells.otherwise;
  return tells.outcome;
}

function lastWhole(counts: readonly Count[]): number | null {
  const last = counts.length - 1;
  for (let at = last; at >= 0; at -= 1) if (counts[at]?.link.part === false) return at;
  return null;
}

/** "Among the dead were 12 children", "the victims include two women": the noun that names the whole. */
function wholeNoun(telling: readonly (TellingSpan | undefined)[], number: NumberSpan): Link | null {
  for (let at = number.from - 1; at >= Math.max(0, number.from - 20); at -= 1) {
    const tells = telling[at];
    if (
      tells !== undefined &&
      (tells.form === "noun" || tells.form === "state" || tells.form === "past")
    ) {
      return { ...made(tells.outcome, tells.from, number.from, "part"), tells };
    }
  }
  return null;
}

function victimList(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  number: NumberSpan,
): Link | null {
  const verb = words[number.from - 1]?.low ?? "";
  if (!["were", "are", "was", "is"].includes(verb)) return null;
  // "Also killed were 12 soldiers."
  const first = telling.findIndex((each) => each !== undefined);
  const opening = telling[first];
  const led = words.slice(0, first).every(({ low }) => adverbs.has(low));
  if (opening?.form === "past" && !opening.suffers && led && number.from - first <= 6) {
    return { ...made(opening.outcome, first, number.from, "subject-passive"), tells: opening };
  }
  for (let at = number.from - 2; at >= Math.max(0, number.from - 9); at -= 1) {
    const tells = telling[at];
    if (tells !== undefined && tells.form !== "ing" && tells.form !== "base") {
      const named = words[at - 1]?.low === "the" || words[at - 1]?.low === "among";
      return named ? { ...made(tells.outcome, at, number.from, "part"), tells, part: true } : null;
    }
  }
  return null;
}

/** "Dragged six men out and shot them dead": the outcome befalls those whom a pronoun repeats. */
function pronounObject(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  counted: Counted,
): Link | null {
  if (counted.kind !== "person") return null;
  for (let at = counted.to; at < Math.min(words.length, counted.to + 24); at += 1) {
    const tells = telling[at];
    if (words[at]?.low === ";" || (numberAt(words, at)?.kind ?? "single") !== "single") return null;
    if (tells === undefined) continue;
    const pronoun = /^(?:them|him|her|both)$/;
    const active = tells.form === "past" || tells.form === "ing";
    if (active && pronoun.test(words[tells.to]?.low ?? "")) {
      const state = telling[tells.to + 1];
      const told = state?.form === "state" ? state : tells;
      return {
        tells: told,
        from: tells.from,
        to: told.to,
        negated: false,
        projected: false,
        part: false,
        rule: "pronoun",
      };
    }
    if (tells.form !== "noun") return null;
  }
  return null;
}

/** "Recovered 19 bodies by dusk and 13 more this morning": further ones of what was counted just before. */
function moreOfSame(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  number: NumberSpan,
  before: readonly Count[],
): Link | null {
  const last = before.at(-1);
  if (last === undefined || last.link.part || words[number.from - 1]?.low !== "and") return null;
  if (words[number.to]?.low !== "more") return null;
  // "And one more is believed to be trapped" is another matter.
  const next = words[number.to + 1];
  const ends = next === undefined || next.kind === "mark" || next.low === "this";
  if (!ends && !prepositions.has(next.low) && !days.has(next.low)) return null;
  const between = telling.slice(Math.max(last.counted.to, last.link.to), number.to + 6);
  return between.every((each) => each === undefined) ? { ...last.link, rule: "list" } : null;
}

/** "The hospital put the toll at 15": the number of what was counted just before. */
function sameMeasure(
  words: readonly Token[],
  number: NumberSpan,
  before: readonly Count[],
): Link | null {
  const last = before.at(-1);
  if (last === undefined) return null;
  if (reportsAlone(words, number)) {
    return {
      ...last.link,
      from: number.from - 1,
      to: number.to,
      part: false,
      rule: "same-measure",
    };
  }
  if (!/^(?:at|to|as|is|was)$/.test(words[number.from - 1]?.low ?? "")) return null;
  for (let at = number.from - 2; at >= Math.max(last.number.to, number.from - 6); at -= 1) {
    if (/^(?:figure|number|toll|total|count|it)$/.test(words[at]?.low ?? "")) {
      return { ...last.link, from: at, to: number.from, part: false, rule: "same-measure" };
    }
  }
  return null;
}

/** "At least 115 people were killed; the United Nations had reported 70": a number and nothing more. */
function reportsAlone(words: readonly Token[], { from, to, kind }: NumberSpan): boolean {
  const after = words[to];
  return (
    kind === "number" &&
    /^(?:reported|counted|recorded|confirmed|gave|listed)$/.test(words[from - 1]?.low ?? "") &&
    (after === undefined || /^[.;,]$/.test(after.low))
  );
}

/** "12 people (8 men and 4 women)", "12 people — 8 of them boys —": parts set off by marks. */
function partInMarks(
  words: readonly Token[],
  number: NumberSpan,
  counted: Counted,
  before: readonly Count[],
  whole: number,
): Link | null {
  const open = before[whole];
  if (open === undefined || (counted.kind !== "person" && !counted.someOfThose)) return null;
  let at = number.from - 1;
  const last = before.at(-1);
  if (words[at]?.low === "and" || words[at]?.low === ",") {
    if (last?.link.part !== true || last.counted.to < at - 1) return null;
    return { ...open.link, part: true, rule: "part" };
  }
  const mark = words[at]?.low ?? "";
  if (mark !== "(" && mark !== ":" && mark !== "—") return null;
  at -= 1;
  return at - open.counted.to <= 12 ? { ...open.link, part: true, rule: "part" } : null;
}

function hasVerbAfter(
  words: readonly Token[],
  telling: readonly (TellingSpan | undefined)[],
  counted: Counted,
): boolean {
  for (let at = counted.to; at < Math.min(words.length, counted.to + 12); at += 1) {
    const low = words[at]?.low ?? "";
    if (words[at]?.kind === "mark") return false;
    if (telling[at] !== undefined) return true;
    if (/[a-z]{2}(?:ed|ing)$/.test(low) || verbs.has(low)) return true;
  }
  return false;
}

const verbs = new Set(
  "were was are is had has have went came fled left ran took said opened struck hit blew".split(
    " ",
  ),
);
const currencies = /^(?:[$#€£¥₹₦]|us\$|rs|inr|pkr|tk|usd|eur|gbp)$/;
const tollWords = new Set(["toll", "lives", "lost", "hostages", "losing", "lose"]);
