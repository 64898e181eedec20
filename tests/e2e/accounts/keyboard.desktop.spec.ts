import { demonstrationAccount } from "@/tests/support/accounts";
import { tabTo } from "@/tests/support/desk";
import { expect, test } from "@/tests/support/page";

test("by keyboard alone: sign in, go to the account, sign out", async ({ page }) => {
  const { email, password } = demonstrationAccount("analyst");
  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel("E-mail address"));
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/desk");
  await tabTo(page, page.getByRole("link", { name: "Your account" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/account");
  await tabTo(page, page.getByRole("button", { name: "Sign out" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/incidents");
});

test("a form that does not go through says why, and keeps what was typed", async ({
  page,
  allow,
}) => {
  allow(/Failed to load resource|ERR_FAILED/);
  const { email, password } = demonstrationAccount("analyst");
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  const send = async (told: string) => {
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(told);
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    await page.unroute("/sign-in");
  };
  await page.route("/sign-in", (route) => route.abort("failed"));
  await send("The connection was lost.");
  // Not by the browser, which says itself where a form comes from.
  const sentWith = (headers: Record<string, string>) =>
    page.route("/sign-in", async (route) => {
      const all = { ...route.request().headers(), ...headers };
      await route.fulfill({ response: await route.fetch({ headers: all }) });
    });
  await sentWith({ origin: "https://other.example" });
  await send("This form was sent from https://other.example, and this site is 127.0.0.1");
  // An action that the app no longer has, since it was built anew.
  await sentWith({ "next-action": "0".repeat(42), origin: new URL(page.url()).origin });
  await send("Counterclaim was renewed since this page was opened.");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/desk");
});
