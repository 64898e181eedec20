import { demonstrationAccount } from "@/tests/support/accounts";
import { expect, expectAccessibleInBoth, overhangOf, test } from "@/tests/support/page";

test.describe.configure({ timeout: 180_000 });

// In every project: mouse and touch, phone width, with and without JavaScript. What is within is looked at by
// axe in tests/e2e/desk-pages.desktop.spec.ts.
test("an admin signs in, looks at account and accounts, and signs out", async ({ page }) => {
  const { email, password } = demonstrationAccount("admin");
  await page.goto("/desk/accounts");
  await expect(page).toHaveURL("/sign-in?next=%2Fdesk%2Faccounts");
  await expectAccessibleInBoth(page);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill("not this one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    "E-mail address or password is not right.",
  );
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  await expect(page.getByLabel("Password")).toHaveValue("");
  await expectAccessibleInBoth(page);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page).toHaveURL("/desk/accounts");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accounts");
  expect(await overhangOf(page)).toBe(0);
  await page.getByRole("link", { name: "Demonstration editor" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Demonstration editor");
  await expect(page.getByText("Entered by")).toBeVisible();
  expect(await overhangOf(page)).toBe(0);

  await page.getByRole("link", { name: "Account", exact: true }).click();
  await page.getByRole("link", { name: "Set it up" }).click();
  await page.getByLabel("Your password").fill(password);
  // Begun again where another browser began on this server before.
  const secret = page.getByText("Or type the secret:");
  const [old = ""] = await secret.allInnerTexts();
  await page.getByRole("button", { name: /^(Begin|Make another secret)$/ }).click();
  await expect(secret).not.toHaveText(old);
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectAccessibleInBoth(page);
  expect(await overhangOf(page)).toBe(0);

  await page.getByRole("link", { name: "Desk" }).last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Desk");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/incidents");
  await page.goto("/desk");
  await expect(page).toHaveURL("/sign-in?next=%2Fdesk");
  await page.goto("/recover");
  await expectAccessibleInBoth(page);
});
