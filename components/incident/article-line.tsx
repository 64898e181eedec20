import { languageProps } from "@/components/ui/language";
import { OutwardLink } from "@/components/ui/outward-link";
import { snapshotWords } from "@/components/wording/words";
import type { EditionCountClaim } from "@/lib/schemas/edition";

/** The article by its headline, linked, and what kind of text we hold of it. */
export function ArticleLine({ article }: { article: EditionCountClaim["article"] }) {
  const kind = snapshotWords[article.kind];
  return (
    <p className="max-w-[40rem] text-small">
      <OutwardLink url={article.url}>
        <bdi {...languageProps(article.language)}>{article.headline}</bdi>
      </OutwardLink>
      {kind !== null && (
        <>
          {" "}
          <span className="inline-block text-muted">({kind})</span>
        </>
      )}
    </p>
  );
}
