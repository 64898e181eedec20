import { findingStrip } from "@/components/chart/chart-finding";
import { asideMark } from "@/components/chart/chart-row";
import { ChartMarks, chartStrip } from "@/components/chart/chart-strip";
import { asides } from "@/lib/chart/marks";
import type { Shape } from "@/lib/chart/plot";

/** Every mark that a chart may have, as the charts draw it, with what it means. */
export function MarkList() {
  return (
    <>
      <ChartMarks />
      <dl className="mark-list">
        {marks.map(({ words, shape, ...drawn }) => (
          <div key={words}>
            <dt>{chartStrip(shape, { title: words, ...known, ...drawn })}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        <div>
          <dt>{findingStrip({ from: 0.2, at: 0.6, to: 0.8 }, foundWords)}</dt>
          <dd>{foundWords}</dd>
        </div>
        {asideList.map(({ outline, words }) => (
          <div key={words}>
            <dt className="text-center">{asideMark(outline)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        <div>
          <dt>
            <i className="chart-tick" aria-hidden="true" />
          </dt>
          <dd>A tick beside the wording: a claim in an article. It leads to its sentence.</dd>
        </div>
      </dl>
    </>
  );
}

const foundWords = "A bracket with a diamond: an editor’s finding, its low, best and high.";

const asideList = [
  {
    outline: asides.interested.more,
    words: "An arrow before words: its side would gain from more; to the left, from fewer.",
  },
  {
    outline: asides.against_interest.more,
    words: "Stopped by a bar: it speaks against that interest.",
  },
];

const known = { isNow: true, isKnown: true, isProjection: false };

const shapes = {
  point: { from: 0.5, to: 0.5, kind: "point", isSoft: false, stated: null },
  range: { from: 0.2, to: 0.8, kind: "range", isSoft: false, stated: null },
  open: { from: 0.2, to: 0.8, kind: "open", isSoft: false, stated: null },
  below: { from: 0.1, to: 0.8, kind: "below", isSoft: false, stated: null },
  about: { from: 0.2, to: 0.8, kind: "about", isSoft: true, stated: 0.5 },
  short: { from: 0.48, to: 0.52, kind: "about", isSoft: true, stated: 0.5 },
} satisfies Record<string, Shape>;

interface Mark {
  words: string;
  shape: Shape;
  isNow?: boolean;
  isKnown?: boolean;
  isProjection?: boolean;
}

const marks: readonly Mark[] = [
  { words: "A number said exactly: what the voice says now.", shape: shapes.point },
  {
    words: "Smaller, or a thinner line: what else it said, earlier or wider.",
    shape: shapes.point,
    isNow: false,
  },
  { words: "From one number to another, both of them said.", shape: shapes.range },
  {
    words:
      "At least, or more than: it begins at its end, and how far the arrow reaches says nothing.",
    shape: shapes.open,
  },
  {
    words: "At most, up to, as many as: it stops at its end; nobody said where it begins.",
    shape: shapes.below,
  },
  { words: "About: the number among what it may mean.", shape: shapes.about },
  { words: "About, where that is too little to be drawn.", shape: shapes.short },
  { words: "Hollow: nobody known says it.", shape: shapes.open, isKnown: false },
  {
    words: "Dashed: a projection, compared with nothing.",
    shape: shapes.range,
    isNow: false,
    isProjection: true,
  },
  {
    words: "A dash before each dot: a projection of at least, or at most, so many.",
    shape: shapes.open,
    isNow: false,
    isProjection: true,
  },
  {
    words: "A ring of dashes: a projection of one number; without a dot, nobody known says it.",
    shape: shapes.point,
    isProjection: true,
  },
];
