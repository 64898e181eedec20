import { tabTo } from "@/tests/support/desk";
import { expect, test } from "@/tests/support/page";

// Every journey here is made in all projects: on a desktop, a phone, without scripts.

const herof = "operation-herof-phase-ii";

test("the list shows three incidents and never a bare number", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/incidents$/);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 2 })).toHaveText([
    "Phulabad, Turbat",
    "Gwadar compound",
    "Operation Herof Phase II",
  ]);
  await expect(main).toContainText("80+ … 84+ · one voice");
  const lines = await main.locator("li li").allInnerTexts();
  expect(lines.length).toBeGreaterThan(6);
  for (const line of lines) expect(line).toMatch(/ · .*(voice|origin|not compared)/);
});

test("from the list to the sentence behind a number", async ({ page }) => {
  await page.goto("/incidents");
  await page.getByRole("link", { name: "Operation Herof Phase II" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Operation Herof Phase II");

  const killed = page.getByRole("region", { name: /^Killed: security forces/ });
  await expect(killed).toContainText(
    /One voice: “at\sleast\s84” according to .*Baloch Liberation Army/,
  );
  await expect(killed.getByRole("heading", { level: 3 })).toHaveText(["Baloch Liberation Army"]);
  const figures = await killed.getByRole("heading", { level: 4 }).allInnerTexts();
  expect(figures.map((text) => text.toLowerCase()).sort()).toEqual([
    "“at least 84”",
    "“more than 80”",
    "“more than 80”",
    "“over 80”",
  ]);

  const narrowest = killed.getByRole("listitem").filter({ hasText: "Narrows what it said before" });
  await expect(narrowest.locator("blockquote mark")).toHaveText("at least 84");
  const hops = narrowest.getByRole("list", { name: /^Chain/ }).getByRole("listitem");
  await expect(hops.last()).toContainText(/Baloch.*, speaking/);
  await narrowest.getByRole("link", { name: "Link to this claim" }).click();
  await expect(page).toHaveURL(/#claim-[0-9a-f]{12}$/);
  await expect(page.locator(":target mark")).toBeInViewport();
});

test("the chart tells the sentence behind a tick, leads to it, and is a table too", async ({
  page,
}, { project }) => {
  await page.goto(`/incidents/${herof}`);
  const chart = page.getByRole("figure", { name: "Who says what" }).first();
  await expect(chart.getByRole("img")).toHaveCount(2);
  const tick = chart.getByRole("link", { name: /^“at least 84”, Baloch/ });
  const tip = tick.locator(".chart-tip");
  await expect(tip).toBeHidden();
  const told = async () => {
    await expect(tip).toBeInViewport({ ratio: 1 });
    await expect(tip).toContainText(/losses among Pakistan.*at least 84 killed.*IANS/);
  };
  if (!project.use.hasTouch) {
    await tick.hover();
    await told();
    // The way into it is its own; none of them lies over another tick, and there is one at a time.
    const { x = 0, y = 0 } = (await tick.boundingBox()) ?? {};
    await page.mouse.move(x + 100, y + 12, { steps: 5 });
    await tip.hover();
    await told();
    await page.keyboard.press("Escape");
    await expect(tip).toBeHidden();
    const ticks = chart.locator(".chart-tick");
    for (const index of [0, 3, 1, 2, 0]) {
      await ticks.nth(index).hover();
      await expect(ticks.nth(index).locator(".chart-tip")).toBeVisible();
      await expect(chart.locator(".chart-tip:visible")).toHaveCount(1);
    }
    await chart.getByText("Who says what").hover();
    await expect(tip).toBeHidden();
  }
  await chart.getByRole("link", { name: "To embed" }).focus();
  await tabTo(page, tick);
  await told();
  // Escape closes it and nothing else, until somebody comes to it again.
  await page.keyboard.press("Escape");
  await expect(tip).toBeHidden();
  await expect(tick).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await told();
  if (!project.use.hasTouch) {
    await chart.locator(".chart-tick").first().hover();
    await expect(tip).toBeHidden();
  }
  await page.keyboard.press("Shift+Tab");
  await expect(tip).toBeHidden();
  const table = chart.getByRole("table");
  await expect(table).toBeHidden();
  await chart.getByText("The same as a table").click();
  await expect(table.getByRole("row")).toHaveCount(5);
  await expect(table.getByRole("row", { name: /at least 84/ })).toContainText("84+, said now");
  // A finger stays on nothing: what a tap tells is the claim itself, from which a link leads back.
  const back = page.getByRole("link", { name: "Back to the chart" });
  await expect(back).toHaveCount(0);
  await (project.use.hasTouch ? tick.tap() : tick.click());
  await expect(page).toHaveURL(/#claim-[0-9a-f]{12}$/);
  const claim = page.locator(":target");
  await expect(claim.locator("mark")).toBeInViewport();
  await expect(claim.locator("blockquote")).toContainText("losses among Pakistan");
  await expect(claim).toContainText("IANS");
  await expect(back).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Tab");
  await expect(back).toBeFocused();
  await (project.use.hasTouch ? back.tap() : back.click());
  await expect(page).toHaveURL(/#killed-[a-z-]+--chart$/);
  await expect(chart.getByText("Who says what")).toBeInViewport();
  await expect(back).toHaveCount(0);
});

test("below the measures stands how it all reached us, voices before articles", async ({
  page,
}) => {
  await page.goto(`/incidents/${herof}`);
  const ways = page.getByRole("region", { name: "How it reached us" });
  await expect(ways).toContainText(
    /^How it reached us.*voices?, from two articles, (some )?through /i,
  );
  const lines = await ways.getByRole("listitem").allInnerTexts();
  expect(lines[0]).toMatch(/a voice|nobody is named/);
  expect(lines.at(-1)).toContain("The Stand-in Post");
  await ways.getByRole("link", { name: "The Stand-in Post" }).click();
  await expect(page.locator(":target")).toContainText("The Stand-in Post");
});

test("every page about stand-in articles says so above and beside each of them", async ({
  page,
}) => {
  await page.goto(`/incidents/${herof}`);
  await expect(page.getByRole("note")).toContainText("invented for demonstration");
  const links = page.locator('main a[href^="https://example.org"]');
  const labels = page.getByText("(stand-in text, invented for demonstration)");
  expect(await links.count()).toBeGreaterThan(8);
  await expect(labels).toHaveCount(await links.count());
});

test("a cursor that is none is said to be one", async ({ page, allow }) => {
  allow(/400/);
  expect((await page.goto("/incidents?cursor=nonsense"))?.status()).toBe(400);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/no such page of the list/);
  await page.getByRole("link", { name: "Go to the first page" }).click();
  await expect(page).toHaveURL(/\/incidents$/);
});

test("an address that no page has gets a page that helps", async ({ page, allow }) => {
  allow(/404/);
  expect((await page.goto("/no/such/page"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^There is no page/);
  await page.getByRole("main").getByRole("link").click();
  await expect(page).toHaveURL(/\/incidents$/);
});

test("whoever uses the keyboard can skip to the content", async ({ page }) => {
  await page.goto("/incidents");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("every page says once what is counted, and carries the head of the log", async ({ page }) => {
  for (const path of ["/incidents", `/incidents/${herof}`]) {
    await page.goto(path);
    await expect(page.getByText("This counts voices, not truth.")).toHaveCount(1);
    const head = page.getByRole("contentinfo").getByRole("link", { name: /^entry / });
    await expect(head).toHaveAttribute("href", "/api/v1/log/head");
    await expect(head).toHaveText(/^entry \d+, [0-9a-f]{8}…$/);
  }
});
