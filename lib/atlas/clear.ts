/** Where the name of a country stands so that no place is written over it. */

interface Spot {
  x: number;
  y: number;
}

/**
 * The point nearest to the middle of a country, above or below it, around which its name is clear of the marks
 * at `places` and of the frame's edges, and which `isWithin` it; the middle itself where there is none. In the
 * map's own pixels, with letters as large as they are on a phone.
 */
export function clearOf(
  name: string,
  middle: Spot,
  places: readonly Spot[],
  height: number,
  isWithin: (spot: Spot) => boolean,
): Spot {
  const half = (name.length * letter) / 2;
  const isClear = ({ x, y }: Spot) =>
    places.every(
      (place) =>
        place.x - mark.before > x + half ||
        place.x + mark.behind < x - half ||
        Math.abs(place.y - y) > mark.high,
    );
  const near = steps.map((step) => ({ x: middle.x, y: middle.y + step }));
  const free = near.find(
    (spot) => spot.y > edge && spot.y < height - edge && isClear(spot) && isWithin(spot),
  );
  return free ?? middle;
}

const letter = 16;
/** Of a mark: its dot before the point, its number behind it, and how far a line of letters stays away. */
const mark = { before: 14, behind: 44, high: 34 } as const;
const edge = 20;
const steps = [0, 30, -30, 60, -60, 90, -90, 120, -120] as const;
