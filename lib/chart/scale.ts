/** Where a number lies on the line of a chart, and which numbers are written beside it. */
import { grouped } from "@/lib/domain/bounds-words";

export interface Tick {
  value: number;
  /** 0 at the left end of the line, 1 at its right end. */
  at: number;
  /** Whether its number has room on the narrowest line; the line that marks its place has. */
  isNamed: boolean;
}

export interface Scale {
  kind: "linear" | "logarithmic";
  /** The place of a number from 0 to `top`, as of a tick. Never falls as the number rises. */
  at: (value: number) => number;
  top: number;
  ticks: Tick[];
}

/** The part of the line that numbers take; what is left at its right end is for open ends. */
export const reach = 0.92;

/** Narrower than this no chart is drawn, in pixels: a small phone's column. */
export const narrowest = 280;

/**
 * The scale that holds these numbers (whole, 0 or more). It begins at 0 and is linear, so that
 * lengths can be compared, unless the largest is fifty times the smallest above 0 or more: on a
 * linear line those two could not be told from 0.
 */
export function scaleOf(values: readonly number[]): Scale {
  const largest = Math.max(1, ...values);
  const smallest = Math.min(largest, ...values.filter((value) => value > 0));
  return largest / smallest >= 50 ? logarithmic(smallest, largest) : linear(largest);
}

/** How wide a text is at most, in pixels, in the size of the chart's labels. */
export function widthOf(text: string): number {
  return [...text].length * 8.5;
}

function linear(largest: number): Scale {
  const step = stepFor(largest);
  const top = Math.ceil(largest / step) * step;
  const at = (value: number) => (value / top) * reach;
  const values = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  return {
    kind: "linear",
    at,
    top,
    ticks: values.map((value) => ({ value, at: at(value), isNamed: true })),
  };
}

/** The smallest of 1, 2, 5, 10, 20 … whose labels stand clear of one another where it is narrow. */
function stepFor(largest: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [power, 2 * power, 5 * power]) {
      const top = Math.ceil(largest / step) * step;
      const apart = (step / top) * reach * narrowest;
      if (top === step || apart >= widthOf(grouped(top)) + 14) return step;
    }
  }
}

function logarithmic(smallest: number, largest: number): Scale {
  const first = 10 ** Math.floor(Math.log10(smallest));
  const top = 10 ** Math.ceil(Math.log10(largest));
  const decades = Math.log10(top / first);
  // 0 has no place on such a line: it stands before the first step.
  const before = 0.1;
  const at = (value: number) => {
    const along = Math.max(0, Math.log10(Math.max(value, first) / first) / decades);
    return value <= 0 ? 0 : (before + (1 - before) * along) * reach;
  };
  const powers = Array.from({ length: Math.round(decades) + 1 }, (_, index) => first * 10 ** index);
  return { kind: "logarithmic", at, top, ticks: named([0, ...powers], at) };
}

/** Every step, or the line would seem to leap over those left out; named where the label stands clear of the one after. */
function named(values: readonly number[], at: (value: number) => number): Tick[] {
  const ticks: Tick[] = [];
  let next: Tick | null = null;
  for (const value of values.toReversed()) {
    const room = next ? (next.at - at(value)) * narrowest : Number.POSITIVE_INFINITY;
    const wanted = next ? (widthOf(grouped(value)) + widthOf(grouped(next.value))) / 2 + 8 : 0;
    const tick: Tick = { value, at: at(value), isNamed: room >= wanted };
    if (tick.isNamed) next = tick;
    ticks.unshift(tick);
  }
  return ticks;
}
