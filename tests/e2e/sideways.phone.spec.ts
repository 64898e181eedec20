import { expect, test } from "@/tests/support/page";

test("nothing scrolls sideways, however narrow", async ({ page, allow }) => {
  allow(/404/);
  for (const width of [320, 390, 768]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [
      "/incidents/operation-herof-phase-ii",
      "/incidents/operation-herof-phase-ii/editions/1",
      "/incidents",
      "/method",
      "/nothing",
    ]) {
      await page.goto(path);
      const root = page.locator("html");
      const overhang = await root.evaluate((it) => it.scrollWidth - it.clientWidth);
      expect(overhang, `${path} at ${width} pixels`).toBe(0);
    }
  }
});
