import { partsOf } from "./parts";
import type { Plot } from "./plot";

/** What the marks of these charts mean, in one line: those that are drawn in them, and what is told `besides`. */
export function keyOf(plots: readonly Plot[], besides: readonly string[] = []): string {
  const drawn = plots.flatMap(({ rows, isProjection }) =>
    rows.flatMap(({ origin, lanes }) =>
      lanes.flatMap(({ shape, isNow }) =>
        shape === null
          ? []
          : [{ ...partsOf(shape), isNow, isKnown: origin?.kind === "known", isProjection }],
      ),
    ),
  );
  const isOpen = drawn.some(({ dots, ends, arrow }) => dots && (ends.length > 0 || arrow !== null));
  const isRough = drawn.some(
    (one) => one.isRough || (one.dots && one.ends.length === 0 && one.arrow === null),
  );
  const dotted = [
    ...(isOpen ? ["no other end was stated"] : []),
    ...(isRough ? ["only about"] : []),
  ];
  const words = [
    // Of projections nothing is said now: they are thin all of them, and take no part.
    drawn.some(({ isNow, isKnown, isProjection }) => isKnown && !isNow && !isProjection) &&
      "thick: what a voice says now, thin: what else it said",
    dotted.length > 0 && `dotted: ${dotted.join(", or ")}`,
    drawn.some(({ isKnown }) => !isKnown) && "hollow: of no known voice",
    drawn.some(({ isProjection }) => isProjection) && "dashed: a projection",
    plots.some(({ finding }) => finding !== null) && "diamond on a bracket: what an editor found",
    ...besides,
  ].filter((one) => one !== false);
  const key = words.join("; ");
  return key === "" ? "" : `${key.charAt(0).toUpperCase()}${key.slice(1)}.`;
}
