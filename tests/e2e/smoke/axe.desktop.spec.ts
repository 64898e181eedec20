import { expectAccessible, test } from "@/tests/support/page";

const html = (body: string) => `<html lang="en"><title>A</title><main><h1>A</h1>${body}</main>`;

test("axe finds nothing in a page that is in order", async ({ page }) => {
  await page.setContent(html('<img alt="" src="data:,">'));
  await expectAccessible(page);
});

test.fail("a fault that axe finds fails its test", async ({ page }) => {
  await page.setContent(html('<img src="data:,">'));
  await expectAccessible(page);
});
