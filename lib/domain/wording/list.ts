import { skipAside, skipDate, skipPart } from "./asides";
import { type Count, readCount } from "./counts";
import { isPlural, participles, readNounPhrase, units } from "./nouns";
import { readPart } from "./parts";
import { findPhrase, phraseBook } from "./phrases";
import { readLateQualifier } from "./qualified";
import { qualify } from "./qualifiers";
import { exactly, type Problem, type Quantity, refuse, vaguely } from "./quantity";
import { type Tokens, textAt } from "./tokens";

export interface List {
  readonly kind: "counts";
  /** At least one, in the order of the wording. */
  readonly counts: readonly Quantity[];
  /** Whether the wording names a part of a count: "including 12 women". */
  readonly namesPart: boolean;
}

/**
 * The first count and those that a comma, "and" or the like joins to it. After a comma, "a …" is a
 * count only where the list goes on to an "and": "12 people, a source said" is 12.
 */
export function readList(tokens: Tokens, first: Count): List | Problem {
  const counts: { quantity: Quantity; weak: boolean }[] = [];
  let namesPart = false;
  let follower: Follower | null = { kind: "follower", ...first, weak: false };
  while (follower !== null) {
    if (follower.quantity.kind !== "quantity") return follower.quantity;
    const tail: Tail | Problem = readTail(tokens, follower.quantity, follower.next);
    if (tail.kind !== "tail") return tail;
    counts.push({ quantity: tail.quantity, weak: follower.weak });
    namesPart ||= tail.namesPart;
    follower = tail.follower;
  }
  while (counts.at(-1)?.weak) counts.pop();
  return { kind: "counts", counts: counts.map(({ quantity }) => quantity), namesPart };
}

interface Follower extends Count {
  readonly kind: "follower";
  readonly weak: boolean;
}

interface Tail {
  readonly kind: "tail";
  /** The count, with any qualifier that came late. */
  readonly quantity: Quantity;
  /** Whether a part of it is named: "including 12 women". */
  readonly namesPart: boolean;
  readonly follower: Follower | null;
}

/** What stands behind a count, up to the next one. */
function readTail(tokens: Tokens, count: Quantity, from: number): Tail | Problem {
  let quantity = count;
  let namesPart = false;
  let at = from;
  while (at < tokens.length) {
    const late = readLateQualifier(tokens, at);
    if (late !== null) {
      const qualified = qualify(late.meaning, quantity);
      if (qualified.kind !== "quantity") return qualified;
      quantity = qualified;
      at = late.next;
      continue;
    }
    const joint = readJoint(tokens, at);
    const part = skipPart(tokens, joint?.next ?? at, joint?.comma === true);
    namesPart ||= part !== null;
    const aside = part ?? skipAside(tokens, at, quantity);
    if (aside !== null) {
      at = Math.max(aside, at + 1);
      continue;
    }
    if (joint === null && readCount(tokens, at) !== null) return refuse(unclear);
    const follower = joint && readFollower(tokens, joint, quantity, tokens.slice(from, at));
    if (follower?.kind === "not_a_figure") return follower;
    if (follower?.kind === "follower") return { kind: "tail", quantity, namesPart, follower };
    at = joint?.next ?? at + 1;
  }
  return { kind: "tail", quantity, namesPart, follower: null };
}

interface Joint {
  /** Whether it is commas and dashes alone. */
  readonly comma: boolean;
  /** Whether it sets against each other what does not add up: "or", "but". */
  readonly alternative: boolean;
  readonly next: number;
}

/** Everything that stands between two items of a list: ", and". */
function readJoint(tokens: Tokens, at: number): Joint | null {
  let next = at;
  let comma = true;
  let alternative = false;
  for (;;) {
    const found = findPhrase(joints, tokens, next);
    if (found === null) break;
    comma &&= found.meaning === "comma";
    alternative ||= found.meaning === "alternative";
    next = found.next;
  }
  return next > at ? { comma, alternative, next } : null;
}

/** The next count of a list, null where what follows is no count. */
function readFollower(
  tokens: Tokens,
  joint: Joint,
  previous: Quantity,
  between: Tokens,
): Follower | Problem | null {
  const at = joint.next;
  if (skipDate(tokens, at) !== null) return null;
  const part = readPart(tokens, at, "list");
  if (part !== null && units.has(textAt(tokens, part.next))) return null;
  const follower = part ?? readBareNoun(tokens, joint, previous, between);
  if (follower === null) return null;
  if (joint.alternative) return refuse(unclear);
  const weak = joint.comma && weakOpeners.has(textAt(tokens, at));
  if (weak && follower.quantity.kind !== "quantity") return null;
  return { kind: "follower", ...follower, weak };
}

/**
 * "A mother and daughter", "a woman and children": behind one person a bare noun is somebody else;
 * behind a larger number it shares the number ("12 men and women").
 */
function readBareNoun(
  tokens: Tokens,
  joint: Joint,
  previous: Quantity,
  between: Tokens,
): Count | null {
  const one = previous.form === "exact" && previous.upper === 1;
  if (!one || joint.comma || between.some(({ text }) => participles.has(text))) return null;
  const { head, next } = readNounPhrase(tokens, joint.next);
  if (head === "") return null;
  if (between.some(({ text }) => text === ",")) return { quantity: refuse(unclear), next };
  return { quantity: isPlural(head) ? vaguely(2, null) : exactly(1), next };
}

const unclear =
  "A second number stands here and it is unclear how it belongs to the first; end the wording before it.";

const joints = phraseBook<"comma" | "sum" | "alternative">([
  ["comma", ",|-"],
  ["sum", ";|and|plus|&|+|as well as|along with|together with|in addition to|besides|also"],
  ["alternative", "or|but|while|whereas|then|versus|vs"],
]);

/** After a bare comma these may begin another clause instead of another item. */
const weakOpeners = new Set("a an another his her their its".split(" "));
