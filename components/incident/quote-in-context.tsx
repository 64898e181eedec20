import { languageProps } from "@/components/ui/language";
import { markWords } from "@/components/wording/marking";
import type { EditionCountClaim } from "@/lib/schemas/edition";

/**
 * The words of the article, with the words around them, paler, and those of the figure marked as
 * with a highlighter.
 */
export function QuoteInContext(props: {
  quote: EditionCountClaim["quote"];
  marked: string | null;
}) {
  const { quote } = props;
  if (quote.text === null) {
    return (
      <p className="my-2 max-w-[40rem] border-s-2 border-hairline ps-4 text-muted">
        The words of this claim were redacted.
      </p>
    );
  }
  const { before, marked, after } = markWords(quote.text, props.marked ?? "");
  return (
    <div className="my-2 max-w-[40rem] border-s-2 border-hairline ps-4">
      <blockquote {...languageProps(quote.language)} className="font-serif">
        <span className="text-muted">{quote.before}</span>
        {before}
        {marked !== "" && <mark>{marked}</mark>}
        {after}
        <span className="text-muted">{quote.after}</span>
      </blockquote>
      {quote.translation !== null && (
        <p className="mt-1 text-small">
          Translation: {quote.translation.text}{" "}
          <span className="text-muted">(by {quote.translation.translator})</span>
        </p>
      )}
    </div>
  );
}
