import { axeFaults, expect, expectAccessible, overhangOf, test } from "@/tests/support/page";
import { faultsOfReaderPages } from "@/tests/support/reader-pages";

test("axe finds nothing on a phone, and nothing scrolls sideways, however narrow", async ({
  page,
  allow,
}) => {
  test.setTimeout(180_000);
  allow(/40[04]/);
  const usual = page.viewportSize() ?? { width: 390, height: 844 };
  const faults = await faultsOfReaderPages(page, async () => {
    const found = await axeFaults(() => expectAccessible(page));
    // The narrowest phone, and where a page begins to have a margin.
    for (const width of [320, 640]) {
      await page.setViewportSize({ ...usual, width });
      const root = page.locator("html");
      await expect.poll(() => root.evaluate((it) => it.clientWidth)).toBe(width);
      const overhang = await overhangOf(page);
      if (overhang !== 0) found.push(`${overhang} pixels too wide at ${width}`);
    }
    await page.setViewportSize(usual);
    return found;
  });
  expect(faults).toEqual([]);
});
