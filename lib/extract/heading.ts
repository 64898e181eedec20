/** What the first lines of a pasted article say of it, before its first sentence begins. */
export interface Heading {
  headline: string | null;
  outlet: string | null;
  /** As printed, without "By". */
  byline: string | null;
  /** As printed before the first sentence: "SARAV, Feb 3 (Northwire)". */
  dateline: string | null;
  /** YYYY-MM-DD, where a line gives day, month and year; shifted to no zone. */
  publishedOn: string | null;
  /** Where the text of the article begins, in UTF-16 code units. */
  bodyAt: number;
}

/**
 * Guesses headline, outlet, byline, dateline and day from the lines before the first paragraph, as they
 * come when a page is copied: the outlet's name, the headline, "By …", "Published: 3 February 2026",
 * "Share". A guess for somebody to look over: what is not plain is null, and the text from `bodyAt` on is
 * as it was pasted. At most twelve lines are looked at, and of each the first 300 characters.
 */
export function headingOf(text: string): Heading {
  const lines = linesOf(text);
  const body = lines.find((line) => isParagraph(line.text));
  const dateline = body === undefined ? null : datelineOf(body.text);
  const none = { headline: null, outlet: null, byline: null, publishedOn: null };
  const day = dateline === null ? null : dayIn(dateline);
  if (body === undefined || body === lines[0]) {
    return { ...none, publishedOn: day, dateline, bodyAt: lines[0]?.start ?? 0 };
  }
  const head = lines.slice(0, lines.indexOf(body)).map(({ text: line }) => line);
  const bylineAt = head.findIndex((line) => bylinePattern.test(line));
  const dayAt = head.findIndex((line) => line.length <= 100 && dayIn(line) !== null);
  const titles = head.filter(
    (line, at) => at !== bylineAt && at !== dayAt && !furniture.test(line) && words(line) > 0,
  );
  const { headline, outlet } = titled(titles);
  return {
    headline,
    outlet,
    byline: bylineAt < 0 ? null : bylineOf(head[bylineAt] ?? ""),
    dateline,
    publishedOn: dayIn(head[dayAt] ?? "") ?? day,
    bodyAt: body.start,
  };
}

const mostLines = 12;
const longest = 300;

function linesOf(text: string): { text: string; start: number }[] {
  const lines: { text: string; start: number }[] = [];
  let start = 0;
  while (start < text.length && lines.length < mostLines) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, Math.min(end, start + longest));
    const trimmed = line.trim();
    if (trimmed !== "") lines.push({ text: trimmed, start: start + line.indexOf(trimmed) });
    start = end + 1;
  }
  return lines;
}

/** A sentence with its mark, or what opens with place, day and agency; headlines have neither. */
function isParagraph(line: string): boolean {
  if (bylinePattern.test(line) || (furniture.test(line) && line.length < 80)) return false;
  if (line.length >= longest - 20) return true;
  if (datelineOf(line) !== null && words(line) > 8) return true;
  return words(line) >= 9 && /[.!?]["”’']?$/.test(line) && !/\b(?:\d{4}|[ap]m)\.$/i.test(line);
}

/**
 * The headline, and the outlet where it stands before it alone on its line, or behind it as pages are
 * titled: "Raid leaves 12 dead | The Hill Courier".
 */
function titled(lines: readonly string[]): Pick<Heading, "headline" | "outlet"> {
  const [first = "", second = ""] = lines;
  if (first === "") return { headline: null, outlet: null };
  const behind = /^(?<headline>.{12,}?)\s+[|–—-]\s+(?<name>[^|]{2,40})$/u.exec(first)?.groups;
  if (behind?.headline && behind.name && isName(behind.name) && words(behind.headline) >= 4) {
    return { headline: behind.headline, outlet: behind.name };
  }
  if (words(second) >= 4 && words(first) <= 5 && isName(first)) {
    return { headline: second, outlet: first };
  }
  return { headline: words(first) >= 3 ? first : null, outlet: null };
}

/** Every word but the small ones begins with a capital, and no number stands in it. */
function isName(line: string): boolean {
  return (
    !/\d|[.!?:;]$/.test(line) &&
    line.split(/\s+/).every((word) => /^(?:\p{Lu}|of|the|and|de|la|el|&)/u.test(word))
  );
}

function bylineOf(line: string): string {
  return line
    .replace(bylinePattern, "")
    .replace(/\s*[|•·].*$/u, "")
    .trim();
}

/** "SARAV, Feb 3 (Northwire)", "KABUL (AP)", "SARAV, 3 FEB 26 (RADIO NORTE)": up to its dash or colon. */
function datelineOf(line: string): string | null {
  const found =
    /^(?<words>\p{Lu}[^\n.!?]{1,70}?\([^()\n]{2,40}\))\s{0,2}(?:--?|[–—:])?\s+\S/u.exec(line)
      ?.groups ??
    /^(?<words>\p{Lu}[\p{Lu}\p{M}' .-]{2,40}(?:,\s[^\n.!?—–]{2,40})?)\s?(?:--|[–—])\s?\S/u.exec(
      line,
    )?.groups ??
    /^(?<words>\p{Lu}[\p{Lu}\p{M}' .-]{2,40}):\s/u.exec(line)?.groups;
  const printed = found?.words?.trim() ?? null;
  if (printed === null) return null;
  // "The Ridge Army (RA) said": a name with its letters, and neither place nor day.
  const place =
    printed
      .replace(/\([^()]*\)$/, "")
      .split(",")[0]
      ?.trim() ?? "";
  const isPlace = words(place) <= 3 && (place === place.toUpperCase() || /,.*\d/.test(printed));
  return isPlace ? printed : null;
}

/** The day that a line gives with its year, as it is written; null where any of the three is missing. */
function dayIn(line: string): string | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(line);
  if (iso) return calendarDay(iso[1], Number(iso[2]), iso[3]);
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}{3,9})\.?,?\s+(\d{4})\b/u.exec(line);
  if (dayFirst) return calendarDay(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /\b(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(line);
  if (monthFirst) return calendarDay(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  return null;
}

function calendarDay(year = "", month = 0, day = ""): string | null {
  const number = Number(day);
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const last = month === 2 && leap ? 29 : (lengths[month - 1] ?? 0);
  if (number < 1 || number > last || Number(year) < 1500) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}`;
}

function monthOf(name = ""): number {
  const low = name.toLowerCase();
  return low.length < 3
    ? 0
    : months.findIndex((month) => month.startsWith(low) || low === `${month.slice(0, 3)}t`) + 1;
}

function words(line: string): number {
  return line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const bylinePattern = /^(?:(?:written |reported )?by|words by)[: ]\s*(?=\p{Lu})/iu;
/** What pages print around an article and nobody wrote: buttons, sections, times of reading. */
const furniture =
  /^(?:share|tweet|print|save|comment(?:s)?|listen|follow|subscribe|advertisement|read more|home|menu|\d+ min(?:ute)?s? read|updated?:?|published:?|last (?:updated|modified)|image source|photo|file photo|getty images)\b/iu;
const months =
  "january february march april may june july august september october november december".split(
    " ",
  );
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
