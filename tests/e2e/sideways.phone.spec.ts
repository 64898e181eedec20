import { expect, overhangOf, test } from "@/tests/support/page";
import { readerPages } from "@/tests/support/reader-pages";

test("nothing scrolls sideways on any page of readers, however narrow", async ({ page, allow }) => {
  test.setTimeout(120_000);
  allow(/404/);
  const pages = [...(await readerPages(page.request)), "/nothing"];
  expect(pages.length).toBeGreaterThan(13);
  // Gathered, so that one run tells all of them.
  const faults: string[] = [];
  for (const path of pages) {
    expect((await page.goto(path))?.status(), path).toBe(path === "/nothing" ? 404 : 200);
    // The narrowest phone, and where a page begins to have a margin.
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 800 });
      const root = page.locator("html");
      await expect.poll(() => root.evaluate((it) => it.clientWidth)).toBe(width);
      const overhang = await overhangOf(page);
      if (overhang !== 0) faults.push(`${path} is ${overhang} pixels too wide at ${width}`);
    }
  }
  expect(faults).toEqual([]);
});
