import { type Bounds, maximumFigure, sumOf } from "./bounds";
import { type FigureForm, type Problem, type Quantity, refuse, tooLarge } from "./wording/quantity";
import { readWording } from "./wording/wording";

export {
  type Bounds,
  boundsFault,
  contains,
  intersection,
  intersectionOf,
  inverse,
  isDisjoint,
  maximumFigure,
  type Relation,
  relation,
  relations,
} from "./bounds";
export { describeBounds, grouped, terseBounds } from "./bounds-words";
export { type FigureForm, figureForms } from "./wording/quantity";

/** A number as an article words it, with what it says. */
export interface Figure extends Bounds {
  /** The wording as printed, without white space around it. */
  readonly text: string;
  readonly form: FigureForm;
  /** The number or numbers as printed, in that order; none for vague words. */
  readonly stated: readonly number[];
}

export type FigureReading =
  | { readonly kind: "figure"; readonly figure: Figure }
  /** "No casualties reported": nothing was said, which is never 0. */
  | { readonly kind: "says_nothing" }
  | Problem;

/**
 * What one figure's wording says, from the wording alone: the same words always give the same
 * bounds, whatever the case and the white space around them. The front decides, and what follows may
 * not count anybody else: "12 people, including women" is 12, "12 people and 3 dogs" is refused.
 * Never throws; every refusal says why in a sentence that its writer can act on.
 */
export function readFigure(wording: string): FigureReading {
  const text = wording.trim();
  const read = readWording(text);
  if (read.kind !== "counts") return read;
  const [only, ...others] = read.counts;
  if (only === undefined || others.length > 0) return refuse(several);
  return figureOf(text, only);
}

/**
 * What a list says that the analyst knows to add up: "a five-year-old and two women" is 3, "18
 * soldiers and at least 3 policemen" is at least 21. The list splits itself at commas and "and".
 * Bounds are the sums of the parts' bounds, and the form is the one that those bounds have; one
 * vague part makes the sum vague, since nothing exact can be made of it.
 */
export function sumFigure(wording: string): FigureReading {
  const text = wording.trim();
  const read = readWording(text);
  if (read.kind !== "counts") return read;
  const [first, ...rest] = read.counts;
  if (first === undefined || rest.length === 0) return refuse(read.namesPart ? partOnly : single);
  const sum = rest.reduce<Bounds>(sumOf, first);
  if (sum.lower > maximumFigure || (sum.upper ?? 0) > maximumFigure) return tooLarge;
  const vague = read.counts.some(({ form }) => form === "vague");
  const stated = read.counts.flatMap((count) => count.stated);
  return figureOf(text, { ...sum, kind: "quantity", form: vague ? "vague" : formOf(sum), stated });
}

/** The form of bounds that no single wording gave: of a sum, or of an analyst's own reading. */
export function formOf({ lower, upper }: Bounds): FigureForm {
  if (upper === null) return "at_least";
  if (upper === lower) return "exact";
  return lower === 0 ? "at_most" : "range";
}

function figureOf(text: string, quantity: Quantity): FigureReading {
  const { form, lower, upper, soft, stated } = quantity;
  return { kind: "figure", figure: { text, form, lower, upper, soft, stated } };
}

const several =
  "This names more than one count; choose the one that is meant, or mark it as a list that adds up.";
const single = "This names one count only, so there is nothing to add up.";
const partOnly =
  "What follows “including” is a part of the count before it, and a part is never added.";
