import type { Period } from "@/lib/schemas/edition";

/**
 * A calendar date of the place as a reader says it, no more precise than it was stated: "2026",
 * "February 2026", "1 February 2026", "1 February 2026, in the hour from 14:00". Never shifted to a
 * zone: it is not a moment.
 */
export function dateInWords(date: string): string {
  const [day = "", time] = date.split("T");
  const [year, month, dayOfMonth] = day.split("-");
  const monthAndYear = month === undefined ? year : `${months[Number(month) - 1]} ${year}`;
  // The day of the month stays with its month at the end of a line.
  const words =
    dayOfMonth === undefined ? monthAndYear : `${Number(dayOfMonth)}\u00a0${monthAndYear}`;
  return words + timeInWords(time);
}

/** A period, with what its ends share said once: "31 January – 1 February 2026", "1–3 February 2026". */
export function periodInWords({ start, end }: Period): string {
  if (start === end) return dateInWords(start);
  const from = dateInWords(start);
  const to = dateInWords(end);
  if (start.length !== end.length || start.includes("T")) return `${from} – ${to}`;
  if (start.slice(0, 4) !== end.slice(0, 4) || start.length === 4) return `${from} – ${to}`;
  if (start.slice(0, 7) !== end.slice(0, 7)) return `${from.slice(0, -5)} – ${to}`;
  return `${Number(start.slice(8))}–${to}`;
}

/** A recorded moment in Universal Time, to the minute: "3 February 2026, 09:30 UTC". */
export function momentInWords(moment: string): string {
  const utc = new Date(moment).toISOString();
  return `${dateInWords(utc.slice(0, 10))}, ${utc.slice(11, 16)} UTC`;
}

function timeInWords(time: string | undefined): string {
  if (time === undefined) return "";
  return time.includes(":") ? `, ${time}` : `, in the hour from ${time}:00`;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
