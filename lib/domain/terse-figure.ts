import type { Bounds } from "./bounds";
import { grouped, terseBounds } from "./bounds-words";
import type { FigureForm } from "./wording/quantity";

/** A figure with its form and, where it is not redacted, its wording. */
export type Said = Bounds & { readonly form: FigureForm; readonly text: string | null };

/** "84+", "80+" for more than 80, "<80", "≤80", "up to 80", "80–84", "~10" for about 10; vague words in quotation marks. */
export function terseFigure({ form, text, ...bounds }: Said): string {
  const { lower, upper } = bounds;
  if (form === "vague" && text) return `“${text}”`;
  if (form === "more_than" && lower > 0) return `${grouped(lower - 1)}+`;
  if (form === "fewer_than" && upper !== null) return `<${grouped(upper + 1)}`;
  // Nobody stated the 0.
  if (form === "at_most" && lower === 0 && upper !== null && upper > 0) {
    return bounds.soft ? `up to ${grouped(upper)}` : `≤${grouped(upper)}`;
  }
  if (form === "about" && upper !== null) return `~${grouped(Math.round((lower + upper) / 2))}`;
  return terseBounds(bounds);
}

/** Each figure once, lowest first: "80+", "84+". */
export function terseFigures(figures: readonly Said[]): string[] {
  // "Up to 60" stands by its 60: nobody stated the 0.
  // "84+" stands behind 84, since it goes on from there.
  const ordered = [...figures].sort(
    (a, b) =>
      statedOf(a) - statedOf(b) ||
      a.lower - b.lower ||
      Number(a.upper === null) - Number(b.upper === null),
  );
  return [...new Set(ordered.map(terseFigure))];
}

function statedOf({ lower, upper }: Said): number {
  return (lower || upper) ?? 0;
}

/** From the lowest to the highest of them: "80+ … 84+"; the one there is; or that there is none. */
export function rangeOfFigures(figures: readonly Said[]): string {
  const terse = terseFigures(figures);
  const [first = "no figure", last = first] = [terse[0], terse.at(-1)];
  return first === last ? first : `${first} … ${last}`;
}
