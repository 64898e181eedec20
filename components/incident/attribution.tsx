import { languageProps } from "@/components/ui/language";
import { printed } from "@/components/ui/printed";
import { dateInWords } from "@/components/wording/dates";
import type { EditionCountClaim, EditionHop, EditionOtherClaim } from "@/lib/schemas/edition";

type Claim = EditionCountClaim | EditionOtherClaim;

/** Who said it, through whom, where and when, as one line: the claimant first. */
export function attribution(claim: Claim) {
  const { article, chain } = claim;
  const speaker = chain.findLast((hop) => hop.function === "speaks");
  return (
    <p className="said">
      {claimantOf(claim, speaker)}
      {`${citing(chain, speaker)}${relaying(chain, article.outlet.id)}, in `}
      <bdi lang={languageProps(article.language).lang}>{article.outlet.name}</bdi>
      {article.publishedOn !== null && `, ${dateInWords(article.publishedOn)}`}
    </p>
  );
}

function claimantOf({ claimant, speaksFor, quote }: Claim, speaker: EditionHop | undefined) {
  if (claimant !== null) {
    const name = <strong dir="auto">{claimant.name}</strong>;
    if (speaksFor === undefined) return name;
    return (
      <>
        {name}, for <bdi>{speaksFor.name}</bdi>
      </>
    );
  }
  if (!speaker?.describedAs) return "No speaker named";
  return <>Somebody described as {printed(speaker.describedAs, quote.language)}</>;
}

function citing(chain: readonly EditionHop[], speaker: EditionHop | undefined): string {
  const before = chain.filter((hop) => hop.function === "speaks" && hop !== speaker);
  return before.map((hop) => `, cited by ${nameOf(hop)}`).join("");
}

function relaying(chain: readonly EditionHop[], outlet: string): string {
  const relays = chain.filter((hop) => hop.function === "relays" && hop.party?.id !== outlet);
  return relays.map((hop) => `, via ${nameOf(hop)}`).join("");
}

function nameOf({ party, describedAs }: EditionHop): string {
  return party?.name ?? describedAs ?? "somebody unnamed";
}
