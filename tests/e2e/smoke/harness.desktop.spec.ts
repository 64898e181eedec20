import { expect, test } from "@/tests/support/page";

// The harness itself: each of its promises is broken once, and must be seen to be broken.

test("a page that is in order complains of nothing", async ({ page, complaints }) => {
  await page.setContent('<html lang="en"><title>A</title><main><h1>A</h1></main></html>');
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A");
  expect(complaints).toEqual([]);
});

test("a request to anywhere else is stopped and counted", async ({ page, complaints, allow }) => {
  const elsewhere = ["http://example.org/a.png", "http://192.0.2.1/a.png", "http://[::1]/a.png"];
  await page.setContent(elsewhere.map((url) => `<img alt="" src="${url}">`).join(""));
  for (const url of elsewhere) {
    await expect.poll(() => complaints.join()).toContain(`${url} net::ERR_NAME_NOT_RESOLVED`);
  }
  allow(/ERR_NAME_NOT_RESOLVED/);
});

test("what the app does not have is counted", async ({ page, complaints, allow }) => {
  await page.goto("/nothing-here");
  await expect.poll(() => complaints.join()).toContain("404");
  allow(/404/);
});

test.fail("a complaint that is not allowed fails its test", async ({ page, complaints }) => {
  await page.goto("/nothing-here");
  await expect.poll(() => complaints.length).toBeGreaterThan(0);
});

test("the browser is where luck with time does not help", async ({ page }) => {
  const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(zone).toBe("Pacific/Chatham");
});
