/** Dates of the place in words: one wording for pages, sentences and JSON. */
import type { EventDate, Period } from "./timeline";

/**
 * A calendar date of the place as a reader says it, no more precise than it was stated: "2026",
 * "February 2026", "1 February 2026", "1 February 2026, in the hour from 14:00". Never shifted to a
 * zone: it is not a moment.
 */
export function dateWords(date: EventDate): string {
  const year = date.slice(0, 4);
  const month = date.slice(5, 7);
  const day = date.slice(8, 10);
  const time = date.slice(11);
  const monthAndYear = month === "" ? year : `${months[Number(month) - 1]} ${year}`;
  const words = day === "" ? monthAndYear : `${Number(day)} ${monthAndYear}`;
  return time === "" ? words : words + timeInWords(time);
}

/** A period, with what its ends share said once: "31 January – 1 February 2026", "1–3 February 2026". */
export function periodWords({ start, end }: Period): string {
  if (start === end) return dateWords(start);
  const from = dateWords(start);
  const to = dateWords(end);
  if (start.length !== end.length || start.includes("T")) return `${from} – ${to}`;
  if (start.slice(0, 4) !== end.slice(0, 4) || start.length === 4) return `${from} – ${to}`;
  if (start.slice(0, 7) !== end.slice(0, 7)) return `${from.slice(0, -5)} – ${to}`;
  return `${Number(start.slice(8))}–${to}`;
}

function timeInWords(time: string): string {
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
