/**
 * A moment of an address: ISO 8601 with a zone or without one, which is then Universal Time; a day alone
 * is the end of it. Null for anything else, for days that no calendar has, and for years beyond four digits.
 */
export function readMoment(text: string): Date | null {
  const [, day, time, zone] = shape.exec(text) ?? [];
  if (day === undefined) return null;
  const moment = new Date(`${day}T${time ?? "23:59:59.999"}${zone ?? "Z"}`);
  if (Number.isNaN(moment.getTime())) return null;
  // 31 February is read as a day of March.
  const start = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(day) ? moment : null;
}

const shape =
  /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;
