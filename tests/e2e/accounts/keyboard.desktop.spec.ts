import { demonstrationAccount } from "@/tests/support/accounts";
import { expect, test } from "@/tests/support/page";

test("by keyboard alone: sign in, go to the account, sign out", async ({ page }) => {
  const { email, password } = demonstrationAccount("analyst");
  await page.goto("/sign-in");
  await tabTo(page, "E-mail address");
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/desk");
  await tabTo(page, "Your account");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/account");
  await tabTo(page, "Sign out");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/incidents");
});

/** Presses Tab until what has this name has the focus. */
async function tabTo(page: import("@playwright/test").Page, name: string): Promise<void> {
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const it = document.activeElement;
      const label = it instanceof HTMLInputElement ? it.labels?.[0]?.textContent : it?.textContent;
      return label?.trim();
    });
    if (focused === name) return;
  }
  throw new Error(`Tab never reached "${name}".`);
}
