/**
 * Dates of the place: calendar dates as precise as they were stated ("2026-02", "2026-02-01T14:30"),
 * never moments and never in a zone. Two of them are in a known order only when every reading of
 * one lies before every reading of the other.
 */

/** "2026", "2026-02", "2026-02-01", "2026-02-01T14" or "2026-02-01T14:30". */
export type EventDate = string;

export interface Period {
  start: EventDate;
  end: EventDate;
}

/** Whether the text is a calendar date of the years 1000 to 9999, at any of the five precisions. */
export function isEventDate(text: string): boolean {
  if (!shape.test(text)) return false;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = text.split(/[-T:]/).map(Number);
  return (
    year >= 1000 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour < 24 &&
    minute < 60
  );
}

/** Whether `a` is known to lie before `b`: its last possible moment before b's first. */
export function knownBefore(a: EventDate, b: EventDate): boolean {
  return lastMinute(a) < firstMinute(b);
}

/** Whether the period's end does not lie before its start, to the precision stated. */
export function inOrder({ start, end }: Period): boolean {
  return firstMinute(start) <= lastMinute(end);
}

/** Whether two dates agree as far as the less precise of them says. */
export function agrees(a: EventDate, b: EventDate): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** Whether two periods agree at both ends as far as the less precise end says. */
export function samePeriod(a: Period, b: Period): boolean {
  return agrees(a.start, b.start) && agrees(a.end, b.end);
}

/** Whether the outer period holds every moment of the inner one. */
export function covers(outer: Period, inner: Period): boolean {
  return (
    firstMinute(outer.start) <= firstMinute(inner.start) &&
    lastMinute(outer.end) >= lastMinute(inner.end)
  );
}

/** The first and the last calendar day that a date may mean. */
export function firstDay(date: EventDate): string {
  return firstMinute(date).slice(0, 10);
}
export function lastDay(date: EventDate): string {
  return lastMinute(date).slice(0, 10);
}

const shape = /^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2})?)?)?)?$/;

function firstMinute(date: EventDate): string {
  return date + "0000-01-01T00:00".slice(date.length);
}

function lastMinute(date: EventDate): string {
  // Most dates are days, which are looked at more often than anything else here.
  if (date.length >= 10) return date + "9999-12-31T23:59".slice(date.length);
  const [year = 0, month = 12] = date.slice(0, 7).split("-").map(Number);
  return date + `9999-12-${daysIn(year, month)}T23:59`.slice(date.length);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
