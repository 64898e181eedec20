export interface Piece {
  /** Where it begins, in UTF-16 code units. */
  at: number;
  text: string;
  isMarked: boolean;
}

/** A text in pieces, each of some wordings marked where it first stands; those that overlap are joined. */
export function piecesOf(text: string, wordings: readonly string[]): Piece[] {
  const spans = [...new Set(wordings)]
    .map((wording) => ({
      start: wording === "" ? -1 : text.indexOf(wording),
      length: wording.length,
    }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let end = 0;
  for (const { start, length } of spans) {
    const from = Math.max(start, end);
    const to = start + length;
    if (to <= end) continue;
    if (from > end) pieces.push({ at: end, text: text.slice(end, from), isMarked: false });
    pieces.push({ at: from, text: text.slice(from, to), isMarked: true });
    end = to;
  }
  if (end < text.length) pieces.push({ at: end, text: text.slice(end), isMarked: false });
  return pieces;
}
