import type { Page } from "@playwright/test";
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

test("a name without a place to break is broken, and one that is read from the right keeps its place", async ({
  page,
}) => {
  const slug = "/incidents/operation-herof-phase-ii";
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of [slug, `${slug}/editions/1/said`]) {
    await page.goto(path);
    await nameEverybody(page, "Vereinsvorsitzendenstellvertreterinnen".repeat(4));
    expect(await overhangOf(page), path).toBe(0);
  }
  await nameEverybody(page, "בית החולים");
  const [name, figure] = [page.locator("li > span > a"), page.locator("li > span > strong")];
  const [before, behind] = [await name.first().boundingBox(), await figure.first().boundingBox()];
  expect(behind?.x).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0));
});

test("no comma or full stop begins a line behind what it belongs to", async ({ page }) => {
  await page.goto("/incidents/operation-herof-phase-ii");
  const strays = await page.evaluate(straysAtEveryWidth);
  expect(strays.looked).toBeGreaterThan(20);
  expect(strays.found).toEqual([]);
});

/** Which texts have their first mark alone on a line, parted from the element before, at widths from 260 to 420. */
function straysAtEveryWidth(): { looked: number; found: string[] } {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const marks: [Text, Element][] = [];
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const before = text instanceof Text ? text.previousSibling : null;
    if (text instanceof Text && before instanceof Element && /^[,.;:]/.test(text.data)) {
      marks.push([text, before]);
    }
  }
  const found = new Set<string>();
  for (let width = 260; width <= 420; width += 1) {
    document.body.style.width = `${width}px`;
    for (const [text, before] of marks) {
      const range = document.createRange();
      range.setStart(text, 0);
      range.setEnd(text, 1);
      const [mark, last] = [range.getBoundingClientRect(), [...before.getClientRects()].at(-1)];
      if (last !== undefined && mark.width > 0 && mark.left < last.left && mark.top > last.top) {
        found.add(`${before.textContent}${text.data} at ${width}`);
      }
    }
  }
  return { looked: marks.length, found: [...found] };
}

/** With everything folded open, calls whoever leads to a page of their own so. */
async function nameEverybody(page: Page, name: string): Promise<void> {
  // A page with scripts would find other words than its own, if they were not its own when it comes alive.
  await page.waitForFunction(() => {
    const isAlive = (one: Element) => Object.keys(one).some((key) => key.startsWith("__react"));
    return (
      document.scripts.length === 0 || [...document.querySelectorAll("main li")].every(isAlive)
    );
  });
  await page.evaluate((called) => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    const named = document.querySelectorAll('main a[href^="/parties/"], .chart-row > p > a, bdi');
    for (const one of named) one.textContent = called;
  }, name);
}
