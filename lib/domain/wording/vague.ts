import { scales } from "./number-words";
import { findPhrase, phraseBook } from "./phrases";
import { type Problem, type Quantity, vaguely } from "./quantity";
import { isGlued, type Tokens, textAt } from "./tokens";

export interface Vague {
  readonly quantity: Quantity | Problem;
  readonly next: number;
}

/**
 * A word that names a size and no number: "several", "a couple", "dozens", "tens of thousands". A
 * plural runs to just below the next word of its kind: "hundreds" 200 to 999, "lakhs" up to a crore.
 * "Several hundred" says what "hundreds" says; "a couple of hundred" is 200 to 299.
 */
export function readVague(tokens: Tokens, at: number): Vague | null {
  const plural = readPlural(tokens, at);
  if (plural !== null) return plural;
  const couple = findPhrase(couples, tokens, at);
  const many = couple ?? findPhrase(indefinite, tokens, at);
  if (many === null) return null;
  const scale = readScales(tokens, many.next);
  if (scale !== null && couple !== null) {
    return { quantity: vaguely(2 * scale.by, 3 * scale.by - 1), next: scale.next };
  }
  if (scale !== null) {
    return { quantity: vaguely(scale.lower, scale.upper), next: scale.next };
  }
  return { quantity: vaguely(2, couple === null ? null : 2), next: many.next };
}

/** "Dozens", "hundreds of thousands", "hundreds or thousands" is left to ranges. */
function readPlural(tokens: Tokens, at: number): Vague | null {
  const digits = textAt(tokens, at + 1) === "s" && isGlued(tokens, at + 1);
  const word = digits ? digitPlurals.get(textAt(tokens, at)) : textAt(tokens, at);
  const ends = plurals.get(word ?? "");
  if (ends === undefined) return null;
  let [lower, upper] = ends;
  let next = digits ? at + 2 : at + 1;
  while (textAt(tokens, next) === "of" && plurals.has(textAt(tokens, next + 1))) {
    const by = scales.get(textAt(tokens, next + 1)) ?? 10;
    lower *= by;
    upper = (upper + 1) * by - 1;
    next += 2;
  }
  return { quantity: vaguely(lower, upper), next };
}

/** The scales after "several": "hundred", "hundreds of", "hundred thousand", "of dozens". */
function readScales(tokens: Tokens, at: number) {
  let next = textAt(tokens, at) === "of" ? at + 1 : at;
  const [lower, upper] = plurals.get(pluralOf(textAt(tokens, next))) ?? [0, 0];
  if (lower === 0) return null;
  let by = 1;
  let first = 1;
  for (;;) {
    const word = textAt(tokens, textAt(tokens, next) === "of" && by > 1 ? next + 1 : next);
    const scale = scales.get(word) ?? (word === "tens" ? 10 : null);
    if (scale === null) break;
    if (by === 1) first = scale;
    by *= scale;
    next += textAt(tokens, next) === "of" ? 2 : 1;
  }
  const rest = by / first;
  return { by, lower: lower * rest, upper: (upper + 1) * rest - 1, next };
}

function pluralOf(word: string): string {
  return scales.has(word) && !word.endsWith("s") ? `${word}s` : word;
}

const plurals = new Map<string, readonly [number, number]>([
  ["tens", [20, 99]],
  ["dozens", [24, 99]],
  ["scores", [40, 199]],
  ["hundreds", [200, 999]],
  ["thousands", [2000, 9999]],
  ["lakhs", [200_000, 9_999_999]],
  ["lacs", [200_000, 9_999_999]],
  ["millions", [2_000_000, 9_999_999]],
  ["crores", [20_000_000, 999_999_999]],
  ["billions", [2_000_000_000, 9_999_999_999]],
]);

/** "100s of people". */
const digitPlurals = new Map([
  ["10", "tens"],
  ["100", "hundreds"],
  ["1000", "thousands"],
  ["1,000", "thousands"],
]);

const couples = phraseBook([[true, "a couple of|a couple|couple of|couple"]]);

const sizes =
  "large|small|great|good|significant|considerable|unknown|unspecified|undisclosed|undetermined|unconfirmed|untold|huge|high|growing|limited";

const indefinite = phraseBook([
  [
    true,
    "several|many|a few|quite a few|a good few|few|numerous|multiple|various|countless|a handful of|a handful|handful of|a lot of|lots of|plenty of|a great many|a good many|great many|a number of|a number|numbers of|large numbers of|great numbers of|number of",
  ],
  ...sizes
    .split("|")
    .map(
      (size) =>
        [
          true,
          `a ${size} number of|an ${size} number of|a ${size} number|an ${size} number`,
        ] as const,
    ),
]);
