import { maximumFigure } from "../bounds";
import { type PhraseBook, phraseBook } from "./phrases";
import { type Problem, type Quantity, refuse, tooLarge } from "./quantity";

/** What the words around a number do to it. "Up to" sets the ceiling of "at most", softly. */
export type Qualifier =
  | "at_least"
  | "more_than"
  | "at_most"
  | "up_to"
  | "as_few_as"
  | "fewer_than"
  | "about"
  | "nearly";

/** Words before a number. "Just under" is close below, as "nearly" is; "just over" has no ceiling. */
export const before: PhraseBook<Qualifier> = phraseBook([
  [
    "at_least",
    "at least|at the least|at the very least|at very least|at a minimum|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum of|minimum|min .|min|≥|> =|not under|not below",
  ],
  [
    "more_than",
    "more than|greater than|higher than|larger than|over|well over|just over|slightly over|a little over|far more than|many more than|well more than|just more than|slightly more than|a little more than|upwards of|upward of|upwards from|in excess of|north of|exceeding|exceeds|exceeded|beyond|well beyond|past|tops|topped|topping|surpasses|surpassed|surpassing|above|well above|just above|slightly above|>",
  ],
  [
    "at_most",
    "at most|at the most|at the very most|at a maximum|no more than|not more than|no greater than|not over|not above|not exceeding|not beyond|a maximum of|maximum of|maximum|max .|max|≤|< =",
  ],
  ["up_to", "up to|as many as|as much as|as high as|upto|anything up to"],
  ["as_few_as", "as few as|as little as"],
  [
    "fewer_than",
    "fewer than|less than|under|well under|below|well below|lower than|smaller than|far fewer than|far less than|south of|<",
  ],
  [
    "about",
    "about|around|some|roughly|approximately|approx .|approx|an estimated|estimated|est .|an estimate of|estimates of|estimate of|circa|c .|ca .|ca|~|≈|in the region of|in the neighbourhood of|in the neighborhood of|in the vicinity of|in the order of|on the order of|somewhere around|perhaps|maybe",
  ],
  [
    "nearly",
    "nearly|almost|close to|close on|just under|just below|slightly under|slightly below|slightly less than|slightly fewer than|a little under|a little less than|a little fewer than|just less than|just fewer than|just short of|approaching|nearing|virtually|not quite",
  ],
]);

/** Words anywhere after a number: "84 soldiers or more". */
export const behind: PhraseBook<Qualifier> = phraseBook([
  [
    "at_least",
    "or more|or above|or over|or higher|or greater|and above|and over|and up|and upwards|and counting|if not more|at least|at the least|at the very least|at a minimum|at minimum",
  ],
  [
    "at_most",
    "or fewer|or less|or under|or below|or lower|if not fewer|if not less|at most|at the most|at the very most",
  ],
  ["about", "or so|or thereabouts|or thereabout|give or take"],
]);

/** Only next to it; "80-odd" is read as "about 80", since nobody agrees how far it goes. */
export const against: PhraseBook<Qualifier> = phraseBook([
  ["at_least", "+|plus|- plus|minimum|min"],
  ["at_most", "maximum|max|tops"],
  ["about", "odd|- odd|- some|- something|approximately|approx|roughly"],
]);

/**
 * The quantity under the qualifier. A limit on an exact number is hard even where the number is
 * round ("more than a dozen" is 13 or more); a vague word stays vague under any qualifier, which
 * moves its bounds alone, so that no wording of it is ever compared with a count.
 */
export function qualify(qualifier: Qualifier, to: Quantity): Quantity | Problem {
  switch (qualifier) {
    case "about":
      return about(to);
    case "nearly":
      return nearly(to);
    case "at_least":
    case "more_than":
    case "as_few_as":
      return floor(qualifier, to);
    case "at_most":
    case "up_to":
    case "fewer_than":
      return ceiling(qualifier, to);
  }
}

/** "At least 80 but fewer than 90", once each half is read; null when they are no such pair. */
export function bothLimits(a: Quantity, b: Quantity): Quantity | Problem | null {
  const [low, high] = isFloor(a) ? [a, b] : [b, a];
  if (!isFloor(low) || !isCeiling(high)) return null;
  if (high.upper === null || low.lower > high.upper) return refuse(reversed);
  const soft = a.soft || b.soft;
  const stated = [...a.stated, ...b.stated];
  return { kind: "quantity", form: "range", lower: low.lower, upper: high.upper, soft, stated };
}

/** Whether it is a floor without a ceiling ("at least 80"). */
function isFloor({ form }: Quantity): boolean {
  return form === "at_least" || form === "more_than";
}

/** Whether it is a ceiling without a floor ("at most 80"). */
function isCeiling({ form }: Quantity): boolean {
  return form === "at_most" || form === "fewer_than";
}

export const reversed =
  "The larger number stands first; give the range from the smaller to the larger.";

/** Ten per cent to either side, rounded outward, and at least one; a range is only softened. */
function about(to: Quantity): Quantity {
  if (to.form !== "exact") return { ...to, soft: true };
  const lower = Math.max(0, Math.min(Math.floor((to.lower * 9) / 10), to.lower - 1));
  const upper = Math.max(Math.ceil((to.lower * 11) / 10), to.lower + 1);
  return { ...to, form: "about", lower, upper: Math.min(upper, maximumFigure), soft: true };
}

function nearly(to: Quantity): Quantity | Problem {
  const [stated = 0] = to.stated;
  if (to.form !== "exact") return refuse("“Nearly” needs one number after it.");
  if (stated === 0) return refuse("Nothing is nearly none.");
  const lower = Math.min(Math.floor((stated * 9) / 10), stated - 1);
  return { ...to, form: "nearly", lower, upper: stated - 1, soft: true };
}

function floor(
  qualifier: "at_least" | "more_than" | "as_few_as",
  to: Quantity,
): Quantity | Problem {
  if (isCeiling(to)) return refuse(contradictory);
  if (isFloor(to)) return to;
  if (to.form === "vague") return { ...to, upper: null };
  const lower = qualifier === "more_than" ? to.lower + 1 : to.lower;
  if (lower > maximumFigure) return tooLarge;
  const soft = qualifier === "as_few_as" || (to.form !== "exact" && to.soft);
  return {
    ...to,
    form: qualifier === "more_than" ? "more_than" : "at_least",
    lower,
    upper: null,
    soft,
  };
}

function ceiling(qualifier: "at_most" | "up_to" | "fewer_than", to: Quantity): Quantity | Problem {
  if (isFloor(to)) return refuse(contradictory);
  if (isCeiling(to)) return to;
  if (to.upper === null) return refuse("This sets a ceiling without a number.");
  if (to.form === "vague") return { ...to, lower: 0 };
  const upper = qualifier === "fewer_than" ? to.upper - 1 : to.upper;
  if (upper < 0) return refuse("No count is below 0.");
  const soft = qualifier === "up_to" || (to.form !== "exact" && to.soft);
  return {
    ...to,
    form: qualifier === "fewer_than" ? "fewer_than" : "at_most",
    lower: 0,
    upper,
    soft,
  };
}

const contradictory = "One part of this sets a floor and another a ceiling; state which is meant.";
