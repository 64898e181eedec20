import { languageProps } from "@/components/ui/language";
import { dateInWords } from "@/components/wording/dates";
import type { EditionCountClaim, EditionHop, EditionOtherClaim } from "@/lib/schemas/edition";

type Claim = EditionCountClaim | EditionOtherClaim;

/** Who said it, through whom, where and when, as one line: the claimant first. */
export function Attribution({ claim }: { claim: Claim }) {
  const { article, chain } = claim;
  const speaker = chain.findLast((hop) => hop.function === "speaks");
  const citing = chain.filter((hop) => hop.function === "speaks" && hop !== speaker);
  const relays = chain.filter(
    (hop) => hop.function === "relays" && hop.party?.id !== article.outlet.id,
  );
  return (
    <p className="max-w-[40rem]">
      <Claimant claim={claim} speaker={speaker} />
      {citing.length > 0 && `, cited by ${citing.map((hop) => nameOf(hop)).join(", cited by ")}`}
      {relays.length > 0 && `, via ${relays.map((hop) => nameOf(hop)).join(", via ")}`}, in{" "}
      <bdi className="font-serif" lang={article.language ?? undefined}>
        {article.outlet.name}
      </bdi>
      {article.publishedOn !== null && `, ${dateInWords(article.publishedOn)}`}
    </p>
  );
}

function Claimant({ claim, speaker }: { claim: Claim; speaker: EditionHop | undefined }) {
  if (claim.claimant !== null) {
    return (
      <>
        <strong className="font-semibold" dir="auto">
          {claim.claimant.name}
        </strong>
        {claim.speaksFor !== undefined && (
          <>
            , for <bdi>{claim.speaksFor.name}</bdi>
          </>
        )}
      </>
    );
  }
  if (speaker?.describedAs) {
    return (
      <>
        Somebody described as{" "}
        <span className="font-serif">
          “<bdi {...languageProps(claim.quote.language)}>{speaker.describedAs}</bdi>”
        </span>
      </>
    );
  }
  return <span>No speaker named</span>;
}

function nameOf({ party, describedAs }: EditionHop): string {
  return party?.name ?? describedAs ?? "somebody unnamed";
}
