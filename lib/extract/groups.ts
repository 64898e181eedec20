import type { Counted } from "./counted";
import type { NumberSpan } from "./figures";
import { isAge } from "./figures";
import { be, wordSet } from "./lexicon/closed";
import {
  attackerNouns,
  bodies,
  groupOfNoun,
  isObjectGroup,
  looksLikePerson,
  modifiers,
  plainPersons,
} from "./lexicon/groups";
import { countries, countryOf } from "./lexicon/places";
import type { Token } from "./tokens";

/** Whom a number counts: in the tree of groups, as printed, and whose they are. */
export interface Group {
  readonly code: string;
  /** The tokens of the printed words; null where the article names nobody. */
  readonly from: number | null;
  readonly to: number;
  readonly of: string | null;
  readonly attackers: boolean;
}

export function groupOf(
  words: readonly Token[],
  number: NumberSpan,
  counted: Counted,
  objects: boolean,
): Group {
  const [from, to] = printed(words, number, counted);
  const said = predicate(words, counted);
  if (said !== null) return { code: said, from: null, to, of: null, attackers: false };
  const named = from < to;
  const start = number.kind === "single" ? number.from : from;
  const code = codeOf(words, start, to, counted, objects);
  const attackers = attackerNouns.has(words[counted.headAt]?.low ?? "");
  return {
    code,
    from: named ? from : null,
    to,
    of: ownerIn(words, start, to),
    attackers,
  };
}

/** The narrowest group of the tree that takes in both. */
export function commonGroup(a: string, b: string): string {
  const above = (group: string): string[] => [
    group,
    ...(parents.has(group) ? above(parents.get(group) ?? "") : []),
  ];
  const others = new Set(above(b));
  return above(a).find((group) => others.has(group)) ?? "people";
}

const parents = new Map<string, string>([
  ...["children", "women", "men", "health_workers", "journalists", "aid_workers"].map(
    (group): [string, string] => [group, "civilians"],
  ),
  ...["military", "police", "paramilitary", "intelligence"].map((group): [string, string] => [
    group,
    "security_forces",
  ]),
  ...["civilians", "security_forces", "militants", "officials"].map((group): [string, string] => [
    group,
    "people",
  ]),
  ...["vehicles", "aircraft", "weapons", "buildings"].map((group): [string, string] => [
    group,
    "objects",
  ]),
  ...["houses", "government_properties"].map((group): [string, string] => [group, "buildings"]),
]);

/** "At least 19 of the dead were children": the group that the clause says they are. */
function predicate(words: readonly Token[], counted: Counted): string | null {
  const partial = counted.someOfThose || words[counted.from]?.low === "of";
  if (!partial) return null;
  // "Four of them officers".
  const named = words[counted.to]?.low ?? "";
  if (counted.someOfThose && named === "officers") return "police";
  if (counted.someOfThose && /(?:s|men|children|women)$/.test(named)) {
    const said = groupOfNoun.get(named);
    if (said !== undefined && !isObjectGroup(said)) return said;
  }
  let at = counted.to;
  while (at < counted.to + 4 && !be.has(words[at]?.low ?? "")) at += 1;
  if (!be.has(words[at]?.low ?? "")) return null;
  const noun = words[at + 1]?.low ?? "";
  const group = groupOfNoun.get(noun);
  return (group !== undefined && noun.endsWith("n")) || noun.endsWith("s") ? (group ?? null) : null;
}

/** The words of the phrase without "of", "the", "other" and outcome words around them. */
function printed(words: readonly Token[], number: NumberSpan, counted: Counted): [number, number] {
  let from = number.kind === "single" && isAge(words[number.core]) ? number.core : counted.from;
  let to = counted.to;
  if (counted.told !== null) {
    if (counted.told.from <= from) from = counted.told.to;
    else if (counted.told.to >= to) to = counted.told.from;
  }
  while (from < to && leading.has(words[from]?.low ?? "")) from += 1;
  while (to > from && trailing.has(words[to - 1]?.low ?? "")) to -= 1;
  if (from + 1 === to && words[from]?.low === "more") return [from, from];
  return [from, to];
}

