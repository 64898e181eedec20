/** Where words stand in a text, for whoever types or selects them. Offsets are UTF-16 code units. */

export type Place =
  | { kind: "found"; start: number; end: number; occurrence: number; of: number }
  | { kind: "absent" }
  | { kind: "several"; of: number };

/**
 * The place of words in a text: the one that begins at `at`, where they stand there; else the only
 * one. Empty words stand nowhere.
 */
export function placeOf(text: string, words: string, at: number | null): Place {
  if (words === "") return { kind: "absent" };
  const starts = startsOf(text, words);
  const [only] = starts;
  if (only === undefined) return { kind: "absent" };
  const chosen = at !== null && starts.includes(at) ? at : starts.length === 1 ? only : null;
  if (chosen === null) return { kind: "several", of: starts.length };
  return {
    kind: "found",
    start: chosen,
    end: chosen + words.length,
    occurrence: starts.indexOf(chosen) + 1,
    of: starts.length,
  };
}

/** The same inside a span of the text: the one that begins at `at`, else the first. */
export function placeWithin(
  text: string,
  words: string,
  within: { start: number; end: number },
  at: number | null,
): Place {
  const inside = startsOf(text.slice(within.start, within.end), words).map((s) => s + within.start);
  const [first] = inside;
  if (first === undefined || words === "") return { kind: "absent" };
  const start = at !== null && inside.includes(at) ? at : first;
  const occurrence = inside.indexOf(start) + 1;
  return { kind: "found", start, end: start + words.length, occurrence, of: inside.length };
}

function startsOf(text: string, words: string): number[] {
  const starts: number[] = [];
  if (words === "") return starts;
  for (let at = text.indexOf(words); at >= 0 && starts.length < 1000; ) {
    starts.push(at);
    at = text.indexOf(words, at + 1);
  }
  return starts;
}
