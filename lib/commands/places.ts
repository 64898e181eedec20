import "server-only";
import { AppError } from "@/lib/errors";
import type { Span } from "@/lib/schemas/claim";
import type { LoadWords } from "@/lib/schemas/load";

/** Where words stand in a snapshot's text, in UTF-16 code units. Throws `invalid`, naming the place. */
export class Places {
  constructor(private readonly text: string) {}

  /** In the whole text: there once, or as often as `occurrence` says. */
  inText(words: LoadWords, path: string): Span {
    return this.find(words, { start: 0, end: this.text.length }, path, "the text", "only");
  }

  /** Inside the quote: the first of several, unless `occurrence` says otherwise. */
  inQuote(words: LoadWords, quote: Span, path: string): Span {
    return this.find(words, quote, path, "the quote", "first");
  }

  /** Inside the quote if they stand there; else in the whole text, as `inText`. */
  nearQuote(words: LoadWords, quote: Span, path: string): Span {
    const inside =
      typeof words === "string" && this.text.slice(quote.start, quote.end).includes(words);
    return inside ? this.inQuote(words, quote, path) : this.inText(words, path);
  }

  private find(
    words: LoadWords,
    within: Span,
    path: string,
    where: string,
    ofSeveral: "only" | "first",
  ): Span {
    const wanted = typeof words === "string" ? { words, occurrence: undefined } : words;
    const starts = this.occurrences(wanted.words, within, wanted.occurrence ?? 2);
    const start = starts[(wanted.occurrence ?? 1) - 1];
    if (start === undefined) {
      const times = starts.length > 0 ? ` ${wanted.occurrence} times, only ${starts.length}` : "";
      return refuse(path, `“${shown(wanted.words)}” does not stand in ${where}${times}.`);
    }
    if (ofSeveral === "only" && wanted.occurrence === undefined && starts.length > 1) {
      return refuse(
        path,
        `“${shown(wanted.words)}” stands in ${where} more than once: say which with "occurrence".`,
      );
    }
    return { start, end: start + wanted.words.length };
  }

  private occurrences(words: string, within: Span, enough: number): number[] {
    const found: number[] = [];
    const last = within.end - words.length;
    for (let from = within.start; found.length < enough; ) {
      const start = this.text.indexOf(words, from);
      if (start === -1 || start > last) break;
      found.push(start);
      from = start + 1;
    }
    return found;
  }
}

function shown(words: string): string {
  return words.length > 80 ? `${words.slice(0, 80)}…` : words;
}

function refuse(path: string, message: string): never {
  throw new AppError("invalid", `${path}: ${message}`, [{ path, message }]);
}
