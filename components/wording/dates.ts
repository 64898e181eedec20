import { dateWords, periodWords } from "@/lib/domain/date-words";
import type { Period } from "@/lib/schemas/edition";

/** A date of the place in words (lib/domain/date-words.ts), its day kept with its month. */
export function dateInWords(date: string): string {
  const words = dateWords(date);
  return date.length < 10 ? words : words.replace(" ", "\u00a0");
}

/** A period in words, in the same way. */
export function periodInWords(period: Period): string {
  return together(periodWords(period));
}

/** A recorded moment in Universal Time, to the minute, which keeps its zone: "3 February 2026, 09:30 UTC". */
export function momentInWords(moment: string): string {
  const utc = moment.endsWith("Z") ? moment : new Date(moment).toISOString();
  return `${dateInWords(utc.slice(0, 10))}, ${utc.slice(11, 16)}\u00a0UTC`;
}

// The day of the month stays with its month at the end of a line.
function together(words: string): string {
  return words.replace(/\b(\d{1,2}) (?=[A-Z])/g, "$1\u00a0");
}
