/** What changed between two texts of one article, paragraph by paragraph. */
import { diffArrays, diffWordsWithSpace } from "diff";

export interface Piece {
  kind: "kept" | "removed" | "added";
  text: string;
}

/** A paragraph of both texts, of one of them, or of both with some words different. */
export type Paragraph = Piece | { kind: "changed"; pieces: Piece[] };

/**
 * Every paragraph of both texts in their order. Paragraphs that begin elsewhere in the same words are
 * removed there and added here. Bounded: of texts with next to nothing in common, one is removed as a
 * whole and the other added.
 */
export function paragraphChanges(before: string, after: string): Paragraph[] {
  const [old, now] = [paragraphsOf(before), paragraphsOf(after)];
  const runs = diffArrays(old, now, { maxEditLength: mostParagraphs });
  if (runs === undefined) return [...pieces("removed", old), ...pieces("added", now)];
  const paragraphs: Paragraph[] = [];
  let removed: string[] = [];
  for (const run of runs) {
    if (run.removed) removed = run.value;
    else if (run.added) {
      paragraphs.push(...paired(removed, run.value));
      removed = [];
    } else {
      paragraphs.push(...pieces("removed", removed), ...pieces("kept", run.value));
      removed = [];
    }
  }
  return [...paragraphs, ...pieces("removed", removed)];
}

/** Whether words still stand in a text, whatever its white space, quotation marks and dashes are. */
export function stillStands(text: string, words: string): boolean {
  return plain(text).includes(plain(words));
}

const mostParagraphs = 2_000;
const mostWords = 1_000;
/** How far on a paragraph is looked for that was changed. */
const farthest = 20;

function paragraphsOf(text: string): string[] {
  return text.split(/\n+/).filter((paragraph) => paragraph.trim() !== "");
}

function pieces(kind: Piece["kind"], texts: readonly string[]): Piece[] {
  return texts.map((text) => ({ kind, text }));
}

// What stands in the place of another paragraph and shares half of its words is that paragraph, changed.
function paired(removed: readonly string[], added: readonly string[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let [from, until] = [0, 0];
  for (const [index, text] of added.entries()) {
    const near = removed.slice(from, from + farthest);
    const match = from + near.findIndex((old) => isAlike(old, text));
    if (match < from) continue;
    paragraphs.push(...pieces("removed", removed.slice(from, match)));
    paragraphs.push(...pieces("added", added.slice(until, index)));
    paragraphs.push(changed(removed[match] ?? "", text));
    [from, until] = [match + 1, index + 1];
  }
  return [
    ...paragraphs,
    ...pieces("removed", removed.slice(from)),
    ...pieces("added", added.slice(until)),
  ];
}

function changed(before: string, after: string): Paragraph {
  const runs = diffWordsWithSpace(before, after, { maxEditLength: mostWords });
  if (runs === undefined) {
    return {
      kind: "changed",
      pieces: [...pieces("removed", [before]), ...pieces("added", [after])],
    };
  }
  return {
    kind: "changed",
    pieces: runs.map(({ value, added, removed }) => ({
      kind: added ? "added" : removed ? "removed" : "kept",
      text: value,
    })),
  };
}

function isAlike(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return (
    shared * 2 >= Math.min(one.size, other.size) && shared * 4 >= Math.max(one.size, other.size)
  );
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function plain(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u00AD\u200B]/g, "")
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐-―−]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}