function codeOf(
  words: readonly Token[],
  from: number,
  to: number,
  counted: Counted,
  objects: boolean,
): string {
  const fallback = objects ? "objects" : "people";
  if (counted.kind === "bare")
    return describedBefore(words, counted) ?? ranksAround(words, counted) ?? fallback;
  const head = words[counted.headAt]?.low ?? "";
  const group = groupOfNoun.get(head);
  const ages = agesIn(words, from, to);
  if (ages !== null && (group === undefined || group === "people"))
    return ages < 18 ? "children" : "people";
  if (group !== undefined && !plainPersons.has(head)) {
    // "70 women and children": whoever takes in both.
    const joint = /^(?:and|or)$/.test(words[counted.headAt - 1]?.low ?? "");
    const other = joint ? groupOfNoun.get(words[counted.headAt - 2]?.low ?? "") : undefined;
    if (other !== undefined && other !== group && counted.headAt - 2 >= from) {
      return isObjectGroup(group) === isObjectGroup(other) ? commonGroup(group, other) : group;
    }
    if (
      isObjectGroup(group) &&
      governmentWords(words, from, counted.headAt) &&
      group === "buildings"
    )
      return "government_properties";
    return group;
  }
  for (let at = counted.headAt - 1; at >= from; at -= 1) {
    const moved = modifiers.get(words[at]?.low ?? "");
    if (moved !== undefined) return moved;
    const noun = groupOfNoun.get(words[at]?.low ?? "");
    if (noun !== undefined && noun !== "people" && !isObjectGroup(noun)) return noun;
  }
  for (
    let at = counted.headAt + 1;
    at < Math.min(words.length, Math.max(to, counted.headAt + 9));
    at += 1
  ) {
    const low = words[at]?.low ?? "";
    if (at === counted.headAt + 1 && low !== "of" && low !== "from" && low !== "with") break;
    if (words[at]?.kind === "mark" && low !== "'s") break;
    const body = bodies.get(low);
    if (body !== undefined) return securityFirst(words, at, body);
    const modified = modifiers.get(low);
    if (modified === "security_forces" || modified === "military" || modified === "police")
      return modified;
  }
  if (head === "men" || head === "man") return "men";
  if (head === "officer" || head === "officers" || head === "personnel")
    return head === "personnel" ? "security_forces" : "police";
  if (head === "forces" || head === "force") return "security_forces";
  if (group !== undefined) return group;
  return looksLikePerson(head) || !objects ? "people" : "objects";
}

/** "80 dead in the ranks of the security forces", "losses among the police of at least 84 killed". */
function ranksAround(words: readonly Token[], { from, to, told }: Counted): string | null {
  if (told === null) return null;
  const after = words[to]?.low ?? "";
  const behind =
    after === "among" || (after === "in" && words[to + 2]?.low === "ranks") ? to + 1 : null;
  if (behind !== null) return bodyWithin(words, behind, behind + 8);
  for (let at = from - 1; at >= Math.max(0, from - 12); at -= 1) {
    if (words[at]?.kind === "mark" && words[at]?.low !== "'s") return null;
    if (words[at]?.low === "among") return bodyWithin(words, at + 1, from);
  }
  return null;
}

function bodyWithin(words: readonly Token[], from: number, to: number): string | null {
  for (let at = from; at < Math.min(words.length, to); at += 1) {
    const low = words[at]?.low ?? "";
    if (words[at]?.kind === "mark" && low !== "'s") return null;
    const body = bodies.get(low) ?? groupOfNoun.get(low);
    if (body !== undefined && body !== "people" && !isObjectGroup(body))
      return securityFirst(words, at, body);
  }
  return null;
}

/** "1,518 civilian casualties", "three police deaths": the word before the noun that tells. */
function describedBefore(words: readonly Token[], { from, told }: Counted): string | null {
  if (told?.form !== "noun") return null;
  for (let at = told.from - 1; at >= from; at -= 1) {
    const low = words[at]?.low ?? "";
    const group = modifiers.get(low) ?? groupOfNoun.get(low);
    if (group !== undefined && group !== "people" && !isObjectGroup(group)) return group;
  }
  return null;
}

function securityFirst(words: readonly Token[], at: number, body: string): string {
  return words[at - 1]?.low === "security" ? "security_forces" : body;
}

function governmentWords(words: readonly Token[], from: number, head: number): boolean {
  for (let at = from; at < head; at += 1) {
    if (
      /^(?:government|state|official|public|municipal|federal|ministry)$/.test(words[at]?.low ?? "")
    )
      return true;
  }
  return false;
}

/** The years of "15-year-old", "five-year-old"; null where no age stands in the phrase. */
function agesIn(words: readonly Token[], from: number, to: number): number | null {
  for (let at = from; at < to; at += 1) {
    const token = words[at];
    if (!isAge(token) || token === undefined) continue;
    const [first = "", unit = ""] = token.low.split("-");
    if (!unit.startsWith("year")) return 0;
    const digits = Number(first);
    if (!Number.isNaN(digits)) return digits;
    return smallAges.has(first) ? 10 : 30;
  }
  return null;
}

/** Whose the counted are: "Pakistani soldiers", "members of Pakistan's security forces". */
export function ownerIn(words: readonly Token[], from: number, to: number): string | null {
  for (let at = from; at < to; at += 1) {
    const token = words[at];
    if (token === undefined || !token.capital) continue;
    const people = countryOf.get(token.low);
    if (people !== undefined) return people;
    const country = countries.get(token.low);
    const next = words[at + 1]?.low ?? "";
    if (
      country !== undefined &&
      (next === "'s" ||
        next === "'" ||
        words[at - 1]?.low === "of" ||
        words[at - 1]?.low === "from")
    )
      return country;
  }
  return null;
}

const leading = wordSet(
  "of the other others- more additional further about ' \" 's his her their its our these those",
);
const trailing = wordSet("of the a ' \" and or also");
const smallAges = wordSet(
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
);
