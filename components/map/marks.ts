import type { Spot } from "./world-map";

/** What stands on the map under one number: places so close together that one would hide the other. */
export interface Mark {
  number: number;
  x: number;
  y: number;
  precision: Spot["place"]["precision"];
  spots: readonly Spot[];
}

/** How close to one another two places are drawn as one, in the map's own pixels: about the width of a number. */
const reach = 16;

/**
 * Spots as marks, numbered from north to south. Only places that are known equally closely are drawn as one:
 * a province is not hidden by a town in it.
 */
export function marksOf(spots: readonly Spot[]): Mark[] {
  const marks: (Omit<Mark, "number" | "spots"> & { spots: Spot[] })[] = [];
  for (const spot of [...spots].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const { x, y, place } = spot;
    const isWide = isArea(place.precision);
    const near = marks.find(
      (mark) =>
        isArea(mark.precision) === isWide &&
        (!isWide || mark.precision === place.precision) &&
        Math.hypot(mark.x - x, mark.y - y) < reach,
    );
    if (near) near.spots.push(spot);
    else marks.push({ x, y, precision: place.precision, spots: [spot] });
  }
  return marks.map((mark, i) => ({ ...mark, number: i + 1 }));
}

/** Whether a place is known only as lying somewhere within a wider one. */
export function isArea(precision: Spot["place"]["precision"]): boolean {
  return precision === "district" || precision === "province" || precision === "country";
}

/** Where the list beside the map has what stands under a number. */
export function idOfMark(number: number): string {
  return `place-${number}`;
}
