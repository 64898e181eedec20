import { type Bounds, maximumFigure } from "../bounds";

/** How a wording sets its bounds. */
export const figureForms = [
  "exact",
  "at_least",
  "more_than",
  "at_most",
  "fewer_than",
  "range",
  "about",
  "nearly",
  "vague",
] as const;
export type FigureForm = (typeof figureForms)[number];

/** What a count in a wording says: a figure without its text. */
export interface Quantity extends Bounds {
  readonly kind: "quantity";
  readonly form: FigureForm;
  /** The number or numbers as printed; none for vague words. */
  readonly stated: readonly number[];
}

/** Why a wording gives no figure, in a sentence that its writer can act on. */
export interface Problem {
  readonly kind: "not_a_figure" | "out_of_range";
  readonly why: string;
}

/** Exactly so many. */
export function exactly(value: number, soft = false): Quantity | Problem {
  if (value > maximumFigure) return tooLarge;
  return { kind: "quantity", form: "exact", lower: value, upper: value, soft, stated: [value] };
}

/** A word that names a size and no number; its upper end never passes the largest figure. */
export function vaguely(lower: number, upper: number | null): Quantity | Problem {
  if (lower > maximumFigure) return tooLarge;
  const capped = upper === null ? null : Math.min(upper, maximumFigure);
  return { kind: "quantity", form: "vague", lower, upper: capped, soft: true, stated: [] };
}

export function refuse(why: string): Problem {
  return { kind: "not_a_figure", why };
}

export const tooLarge: Problem = {
  kind: "out_of_range",
  why: "This goes beyond 1,000,000,000, the largest figure kept here.",
};
