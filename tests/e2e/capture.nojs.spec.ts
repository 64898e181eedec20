import { expect, signIn } from "@/tests/support/desk";
import { test } from "@/tests/support/page";

test.use({ writes: true });
test.describe.configure({ timeout: 240_000 });

test("a file is read and entered without scripts, in two forms", async ({ page }) => {
  await signIn(page, "analyst");
  await page.goto("/desk/articles/new");
  await page.getByLabel("Outlet").fill("the balochistan post");
  await page.getByText("From HTML, or from a file").click();
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "fighting.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Fighting without scripts\n\n17 soldiers were killed.\n"),
  });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByText("Read, and not entered yet")).toBeVisible();
  await expect(page.getByLabel("Headline")).toHaveValue("Fighting without scripts");
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue("17 soldiers were killed.");
  await expect(page.getByLabel("Outlet")).toHaveValue("the balochistan post");
  await page.getByRole("button", { name: "Enter the article" }).last().click();
  await expect(page.getByText("captured from a file")).toBeVisible();
});
