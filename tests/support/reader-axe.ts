import { editionDocument } from "@/lib/schemas/edition";
import { expect, expectAccessible, expectAccessibleInBoth, test } from "./page";
import { readerAddresses } from "./reader-addresses";

/**
 * Looks at every page of readers with axe: each route that answers with one, at the incident with most on
 * it, and what is said where something is wrong or missing; in light and dark, or in light alone. axe needs
 * scripts: for files of projects that have them.
 */
export function axeFindsNothingForReaders(how: "light and dark" | "light"): void {
  test(`axe finds nothing on any page of readers, ${how}`, async ({ page, allow }) => {
    test.setTimeout(180_000);
    allow(/40[04]/);
    const json = await page.request.get(`/api/v1/incidents/${slug}`);
    const { measures } = editionDocument.parse(await json.json());
    const claims = measures.flatMap((measure) => measure.claims);
    const article = claims[0]?.article.id ?? "none";
    const party = claims.find(({ claimant }) => claimant !== null)?.claimant?.id ?? "none";
    const known = Object.values(readerAddresses({ slug, query: "herof", article, party, anchor }));
    const look = how === "light" ? expectAccessible : expectAccessibleInBoth;
    // Gathered, so that one run tells all of them.
    const faults: string[] = [];
    for (const path of [...known.flat(), "/incidents?query=zebra", ...amiss]) {
      if (/^\/(api|frame|robots)/.test(path)) continue;
      const answer = await page.goto(path);
      expect(answer?.ok(), path).toBe(!amiss.includes(path));
      await expect(page.getByRole("heading").or(page.getByRole("figure")).first()).toBeVisible();
      await look(page).catch((fault: Error) => faults.push(`${path}: ${fault.message}`));
    }
    expect(faults).toEqual([]);
  });
}

const slug = "operation-herof-phase-ii";
const anchor = "killed-security-forces-of-pakistan";

const amiss = ["/nothing", "/incidents?from=2026-13&outcome=gone"];
