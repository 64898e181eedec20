import { expect, test } from "@/tests/support/page";

// Every journey here is made in all projects: on a desktop, a phone, without scripts.

test("a name that is spelt nearly right leads to its incident, by keyboard alone", async ({
  page,
}) => {
  await page.goto("/incidents");
  await page.getByRole("searchbox", { name: "Search the incidents" }).focus();
  await page.keyboard.type("Gwader");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/incidents\?query=Gwader$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Incidents with “Gwader”");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 2 })).toHaveText(["Gwadar compound"]);
  await expect(page.getByRole("searchbox")).toHaveValue("Gwader");
});

test("nothing found says what to do; no word is said beside the field", async ({ page, allow }) => {
  allow(/400/);
  await page.goto("/incidents?query=zebra");
  await expect(page.getByRole("main")).toContainText("No published incident holds all of these");
  await page.getByRole("link", { name: "See all incidents" }).click();
  await expect(page).toHaveURL(/\/incidents$/);

  await page.goto("/incidents?query=%3F");
  const field = page.getByRole("searchbox");
  await expect(field).toHaveValue("?");
  await expect(field).toHaveAccessibleDescription(/^Write a word to look for/);
});

test("what is no word of ours is shown as text, and too much of it refused", async ({
  page,
  allow,
}) => {
  allow(/400/);
  await page.goto(`/incidents?query=${encodeURIComponent('<img src=x onerror=alert(1)>"')}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("<img src=x");
  await page.goto(`/incidents?query=${"long ".repeat(60)}`);
  await expect(page.getByRole("searchbox")).toHaveAccessibleDescription(/200 characters at most/);
});
