import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/page";

test("what a reader asked of the browser holds: stillness, contrast, their own colours, a wall screen", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/incidents/operation-herof-phase-ii");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // Nothing of ours moves; what somebody adds one day does not either.
  const moved = await page.locator("h1").evaluate((title) => {
    title.style.transition = "all 1s";
    return getComputedStyle(title).transitionDuration;
  });
  expect(moved).toBe("0s");

  await page.emulateMedia({ reducedMotion: null, contrast: "more" });
  expect(await colour(page, ".text-muted", "color")).toBe(await colour(page, "h1", "color"));
  expect(await colour(page, ".chart-axis span", "border-left-color", "::after")).toBe(
    await colour(page, "h1", "color"),
  );

  // Full and hollow are told apart where every colour is the reader's.
  await page.emulateMedia({ contrast: null, forcedColors: "active" });
  const [ink, paper] = [
    await colour(page, "h1", "color"),
    await colour(page, "body", "background-color"),
  ];
  expect(ink).not.toBe(paper);
  expect(await colour(page, ".chart-now .chart-dots", "stroke")).toBe(ink);
  expect(await colour(page, ".mark", "background-color", "::before")).toBe(ink);
  const dot = (hop: string) => colour(page, hop, "background-color", "::after");
  expect(await dot(".chain > .speaks")).toBe(ink);
  expect(await dot(".chain > :not(.speaks)")).toBe(paper);

  await page.emulateMedia({ forcedColors: null });
  await page.setViewportSize({ width: 2560, height: 1440 });
  const [letters, width, lines] = await page.evaluate(() => [
    getComputedStyle(document.documentElement).fontSize,
    document.querySelector("main")?.clientWidth ?? 0,
    document.documentElement.scrollWidth,
  ]);
  expect([letters, lines]).toEqual(["20px", 2560]);
  expect(width).toBeGreaterThan(1500);
});

test("paper has the whole address of the edition, and what was folded to make room", async ({
  page,
}) => {
  await page.goto("/incidents/operation-herof-phase-ii");
  await page.emulateMedia({ media: "print" });
  const told = page.locator("a.told");
  expect(await told.evaluate((it) => getComputedStyle(it, "::after").content)).not.toBe("none");
  await expect(told).toHaveAttribute("href", /^http:\/\/[^/]+\/incidents\/.*\/editions\/\d+$/);
  await page.locator("main").evaluate((main) => {
    main.insertAdjacentHTML(
      "beforeend",
      '<details class="flags"><summary>More</summary><p id="folded">Later count.</p></details>',
    );
  });
  await expect(page.locator("#folded")).toBeVisible();
});

/** A colour as it is computed for the first element of that kind, or for what stands after it. */
function colour(
  page: Page,
  selector: string,
  property: string,
  part?: "::before" | "::after",
): Promise<string> {
  const asked = { property, part: part ?? null };
  return page
    .locator(selector)
    .first()
    .evaluate(
      (it, { property, part }) => getComputedStyle(it, part).getPropertyValue(property),
      asked,
    );
}
