import type { EditionDocument } from "@/lib/schemas/edition";

/** An incident's claims to choose from, each with its figure, who says it, and where. */
export function claimChoices(document: EditionDocument): { value: string; label: string }[] {
  const counts = document.measures.flatMap(({ title, claims }) =>
    claims.map((claim) => ({ claim, words: claim.figure.text ?? "redacted", title })),
  );
  const others = document.otherClaims.map((claim) => ({
    claim,
    words: shortened(claim.quote.text ?? "redacted"),
    title: claim.kind,
  }));
  return [...counts, ...others].map(({ claim, words, title }) => ({
    value: claim.id,
    label: `“${words}”, ${title}: ${claim.claimant?.name ?? "nobody named"}, in ${claim.article.outlet.name}`,
  }));
}

/** Its measures, one choice each, whatever their basis and window. */
export function measureChoices(document: EditionDocument): { value: string; label: string }[] {
  const choices = document.measures.map(({ measure }) => ({
    value: [measure.outcome, measure.group, measure.of?.id ?? ""].join(" "),
    label: `${measure.outcome.replaceAll("_", " ")}: ${measure.group.replaceAll("_", " ")}${measure.of ? ` of ${measure.of.name}` : ""}`,
  }));
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()];
}

function shortened(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 90).replace(/\S*$/, "")}…`;
}
