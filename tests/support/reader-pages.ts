import type { Page } from "@playwright/test";
import { editionDocument } from "@/lib/schemas/edition";
import { expect } from "./page";
import { readerAddresses } from "./reader-addresses";

/**
 * Opens every page of readers, one after the other: each route that answers with one, at the incident with
 * most on it, and what is said where something is wrong or missing. `faultsOf` gives what is wrong with the page that is
 * open; all of it is gathered, so that one run tells everything. Fails where a page does not answer as it should.
 */
export async function faultsOfReaderPages(
  page: Page,
  faultsOf: () => Promise<readonly string[]>,
): Promise<string[]> {
  const well = [...(await routesWith(page)), "/incidents?query=zebra"];
  expect(well.length).toBeGreaterThan(13);
  const faults: string[] = [];
  for (const path of [...well, ...amiss]) {
    expect((await page.goto(path))?.ok(), path).toBe(well.includes(path));
    await expect(page.getByRole("heading").or(page.getByRole("figure")).first()).toBeVisible();
    faults.push(...(await faultsOf()).map((fault) => `${path}: ${fault}`));
  }
  return faults;
}

async function routesWith({ request }: Page): Promise<string[]> {
  const answer = await request.get(`/api/v1/incidents/${slug}`);
  const { measures } = editionDocument.parse(await answer.json());
  const { id: article = "none", outlet } =
    measures.flatMap(({ claims }) => claims)[0]?.article ?? {};
  const voices = measures.flatMap(({ origins }) => origins);
  const party = voices.flatMap((voice) => voice.party?.id ?? [])[0] ?? "none";
  const known = readerAddresses({
    slug,
    query: "herof",
    article,
    party,
    relay: outlet?.id,
    anchor,
  });
  return Object.values(known)
    .flat()
    .filter((path) => !/^\/(api|frame|robots)/.test(path));
}

const slug = "operation-herof-phase-ii";
const anchor = "killed-security-forces-of-pakistan";
const amiss = ["/nothing", "/incidents?from=2026-13&outcome=gone"];
