import "server-only";
import { dateField } from "@/lib/schemas/fields";

/**
 * The calendar day that a page's own date names, read as it is written and shifted to no zone:
 * "2026-02-01T23:30:00+05:30" is 1 February. Null where it is written in no known way.
 */
export function dayOf(text: string): string | null {
  const written = text.trim();
  const numeric = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)/.exec(written);
  if (numeric) return valid(numeric[1], numeric[2], numeric[3]);
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})\b/.exec(
    written,
  );
  if (dayFirst) return valid(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/.exec(written);
  if (monthFirst) return valid(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  return null;
}

/** Whether it is written in universal time, whose day may not be that of the place. */
export function isUniversal(text: string): boolean {
  return /\d(Z|[+-]00:?00)$/.test(text.trim());
}

function valid(year = "", month = "", day = ""): string | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return dateField.safeParse(date).success ? date : null;
}

function monthOf(name = ""): string {
  const index = months.findIndex((month) => name.toLowerCase().startsWith(month));
  return index < 0 ? "" : String(index + 1);
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
