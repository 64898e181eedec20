/** What stands beside one line of the diagram: which stems pass, which lead to its dot, and where they cross. */
import type { Layout, Stem } from "./layout";

export interface Gutter {
  /** The lane of the line's own dot. */
  dot: number;
  /** Stems beside this line, down. Null: from the line above, or on to the next one. */
  downs: { lane: number; from: number | null; to: number | null; stem: Stem }[];
  /** From the farthest stem of a track to the dot; `from` may be at either side of it. */
  acrosses: { from: number; y: number; stem: Stem }[];
  /** Where an across-line passes a stem that it has nothing to do with. */
  gaps: Spot[];
  /** Where a stem joins an across-line and one of the two goes on. */
  joins: Spot[];
}

export interface Spot {
  lane: number;
  y: number;
}

/**
 * The lines beside a row, `middle` pixels high at its dot. Lines of another kind, and those that lead to
 * the dot and away from it, run on tracks of their own, so that no two lie on one another; stems on one
 * track are one line. So what meets without a join only crosses.
 */
export function gutterOf(row: number, { dots, stems }: Layout, middle: number): Gutter {
  const dot = dots[row] ?? 0;
  const here = stems.filter(({ start, end }) => start <= row && row <= end);
  const aside = here.filter(
    ({ lane, from, to }) => lane !== dot && (from === row || to.includes(row)),
  );
  const tracks = [...new Set(aside.map((stem) => trackOf(stem, row)))].sort();
  const heightOf = (stem: Stem) => {
    const track = tracks.indexOf(trackOf(stem, row));
    return track < 0 || tracks.length < 2
      ? middle
      : middle - spread / 2 + (track * spread) / (tracks.length - 1);
  };
  const downs = here.map((stem) => ({
    lane: stem.lane,
    from: row === stem.start ? heightOf(stem) : null,
    to: row === stem.end ? heightOf(stem) : null,
    stem,
  }));
  const gutter: Gutter = { dot, downs, acrosses: [], gaps: [], joins: [] };
  for (const track of tracks) {
    const own = aside.filter((stem) => trackOf(stem, row) === track);
    for (const side of [-1, 1]) {
      const lanes = own.filter(({ lane }) => Math.sign(lane - dot) === side);
      const stem = lanes.toSorted((a, b) => side * (b.lane - a.lane))[0];
      if (!stem) continue;
      const y = heightOf(stem);
      gutter.acrosses.push({ from: stem.lane, y, stem });
      for (const down of downs) {
        if (lanes.includes(down.stem)) {
          const isCorner = down.from !== null || down.to !== null;
          if (!isCorner || down.lane !== stem.lane) gutter.joins.push({ lane: down.lane, y });
        } else if (isBetween(down.lane, dot, stem.lane) && isPassed(down, y)) {
          gutter.gaps.push({ lane: down.lane, y });
        }
      }
    }
  }
  return gutter;
}

/** How far apart the outermost tracks are: within the smallest dot. */
const spread = 7;

/** Lines that come stand above those that go; each kind by itself. */
function trackOf({ from, kind, isRing }: Stem, row: number): string {
  return `${from === row ? "goes" : "comes"} ${isRing ? "ring" : kind}`;
}

function isBetween(lane: number, one: number, other: number): boolean {
  return lane > Math.min(one, other) && lane < Math.max(one, other);
}

function isPassed({ from, to }: Gutter["downs"][number], y: number): boolean {
  return (from === null || from < y) && (to === null || y < to);
}
