import { directionOf, languageProps } from "@/components/ui/language";
import { outwardLink } from "@/components/ui/outward-link";
import { snapshotWords } from "@/components/wording/words";
import type { EditionCountClaim } from "@/lib/schemas/edition";

/** The article by its headline, linked, and what kind of text we hold of it. */
export function articleLine({ url, headline, language, kind }: EditionCountClaim["article"]) {
  const held = snapshotWords[kind];
  return (
    <p className="article">
      {outwardLink(url, headline, {
        lang: languageProps(language).lang,
        dir: directionOf(language),
      })}
      {held !== null && (
        <>
          {" "}
          <span>({held})</span>
        </>
      )}
    </p>
  );
}
