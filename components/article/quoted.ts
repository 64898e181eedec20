import type { ArticleClaim } from "@/lib/schemas/article-page";

/** A stretch of a text: of the passage with that anchor, if of any; marked where it is a figure's wording. */
export interface Stretch {
  /** Where it begins, in UTF-16 code units. */
  at: number;
  text: string;
  passage: string | null;
  isMarked: boolean;
}

/** The fragment of a passage on its article's page. */
export function passageAnchor({ start, end }: ArticleClaim["quote"]): string {
  return `passage-${start}-${end}`;
}

/**
 * A text in paragraphs, each cut wherever a quote or a figure's wording begins or ends. A quote is looked
 * for near the place it was read at: the text may be another version, or words of it covered. What stands
 * there no more is not marked; of quotes that overlap the shorter is meant.
 */
export function quotedParagraphs(text: string, claims: readonly ArticleClaim[]): Stretch[][] {
  const placed = claims.flatMap((claim) => placesOf(text, claim));
  const quotes = placed.sort((a, b) => a.end - a.start - (b.end - b.start));
  const figures = quotes.flatMap(({ figure }) => figure ?? []);
  const cuts = [...quotes, ...figures].flatMap(({ start, end }) => [start, end]);
  const inOrder = [...new Set(cuts)].sort((a, b) => a - b);
  return paragraphsOf(text).map(({ start, end }) => {
    const inside = inOrder.filter((cut) => cut > start && cut < end);
    const bounds = [start, ...inside, end];
    return bounds.slice(0, -1).map((at, i) => {
      const until = bounds[i + 1] ?? end;
      const holds = (span: Span) => span.start <= at && until <= span.end;
      return {
        at,
        text: text.slice(at, until),
        passage: quotes.find(holds)?.passage ?? null,
        isMarked: figures.some(holds),
      };
    });
  });
}

interface Span {
  start: number;
  end: number;
}

function placesOf(
  text: string,
  { quote, figure }: ArticleClaim,
): (Span & { passage: string; figure: Span | null })[] {
  if (!quote.text) return [];
  const start = nearest(text, quote.text, quote.start);
  if (start < 0) return [];
  const wording = figure?.text ?? "";
  const within = wording === "" ? -1 : quote.text.indexOf(wording);
  const from = start + within;
  return [
    {
      start,
      end: start + quote.text.length,
      passage: passageAnchor(quote),
      figure: within < 0 ? null : { start: from, end: from + wording.length },
    },
  ];
}

/** Where words stand nearest to a place; -1 where they do not stand at all. */
function nearest(text: string, words: string, place: number): number {
  const after = text.indexOf(words, place);
  const before = text.lastIndexOf(words, place);
  if (after < 0 || before < 0) return Math.max(after, before);
  return after - place < place - before ? after : before;
}

function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/[^\n](?:\n?[^\n])*/g)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
}
