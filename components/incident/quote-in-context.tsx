import { languageProps } from "@/components/ui/language";
import { markedWords } from "@/components/wording/marked-words";
import type { EditionCountClaim } from "@/lib/schemas/edition";

/**
 * The words of the article, with the words around them, paler, and those of the figure (`words`)
 * marked as with a highlighter.
 */
export function quoteInContext(quote: EditionCountClaim["quote"], words: string | null) {
  if (quote.text === null) {
    return <p className="quote text-muted">The words of this claim were redacted.</p>;
  }
  const said = (
    <blockquote {...languageProps(quote.language)} className="quote">
      {quote.before !== "" && <span>{quote.before}</span>}
      {markedWords(quote.text, words)}
      {quote.after !== "" && <span>{quote.after}</span>}
    </blockquote>
  );
  if (quote.translation === null) return said;
  return (
    <>
      {said}
      <p className="quote-translation">
        Translation: {quote.translation.text}{" "}
        <span className="text-muted">(by {quote.translation.translator})</span>
      </p>
    </>
  );
}
