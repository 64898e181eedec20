import { percent } from "@/components/chart/percent";
import { dateInWords } from "@/components/wording/dates";
import { type Course, type Line, placeOf, type Step } from "@/lib/chart/course";
import { grouped } from "@/lib/domain/figure";

/** What tells one line from another, beside its name: a letter, and a way of drawing. */
export const lineMarks: readonly string[] = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const dashes = [undefined, "7 4", "2 4", "10 3 2 3", "4 2"];

/**
 * Each voice as a step line: the least that it says at each day, and thinner above it the most, where it
 * says so. Everything in it stands in the lists below too.
 */
export function CourseChart({
  course,
  days,
  by,
}: {
  course: Course;
  days: readonly string[];
  by: string;
}) {
  const { lines, scale } = course;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const beyond = placeOf(by, days);
  return (
    <figure className="my-4 ms-12" aria-hidden="true">
      <div className="relative h-48">
        <svg
          className="absolute inset-0 size-full overflow-visible"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
        >
          <title>How each voice’s figure moved</title>
          {scale.ticks.map(({ value, at }) => (
            <line
              key={value}
              className="course-grid"
              x1="0"
              x2="100"
              y1={100 - at * 100}
              y2={100 - at * 100}
            />
          ))}
          <line className="course-by" x1={beyond * 100} x2={beyond * 100} y1="0" y2="100" />
          {lines.map((line, index) => (
            <g key={line.origin.id}>
              <path
                className="course-line"
                d={pathOf(line, course, days, least)}
                strokeDasharray={dashes[index % dashes.length]}
              />
              <path
                className="course-most"
                d={pathOf(line, course, days, most)}
                strokeDasharray={dashes[index % dashes.length]}
              />
            </g>
          ))}
        </svg>
        {scale.ticks.map(({ value, at }) => (
          <span
            key={value}
            className="absolute -translate-y-1/2 pe-2 text-small text-muted tabular-nums"
            style={{ insetInlineEnd: "100%", insetBlockEnd: `calc(${percent(at)} - 1.25em)` }}
          >
            {grouped(value)}
          </span>
        ))}
        {lettersOf(course, days).map(({ id, mark, across, up, aside }) => (
          <Letter key={id} mark={mark} across={across} up={up} aside={aside} />
        ))}
      </div>
      <div className="mt-1 flex justify-between text-small text-muted">
        <span>{dateInWords(first)}</span>
        {last !== first && <span>{dateInWords(last)}</span>}
      </div>
    </figure>
  );
}

interface Placed {
  id: string;
  mark: string;
  /** Where its line begins: 0 to 1, along the days and up the numbers. */
  across: number;
  up: number;
  /** How many letters stand between it and that place. */
  aside: number;
}

/** A letter at the beginning of each line; where another stands so near that it would be covered, beside that one. */
function lettersOf({ lines, scale }: Course, days: readonly string[]): Placed[] {
  const placed: Placed[] = [];
  for (const [index, { origin, steps }] of lines.entries()) {
    const step = steps.find(({ says }) => says !== null);
    if (!step?.says) continue;
    const [across, up] = [placeOf(step.day, days), scale.at(step.says.lower)];
    const near = placed.filter(
      (it) => Math.abs(it.across - across) < 0.04 && Math.abs(it.up - up) < 0.11,
    );
    const taken = new Set(near.map(({ aside }) => aside));
    let aside = 0;
    while (taken.has(aside)) aside += 1;
    placed.push({ id: origin.id, mark: lineMarks[index] ?? "", across, up, aside });
  }
  return placed;
}

function Letter({ mark, across, up, aside }: Omit<Placed, "id">) {
  const [side, distance] =
    across > 0.9 ? ["insetInlineEnd", 1 - across] : ["insetInlineStart", across];
  return (
    <span
      className="absolute px-1 text-small font-semibold"
      style={{
        [side]: `calc(${percent(distance)} + ${aside * 1.25}rem)`,
        insetBlockEnd: percent(up),
      }}
    >
      {mark}
    </span>
  );
}

type End = (step: Step) => number | null;
const least: End = ({ says }) => says?.lower ?? null;
const most: End = ({ says }) => (says && says.upper !== says.lower ? says.upper : null);

/** Level from each step to the next, and to the last day; broken where there is nothing to draw. */
function pathOf({ steps }: Line, { scale }: Course, days: readonly string[], end: End): string {
  const across = (day: string) => round(placeOf(day, days) * 100);
  let path = "";
  let isDrawing = false;
  for (const [index, step] of steps.entries()) {
    const value = end(step);
    const next = steps[index + 1]?.day ?? days.at(-1) ?? step.day;
    if (value === null) {
      isDrawing = false;
      continue;
    }
    const y = round(100 - scale.at(value) * 100);
    path += isDrawing ? `V${y}` : `M${across(step.day)} ${y}`;
    // One day alone is still seen.
    path += `H${Math.max(across(next), across(step.day) + (days.length === 1 ? 100 : 0.5))}`;
    isDrawing = true;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
