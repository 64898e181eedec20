import { articleText, expect, sentences, signIn } from "@/tests/support/desk";
import { test } from "@/tests/support/page";

test.use({ writes: true });
test.describe.configure({ timeout: 240_000 });

test("an analyst logs a claim without scripts", async ({ page }) => {
  await signIn(page, "analyst");
  await page.goto("/desk/incidents/new");
  await page.getByLabel("Title").fill("Incident without scripts");
  await page.getByLabel("Address").fill("incident-without-scripts");
  await page.getByLabel("From").fill("2026-02-01");
  await page.getByRole("button", { name: "Enter the incident" }).last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Incident without scripts");

  await page.goto("/desk/articles/new");
  await page.getByLabel("Outlet").fill("the balochistan post");
  await page.getByLabel("Headline").fill(sentences.headline);
  await page.getByLabel("Text", { exact: true }).fill(articleText);
  await page.getByRole("button", { name: "Enter the article" }).last().click();
  await page.getByRole("link", { name: "Log a claim from this text" }).click();

  await page
    .getByLabel("Incident")
    .selectOption({ label: "Incident without scripts (2026-02-01)" });
  await page.getByLabel("Quote", { exact: true }).fill(sentences.residents);
  await page.getByLabel("Figure as printed").fill("at least 84");
  await page.getByLabel("What happened to them").selectOption("killed");
  await page.getByLabel("Who or what they were").selectOption("people");
  await page.getByRole("button", { name: "Add a hop" }).click();
  await expect(page.getByLabel("Quote", { exact: true })).toHaveValue(sentences.residents);
  await page.getByLabel("Described as").fill("Residents");
  await page.getByLabel("The words it rests on").fill("Residents counted");
  await page.getByRole("button", { name: "Log the claim" }).last().click();
  await expect(page.getByRole("alert").first()).toContainText("do not stand in the article");
  await expect(page.getByLabel("Described as")).toHaveValue("Residents");
  await page.getByLabel("The words it rests on").fill("Residents spoke");
  await page.getByRole("button", { name: "Log the claim" }).last().click();
  await expect(page.getByText("The claim is logged.")).toBeVisible();
});
