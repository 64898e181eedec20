/** A month or a year, and how many incidents began in it. */
export interface Beginnings {
  date: string;
  count: number;
}

/** How many months stand in a line, and how many years, before those in which nothing began are left out. */
const monthsAtMost = 24;
const yearsAtMost = 40;

/**
 * How many began when, in order of time: every month from the first to the last, or every year where that
 * would be more than two years of months, those without any too. A date that is a year alone stands as
 * one before its months.
 */
export function lineOfTime(starts: readonly string[]): Beginnings[] {
  const monthOf = (start: string) => (start.length < 7 ? `${start}-01` : start.slice(0, 7));
  const isLong = between(starts.map(monthOf), monthsAtMost, monthsOf) === null;
  const months = starts.filter((start) => start.length >= 7).map(monthOf);
  const byMonth = isLong ? null : between(months, monthsAtMost, monthsOf);
  const years = starts.map((start) => start.slice(0, 4));
  const [length, every] =
    byMonth === null ? [4, between(years, yearsAtMost, yearsOf) ?? []] : [7, byMonth];
  const counts = new Map<string, number>(every.map((date) => [date, 0]));
  for (const start of starts) {
    const date = start.slice(0, length);
    counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  return [...counts]
    .map(([date, count]) => ({ date, count }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Every date from the first to the last of some; null where they would be more than that. */
function between(
  dates: readonly string[],
  atMost: number,
  { ordinal, dated }: { ordinal: (date: string) => number; dated: (ordinal: number) => string },
): string[] | null {
  const all = dates.map(ordinal);
  if (all.length === 0) return [];
  const first = Math.min(...all);
  const length = Math.max(...all) - first + 1;
  return length > atMost ? null : Array.from({ length }, (_, i) => dated(first + i));
}

const monthsOf = {
  ordinal: (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1,
  dated: (month: number) =>
    `${yearsOf.dated(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, "0")}`,
};

const yearsOf = {
  ordinal: (date: string) => Number(date),
  dated: (year: number) => String(year).padStart(4, "0"),
};
