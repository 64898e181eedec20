import type { APIRequestContext } from "@playwright/test";
import { editionDocument } from "@/lib/schemas/edition";
import { readerAddresses } from "./reader-addresses";

/** The address of every page of readers, at the incident with most on it; each answers 200. */
export async function readerPages(request: APIRequestContext): Promise<string[]> {
  const answer = await request.get(`/api/v1/incidents/${slug}`);
  const { measures } = editionDocument.parse(await answer.json());
  const article = measures.flatMap(({ claims }) => claims)[0]?.article.id ?? "";
  // Whoever only passes on what others say has no page.
  const voices = measures.flatMap(({ origins }) => origins);
  const party = voices.flatMap((voice) => voice.party?.id ?? [])[0] ?? "";
  const known = readerAddresses({ slug, query: "herof", article, party, anchor });
  return Object.values(known)
    .flat()
    .filter((path) => !/^\/(api|robots)/.test(path));
}

const slug = "operation-herof-phase-ii";
const anchor = "killed-security-forces-of-pakistan";
