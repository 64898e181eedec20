import type { EditionCountClaim, EditionMeasure, EditionOtherClaim } from "@/lib/schemas/edition";
import { setText } from "@/lib/schemas/set-text";

/** Where an incident is read, as a page and as JSON, each of its editions, and what can be taken away. */
export const addresses = {
  incident: (slug: string) => `/incidents/${slug}`,
  history: (slug: string) => `/incidents/${slug}/history`,
  historyJson: (slug: string) => `/api/v1/incidents/${slug}/history`,
  json: (slug: string) => `/api/v1/incidents/${slug}`,
  edition: (slug: string, number: number) => `/incidents/${slug}/editions/${number}`,
  said: (slug: string, number: number) => `/incidents/${slug}/editions/${number}/said`,
  editionJson: (slug: string, number: number) => `/api/v1/incidents/${slug}/editions/${number}`,
  editionFile: (slug: string, number: number, file: string) =>
    `/api/v1/incidents/${slug}/editions/${number}/${file}`,
  picture: (slug: string, number: number, anchor: string) =>
    `/api/v1/incidents/${slug}/editions/${number}/figures/${anchor}.svg`,
  pixels: (slug: string, number: number, anchor: string) =>
    `/api/v1/incidents/${slug}/editions/${number}/figures/${anchor}.png`,
  card: (slug: string, number: number, anchor: string) =>
    `/api/v1/incidents/${slug}/editions/${number}/figures/${anchor}.card.png`,
  embed: (slug: string, number: number, anchor: string) => `/embed/${slug}/${number}/${anchor}`,
  party: (id: string) => `/parties/${id}`,
  partyJson: (id: string) => `/api/v1/parties/${id}`,
  namedIn: (party: string) => `/incidents?party=${party}`,
  article: (id: string) => `/articles/${id}`,
  articleJson: (id: string) => `/api/v1/articles/${id}`,
  feed: (slug: string) => `/api/v1/incidents/${slug}/editions.atom`,
};

/** Where a finding on a measure is recorded, filled in by a rule where one is picked. */
export function findingAddress(
  incident: string,
  measure: Pick<EditionMeasure, "measure">,
  rule?: string,
): string {
  const query = new URLSearchParams({ set: setText(measure), ...(rule && { rule }) });
  return `/desk/incidents/${incident}/find?${query}`;
}

/** Where a reader says that something is wrong: on a page, with a measure of it; or a claim, wherever it stands. */
export function objectionAddress(
  about: { page: string; measure?: string } | { claim: string },
): string {
  return `/objections/new?${new URLSearchParams(about)}`;
}

/** What was answered and replied on one incident. */
export function correctionsAddress(slug: string): string {
  return `/corrections?${new URLSearchParams({ incident: slug })}`;
}

/** A claim in a list to choose from: its words, who says them, and where. */
export function claimInWords(claim: EditionCountClaim | EditionOtherClaim): string {
  const printed = "figure" in claim ? claim.figure.text : shortened(claim.quote.text);
  return `“${printed ?? "redacted"}”, ${claim.claimant?.name ?? "nobody named"}, in ${claim.article.outlet.name}`;
}

function shortened(text: string | null): string | undefined {
  if (text === null || text.length <= 90) return text ?? undefined;
  return `${text.slice(0, 90).replace(/\S*$/, "")}…`;
}
