import { expect, test } from "@/tests/support/page";

test("without JavaScript no script runs", async ({ page }) => {
  await page.setContent("<h1>still</h1><script>document.body.textContent = 'changed'</script>");
  await expect(page.getByRole("heading")).toHaveText("still");
});
