import { percent } from "@/components/chart/percent";
import { dateInWords } from "@/components/wording/dates";
import { type Course, type Line, placeOf, type Step } from "@/lib/chart/course";
import { logarithmicWords } from "@/lib/chart/words";
import type { Bounds } from "@/lib/domain/bounds";
import { grouped } from "@/lib/domain/figure";

/** What tells one line from another, beside its name: a letter, or its number after the last of them, and a way of drawing. */
export function lineMark(index: number): string {
  return letters[index] ?? `${index + 1}`;
}

const letters: readonly string[] = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const dashes = [undefined, "7 4", "2 4", "10 3 2 3", "4 2"];

/**
 * Each voice as a step line: the least that it says at each day, and thinner above it the most, where it
 * says so. Where only one end was stated the line is that end, and fades away from it on the other side;
 * what came after the day that counts is pale. Everything in it stands in the lists below too.
 */
export function CourseChart({
  course,
  days,
  by,
  name,
}: {
  course: Course;
  days: readonly string[];
  by: string;
  /** Not that of another picture on the page. */
  name: string;
}) {
  const { lines, scale } = course;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const beyond = placeOf(by, days);
  const fades = lines.flatMap((line) => fadesOf(line, course, days));
  const told = [
    ...(scale.kind === "logarithmic" ? [logarithmicWords] : []),
    ...(fades.length > 0 ? ["A line that fades away upwards is a least, downwards a most."] : []),
    ...(lines.some(({ steps }) => steps.some(({ says }) => says === null))
      ? ["A line stops where its voice contradicts itself."]
      : []),
    ...(beyond < 1 ? ["Pale: what came later."] : []),
  ].join(" ");
  return (
    <figure className="my-4 ms-14" aria-hidden="true">
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
          {fades.length > 0 && (
            <>
              <Fade id={`${name}--up`} y1="1" y2="0" />
              <Fade id={`${name}--down`} y1="0" y2="1" />
            </>
          )}
          {fades.map(({ x, width, y, towards }) => (
            <rect
              key={`${x} ${y} ${towards}`}
              x={x}
              width={width}
              y={y}
              height={faded}
              fill={`url(#${name}--${towards})`}
            />
          ))}
          <line className="course-by" x1={beyond * 100} x2={beyond * 100} y1="0" y2="100" />
          {lines.map((line, index) => (
            <g key={line.origin.id}>
              <path
                className="course-line"
                d={pathOf(line, course, days, stated)}
                strokeDasharray={dashes[index % dashes.length]}
              />
              <path
                className="course-most"
                d={pathOf(line, course, days, most)}
                strokeDasharray={dashes[index % dashes.length]}
              />
            </g>
          ))}
          {beyond < 1 && (
            <rect
              className="course-later"
              x={beyond * 100}
              width={100 - beyond * 100}
              y="-2"
              height="104"
            />
          )}
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
      {told !== "" && <p className="mt-1 text-small text-muted">{told}</p>}
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

/** A letter at the beginning of each line, moved aside as far as it takes to cover no other. */
function lettersOf({ lines, scale }: Course, days: readonly string[]): Placed[] {
  const placed: Placed[] = [];
  for (const [index, { origin, steps }] of lines.entries()) {
    const step = steps.find(({ says }) => says !== null);
    const value = step && stated(step);
    if (step === undefined || value == null) continue;
    const letter = {
      id: origin.id,
      mark: lineMark(index),
      across: placeOf(step.day, days),
      up: scale.at(value),
      aside: 0,
    };
    while (placed.some((other) => covers(letter, other))) letter.aside += 1;
    placed.push(letter);
  }
  return placed;
}

/** Whether two letters would touch on a phone or on a wide page; nobody knows which it will be. */
function covers(one: Placed, other: Placed): boolean {
  if (Math.abs(one.up - other.up) > 0.12) return false;
  const at = ({ across, aside }: Placed, width: number) =>
    across * width + (across > 0.9 ? -aside - 1 : aside) * 20;
  return [270, 1100].some((width) => Math.abs(at(one, width) - at(other, width)) < 20);
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
/** What the line stands for: the least, or the most where that is all that was said. */
const stated: End = ({ says }) => (isBelow(says) ? says?.upper : says?.lower) ?? null;
const most: End = ({ says }) =>
  says && says.upper !== says.lower && !isBelow(says) ? says.upper : null;

/** Nobody has to state that it is 0 or more. */
function isBelow(says: Bounds | null): boolean {
  return says !== null && says.lower === 0 && says.upper !== null && says.upper > 0;
}

interface Faded {
  x: number;
  width: number;
  y: number;
  towards: "up" | "down";
}

/** How far the side that nobody stated is drawn, in hundredths of the height: alike for all. */
const faded = 5;

function fadesOf({ steps }: Line, { scale }: Course, days: readonly string[]): Faded[] {
  return steps.flatMap((step, index) => {
    const value = stated(step);
    if (value === null || (step.says?.upper !== null && !isBelow(step.says))) return [];
    const x = round(placeOf(step.day, days) * 100);
    const until = round(placeOf(steps[index + 1]?.day ?? days.at(-1) ?? step.day, days) * 100);
    const towards = isBelow(step.says) ? "down" : "up";
    const y = round(100 - scale.at(value) * 100) - (towards === "up" ? faded : 0);
    return [{ x, width: Math.max(until - x, 0.5), y, towards }];
  });
}

function Fade({ id, y1, y2 }: { id: string; y1: string; y2: string }) {
  return (
    <linearGradient id={id} x1="0" x2="0" y1={y1} y2={y2}>
      <stop className="course-fade" offset="0" stopOpacity="0.4" />
      <stop className="course-fade" offset="1" stopOpacity="0" />
    </linearGradient>
  );
}

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
