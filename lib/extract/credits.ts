import { agencyNames, looksLikeAgency } from "./agencies";

/** Words of an article that say whose matter it uses. Spans are in UTF-16 code units. */
export interface Credit {
  /**
   * `credit_line`: words that say so ("With inputs from IANS", "(IANS)" at the end); `dateline`: place
   * and day with an agency in brackets; `byline`: an agency where the writer's name would stand.
   */
  form: "credit_line" | "dateline" | "byline";
  /** As printed, without an article; null where agencies are credited without a name. */
  agency: string | null;
  /** The name's own words; null where there is none. */
  agencySpan: { start: number; end: number } | null;
  /** The whole of the words that credit. */
  span: { start: number; end: number };
}

/**
 * The credit lines, datelines and agency bylines of a text, in its order; one entry for each agency
 * that a line names. Lines are looked at one by one and only their beginnings and ends, so the time
 * grows with the length of the text and no further.
 */
export function creditLines(text: string): Credit[] {
  const found: Credit[] = [];
  const lines = linesOf(text);
  for (const [i, line] of lines.entries()) {
    const isHead = i < headLines;
    const isFoot = i >= lines.length - footLines;
    const credits = [
      ...dateline(line),
      ...(isHead ? byline(line) : []),
      ...creditingWords(line, isHead || isFoot),
      ...signature(line),
    ];
    found.push(...withoutOverlap(credits));
  }
  return found;
}

/** A line of the text without the white space around it, and where it begins. */
interface Line {
  text: string;
  start: number;
}

const headLines = 6;
const footLines = 6;
/** A credit is short: what goes on for longer is the article itself. */
const longestCredit = 240;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== "") lines.push({ text: trimmed, start: start + raw.indexOf(trimmed) });
    start = end + 1;
  }
  return lines;
}

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
// What stands before the agency: a place, perhaps with its country, and perhaps the day.
const placeAndDay = new RegExp(
  "^(?:\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}(?:[ ,/]{1,2}[\\p{L}\\[(][\\p{L}\\p{M}'’.)\\]-]{0,30}){0,5}?)?" +
    `(?<date>[ ,(]{0,3}(?:${month} \\d{1,2}|\\d{1,2} ${month})(?:,? \\d{4})?)?[ ,]{0,2}[-–—]{0,2} ?$`,
  "iu",
);

// "QUETTA, Jan 31 (Reuters) -", "Quetta, Feb 1 (IANS)", "KABUL (AP) —", "(Reuters) -". A group that is
// introduced with its letters in brackets, "The Baloch Liberation Army (BLA)", has neither day nor dash.
function dateline(line: Line): Credit[] {
  const head = line.text.slice(0, 160);
  for (const match of head.matchAll(
    /[([](?<agency>[^()[\]\n]{2,60})[)\]](?<dash> {0,2}(?:[-–—]{1,3}|:))?/gu,
  )) {
    const { agency: named = "", dash } = match.groups ?? {};
    const before = head.slice(0, match.index);
    const place = placeAndDay.exec(before);
    if (!place || /^\p{Ll}/u.test(before)) continue;
    const signs =
      (place.groups?.date ? 2 : 0) + (dash ? 1 : 0) + (agencyNames(named).length > 0 ? 2 : 0);
    // Alone on its line it is a signature.
    if (signs < 2 || (before === "" && !dash)) continue;
    const span = { start: line.start, end: line.start + match.index + match[0].length };
    const credits = agenciesIn(named, line.start + match.index + 1);
    if (!credits.every(({ agency }) => agency !== null && looksLikeAgency(agency))) continue;
    return credits.map((credit) => ({ form: "dateline" as const, ...credit, span }));
  }
  return [];
}

// "By AFP", "Reuters", "IANS | Feb 1, 2026": only names that are known, or a writer would be one.
function byline(line: Line): Credit[] {
  if (line.text.length > 100) return [];
  const match =
    /^(?<by>(?:by|from)[: ]\s*)?(?<name>[^|,:;()•·\n]{2,60}?)(?<rest>\s*(?:[|,•·].*|staff|news desk|report)?)$/iu.exec(
      line.text,
    );
  const name = match?.groups?.name;
  if (!match || !name) return [];
  const at = line.start + (match.groups?.by?.length ?? 0);
  const span = { start: line.start, end: line.start + line.text.length };
  const credits = agenciesIn(name, at);
  if (!credits.every(({ agency }) => agency && agencyNames(agency).length > 0)) return [];
  return credits.map((credit) => ({ form: "byline" as const, ...credit, span }));
}

const inputs = "(?:inputs?|reporting|reports|material|information|files|feeds|content)";
// An article's own words never stand between "with" and "inputs": the names are as many as a line holds.
const names = "(?<names>[\\p{L}\\p{M}\\p{N}][^.;:!?()\\n]{0,120}?)";
const creditPatterns = [
  `(?:with|based on) (?:additional |further |some |agency )?${inputs} (?:from|by|of) ${names}`,
  `with ${names} ${inputs}`,
  `(?:additional )?(?:inputs|reporting) (?:from|by) ${names}`,
  `${names} (?:also )?contributed to this (?:report|story|article|dispatch)`,
  `(?:this|the) (?:report|story|article|news|copy)(?: \\w+){0,4} (?:published|produced|provided|distributed|syndicated|supplied|taken|sourced|carried) (?:by|from) ${names}`,
  `(?:source|sources|courtesy|credit|agency|via)(?:: ?| of ){1}${names}`,
  `(?:©|\\(c\\)|copyright)(?: \\(c\\)| ©)? ?(?:\\d{4} )?(?:by )?${names}`,
].map((pattern) => new RegExp(`^[\\s*_([—–-]{0,4}${pattern}[\\s.*_)\\]]{0,5}$`, "iu"));

