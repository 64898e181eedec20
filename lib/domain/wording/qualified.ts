import { type Count, readCount } from "./counts";
import { findPhrase, phraseBook } from "./phrases";
import { against, before, behind, bothLimits, type Qualifier, qualify } from "./qualifiers";
import type { Problem, Quantity } from "./quantity";
import { isHyphen, type Tokens, textAt } from "./tokens";

/** The qualifiers before a count, outermost first, with the words that change nothing in it. */
export function readOpening(tokens: Tokens, at: number) {
  const qualifiers: Qualifier[] = [];
  let some = false;
  let next = at;
  for (;;) {
    const qualifier = findPhrase(before, tokens, next);
    const filler = qualifier === null ? findPhrase(fillers, tokens, next) : null;
    if (qualifier !== null) {
      qualifiers.push(qualifier.meaning);
      some = textAt(tokens, next) === "some";
      next = qualifier.next;
    } else if (filler !== null && leadsToCount(tokens, filler.next)) {
      next = filler.next;
    } else {
      return { qualifiers, next, some };
    }
  }
}

function leadsToCount(tokens: Tokens, at: number): boolean {
  const start = findPhrase(fillers, tokens, at)?.next ?? at;
  return findPhrase(before, tokens, start) !== null || readCount(tokens, start) !== null;
}

/** The count with every qualifier that closes it: "84+", "84 or more", "at least 80 but under 90". */
export function readClosing(tokens: Tokens, count: Count): Count {
  return readSecondLimit(tokens, readClosers(tokens, count));
}

/** The qualifier that closes a count at `at`, unless it opens the next one ("84 at least 12"). */
export function readLateQualifier(tokens: Tokens, at: number) {
  return notOpening(tokens, findPhrase(behind, tokens, at));
}

/** The innermost qualifier stands last. */
export function qualifyAll(
  qualifiers: readonly Qualifier[],
  quantity: Quantity | Problem,
): Quantity | Problem {
  return qualifiers.reduceRight(
    (inner, qualifier) => (inner.kind === "quantity" ? qualify(qualifier, inner) : inner),
    quantity,
  );
}

function readClosers(tokens: Tokens, count: Count): Count {
  let { quantity, next } = count;
  for (;;) {
    const dash = textAt(tokens, next) === "-" && !isHyphen(tokens, next);
    const close = notOpening(tokens, dash ? null : findPhrase(against, tokens, next));
    const qualifier = close ?? readLateQualifier(tokens, next);
    if (qualifier === null) return { quantity, next };
    quantity = qualifyAll([qualifier.meaning], quantity);
    next = qualifier.next;
  }
}

function notOpening<T extends { next: number }>(tokens: Tokens, found: T | null): T | null {
  if (found === null || onward.has(textAt(tokens, found.next))) return null;
  return readCount(tokens, found.next) === null ? found : null;
}

/** "At least 80 but fewer than 90": the second limit belongs to the same count. */
function readSecondLimit(tokens: Tokens, first: Count): Count {
  if (first.quantity.kind !== "quantity") return first;
  const start = findPhrase(limitJoints, tokens, first.next)?.next ?? first.next;
  const { qualifiers, next } = readOpening(tokens, start);
  const count = qualifiers.length > 0 ? readCount(tokens, next) : null;
  if (count === null) return first;
  const second = qualifyAll(qualifiers, count.quantity);
  if (second.kind !== "quantity") return first;
  const both = bothLimits(first.quantity, second);
  return both === null ? first : readClosers(tokens, { quantity: both, next: count.next });
}

/** Words that may stand before a number and change nothing in it. */
const fillers = phraseBook([
  [
    true,
    "a total of|a total|a combined total of|a combined|total of|a further|further|an additional|additional|an extra|a fresh|fresh|a reported|reported|a confirmed|confirmed|a claimed|claimed|an alleged|alleged|a suspected|suspected|a record|a toll of|a death toll of|death toll of|toll of|a figure of|a tally of|a count of|another|the|the other|all|only|just|exactly|precisely|other|these|those|its|their|his|her|our|either|even|also|reportedly|allegedly|possibly|probably|presumably",
  ],
]);

/** After "or more" and "and up" these make another phrase: "or more than", "and up to". */
const onward = new Set(["than", "to"]);

const limitJoints = phraseBook([[true, ", but|but|, and|and|yet|, yet|though|,"]]);
