import { printed } from "@/components/ui/printed";
import { measureAnchors } from "@/components/wording/anchors";
import { unbroken } from "@/components/wording/unbroken";
import { otherKindWords } from "@/components/wording/words";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import type { EditionDocument, EditionOtherClaim } from "@/lib/schemas/edition";
import { unheldClaims } from "./contents";
import { otherClaimEntry } from "./other-claim-entry";
import type { HasPage } from "./scene";

/** Denials and statements, and whatever no responsibility above has taken up. */
export function OtherClaims(props: { document: EditionDocument; hasPage: HasPage }) {
  const { document, hasPage } = props;
  const claims = unheldClaims(document);
  if (claims.length === 0) return null;
  return (
    <section className="part" aria-labelledby="other-claims">
      <h2 id="other-claims">Other claims</h2>
      <ol>
        {claims.map((claim) =>
          otherClaimEntry(claim, "h3", <About claim={claim} document={document} />, hasPage),
        )}
      </ol>
    </section>
  );
}

function About({ claim, document }: { claim: EditionOtherClaim; document: EditionDocument }) {
  const { denies, holdsResponsible } = claim;
  if (holdsResponsible !== null) return <>of {holdsResponsible.name}</>;
  if (denies === null) return null;
  return (
    <>
      of{" "}
      {denies.claim === null ? (
        <DeniedMeasure denied={denies.measure} document={document} />
      ) : (
        <DeniedClaim id={denies.claim} document={document} />
      )}
    </>
  );
}

function DeniedClaim({ id, document }: { id: string; document: EditionDocument }) {
  const href = `#${claimAnchor(id)}`;
  const count = document.measures.flatMap(({ claims }) => claims).find((one) => one.id === id);
  const other = document.otherClaims.find((one) => one.id === id);
  if (count) {
    const { figure, quote } = count;
    const words =
      figure.text === null ? "a redacted figure" : printed(unbroken(figure.text), quote.language);
    return <a href={href}>{words}</a>;
  }
  if (!other) return "a claim that is not on this page";
  const who = other.holdsResponsible?.name;
  const words = who ? `what holds ${who} responsible` : otherKindWords[other.kind].toLowerCase();
  return <a href={href}>{words}</a>;
}

function DeniedMeasure(props: { denied: DeniedMeasureRef; document: EditionDocument }) {
  const { denied, document } = props;
  const { measures } = document;
  const counted = measures.findIndex(
    ({ measure }) =>
      measure.outcome === denied?.outcome &&
      measure.group === denied.group &&
      measure.of?.id === denied.of?.id,
  );
  const anchor = measureAnchors(measures)[counted];
  if (anchor !== undefined) return <a href={`#${anchor}`}>{measures[counted]?.title}</a>;
  const what = `${denied?.outcome}: ${denied?.group}`.replaceAll("_", " ");
  return `${what}${denied?.of ? ` of ${denied.of.name}` : ""}, which nobody counts here`;
}

type DeniedMeasureRef = NonNullable<EditionOtherClaim["denies"]>["measure"];
