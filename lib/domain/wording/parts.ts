import { type Count, readCount, readModifier } from "./counts";
import { collectives, isPlural, readNounPhrase, uncounted, units } from "./nouns";
import { qualifyAll, readClosing, readOpening } from "./qualified";
import { exactly, refuse, vaguely } from "./quantity";
import { readNone } from "./silence";
import { type Tokens, textAt } from "./tokens";

/**
 * One count with its qualifiers at `at`: "at least 84", "a 15-year-old boy", "dozens or more"; null
 * where none begins. At the front of a wording a bare plural counts too ("women and children"); in
 * the rest of a list only what a number, an article or an owner introduces.
 */
export function readPart(tokens: Tokens, at: number, place: "front" | "list"): Count | null {
  const { qualifiers, next, some } = readOpening(tokens, at);
  const core =
    readCore(tokens, next, place, qualifiers.length > 0) ??
    (some ? { quantity: vaguely(2, null), next } : null);
  if (core === null) return null;
  const quantity = qualifyAll(
    some && core.next === next ? qualifiers.slice(0, -1) : qualifiers,
    core.quantity,
  );
  return readClosing(tokens, { quantity, next: core.next });
}

function readCore(
  tokens: Tokens,
  at: number,
  place: "front" | "list",
  qualified: boolean,
): Count | null {
  const text = textAt(tokens, at);
  if (text === "-" || text === "minus" || text === "negative") {
    const number = readCount(tokens, at + 1);
    return number && { quantity: refuse("A figure cannot be negative."), next: number.next };
  }
  if (readModifier(tokens, at) !== null) return readDescribed(tokens, at, qualified);
  const count = readCount(tokens, at);
  if (count !== null && units.has(textAt(tokens, count.next))) {
    return {
      ...count,
      quantity: refuse("This measures time, length or weight and counts nobody."),
    };
  }
  if (count !== null && isRatio(tokens, count)) {
    return { ...count, quantity: refuse("This may be a ratio; state the count.") };
  }
  if (count !== null) return count;
  if (qualified) return null;
  const none = readNone(tokens, at);
  if (none !== null) return { quantity: exactly(0), next: none };
  if (text === "both") return { quantity: exactly(2), next: at + 1 };
  if (singles.has(text)) return readSingle(tokens, at);
  if (owners.has(text)) return readOwned(tokens, at + 1);
  return place === "front" ? readBarePlural(tokens, at) : null;
}

/** "One in three" counts nobody; "one in three attacks" looks alike. */
function isRatio(tokens: Tokens, { quantity, next }: Count): boolean {
  const one = quantity.kind === "quantity" && quantity.upper === 1;
  return one && textAt(tokens, next) === "in" && readCount(tokens, next + 1) !== null;
}

/** "15-year-old boy" is one person, "15-year-olds" are several, "12-member" is nobody. */
function readDescribed(tokens: Tokens, at: number, qualified: boolean): Count {
  const { age, head, next } = readNounPhrase(tokens, at);
  if (age === null)
    return { quantity: refuse("This number describes a word and counts nobody."), next };
  if (qualified) return { quantity: refuse("This number is an age and counts nobody."), next };
  const several = age === "plural" || isPlural(head);
  return { quantity: several ? vaguely(2, null) : exactly(1), next };
}

/** "A soldier", "another". */
function readSingle(tokens: Tokens, at: number): Count | null {
  const { age, head, next } = readNounPhrase(tokens, at + 1);
  if (head === "" && age === null) {
    return textAt(tokens, at) === "another" ? { quantity: exactly(1), next } : null;
  }
  if (uncounted.has(head)) return { quantity: refuse(`“${head}” counts nobody by itself.`), next };
  return collectives.has(head) ? readCollective(tokens, next) : { quantity: exactly(1), next };
}

/** "A group of 12 militants" counts them; "a group of militants" is a vague word; "a group" is none. */
function readCollective(tokens: Tokens, at: number): Count {
  if (textAt(tokens, at) === "of") {
    const counted = readPart(tokens, at + 1, "list");
    if (counted !== null) return counted;
    const { head, next } = readNounPhrase(tokens, at + 1);
    if (isPlural(head)) return { quantity: vaguely(2, null), next };
  }
  return { quantity: refuse("This names a group without saying how many are in it."), next: at };
}

function readOwned(tokens: Tokens, at: number): Count | null {
  const { head, next } = readNounPhrase(tokens, at);
  if (head === "") return null;
  return { quantity: isPlural(head) ? vaguely(2, null) : exactly(1), next };
}

function readBarePlural(tokens: Tokens, at: number): Count | null {
  if (notBare.has(textAt(tokens, at))) return null;
  const { head, next } = readNounPhrase(tokens, at);
  if (!isPlural(head)) return null;
  const counted = textAt(tokens, next) === "of" && readCount(tokens, next + 1) !== null;
  return { quantity: counted ? refuse(late) : vaguely(2, null), next };
}

const singles = new Set("a an another".split(" "));

const owners = new Set("his her their its".split(" "));

const late = "The number stands further on; begin the wording with it.";

/** Words that make the plural after them something else than a plain plural. */
const notBare = new Set("fewer less more most half each every not no neither nor never".split(" "));