// Words that credit stand alone on a line, in brackets at its end, or as its last sentence.
function creditingWords(line: Line, isEdge: boolean): Credit[] {
  return segmentsOf(line, isEdge).flatMap((segment) => {
    for (const pattern of creditPatterns) {
      const match = pattern.exec(segment.text);
      const named = match?.groups?.names;
      if (!match || !named) continue;
      const at = segment.start + match[0].lastIndexOf(named);
      const span = { start: segment.start, end: segment.start + segment.text.length };
      return agenciesIn(named, at)
        .filter(({ agency }) => agency === null || isProper(agency))
        .map((credit) => ({ form: "credit_line" as const, ...credit, span }));
    }
    return [];
  });
}

function segmentsOf(line: Line, isEdge: boolean): Line[] {
  const segments: Line[] = [];
  if (line.text.length <= longestCredit) segments.push(line);
  const tailFrom = Math.max(0, line.text.length - longestCredit);
  const tail = line.text.slice(tailFrom);
  const bracketed = /[([][^()[\]]{4,200}[)\]]\.?$/u.exec(tail);
  if (bracketed && bracketed.index + tailFrom > 0) {
    segments.push({ text: bracketed[0], start: line.start + tailFrom + bracketed.index });
  }
  const stop = Math.max(...[". ", ".” ", '." ', "? "].map((mark) => tail.lastIndexOf(mark)));
  if (isEdge && stop > 0) {
    const from = tail.indexOf(" ", stop) + 1;
    segments.push({ text: tail.slice(from), start: line.start + tailFrom + from });
  }
  return segments;
}

// "… he said. (IANS)", "… he said. — AFP", or the same alone on a line. In brackets after the end of a
// sentence letters alone are a name; after a dash they may be anybody's, and the name must be known.
function signature(line: Line): Credit[] {
  const tailFrom = Math.max(0, line.text.length - 80);
  const tail = line.text.slice(tailFrom);
  const bracketed = /(?:^|[.!?…”"’']\s{0,2})(?<all>[([](?<name>[^()[\]]{2,60})[)\]])\.?$/u.exec(
    tail,
  );
  const dashed = /(?:^|[.!?…”"’']\s{0,2})(?<all>[-–—]{1,3} ?(?<name>[^-–—.!?]{2,40}))\.?$/u.exec(
    tail,
  );
  const match = bracketed ?? dashed;
  const { all, name } = match?.groups ?? {};
  if (!match || !all || !name) return [];
  const start = line.start + tailFrom + match.index + match[0].indexOf(all);
  const accepts = bracketed
    ? looksLikeAgency
    : (agency: string) => agencyNames(agency).length > 0 || /^agencies$/i.test(agency);
  const credits = agenciesIn(name, start + all.indexOf(name));
  if (!credits.every(({ agency }) => agency === null || accepts(agency))) return [];
  const span = { start, end: start + all.length };
  return credits.map((credit) => ({ form: "credit_line" as const, ...credit, span }));
}

/** "AFP and Reuters", "PTI/ANI", "agencies": the names in a list, each where it stands. */
function agenciesIn(list: string, start: number): Pick<Credit, "agency" | "agencySpan">[] {
  const found: Pick<Credit, "agency" | "agencySpan">[] = [];
  for (const match of list.matchAll(/[^,/&+|]+/gu)) {
    for (const part of parted(match[0])) {
      const lead =
        /^\s*(?:the |news agency |agency |our |its )?/iu.exec(part.text)?.[0].length ?? 0;
      const name = part.text
        .slice(lead)
        .trimEnd()
        .replace(/[’']s$/u, "");
      if (name.length < 2) continue;
      const at = start + match.index + part.at + lead;
      if (unnamed.test(name)) found.push({ agency: null, agencySpan: null });
      else found.push({ agency: name, agencySpan: { start: at, end: at + name.length } });
    }
  }
  return found;
}

const unnamed = /^(?:news )?(?:agency|agencies|wires?|wire services|bureau|correspondents?)$/iu;

function parted(text: string): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = [];
  let at = 0;
  for (const match of text.matchAll(/(?:^|\s)and\s/giu)) {
    parts.push({ text: text.slice(at, match.index), at });
    at = match.index + match[0].length;
  }
  parts.push({ text: text.slice(at), at });
  return parts;
}

// A name begins with a capital or a digit, and is no sentence.
function isProper(name: string): boolean {
  return (
    agencyNames(name).length > 0 || (/^[\p{Lu}\p{N}]/u.test(name) && name.split(/\s+/u).length <= 6)
  );
}

// The same words are a credit once, however many patterns meet them; nobody's name beside a name is none.
function withoutOverlap(credits: readonly Credit[]): Credit[] {
  const kept: Credit[] = [];
  for (const credit of [...credits].sort((a, b) => Number(!a.agency) - Number(!b.agency))) {
    const place = credit.agencySpan ?? credit.span;
    const isTaken = kept.some((other) => {
      const taken = credit.agencySpan ? (other.agencySpan ?? other.span) : other.span;
      return taken.start < place.end && place.start < taken.end;
    });
    if (!isTaken) kept.push(credit);
  }
  return kept;
}
