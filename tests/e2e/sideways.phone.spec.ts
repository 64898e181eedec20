import { expect, test } from "@/tests/support/page";

test("nothing scrolls sideways, however narrow", async ({ page, allow }) => {
  allow(/404/);
  const addresses = [
    "/incidents/operation-herof-phase-ii",
    "/incidents/operation-herof-phase-ii/editions/1",
    "/incidents",
    "/method",
    "/nothing",
  ];
  for (const path of addresses) {
    await page.goto(path);
    for (const width of [320, 390, 768]) {
      await page.setViewportSize({ width, height: 800 });
      const root = page.locator("html");
      await expect.poll(() => root.evaluate((it) => it.clientWidth)).toBe(width);
      const overhang = await root.evaluate((it) => it.scrollWidth - it.clientWidth);
      expect(overhang, `${path} at ${width} pixels`).toBe(0);
    }
  }
});
