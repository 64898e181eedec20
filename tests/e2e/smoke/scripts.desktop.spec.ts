import { expect, test } from "@/tests/support/page";

test("an error in a page's script, and console.error, are counted", async ({
  page,
  complaints,
  allow,
}) => {
  await page.setContent("<script>console.error('said'); undefinedName();</script>");
  await expect.poll(() => complaints).toHaveLength(2);
  expect(complaints.join()).toMatch(/console\.error: said.*undefinedName is not defined/);
  allow(/said|undefinedName/);
});
