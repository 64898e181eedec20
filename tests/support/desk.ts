import { type Locator, type Page, expect as quick } from "@playwright/test";
import { demonstrationAccount, type StaffRole } from "./accounts";

/** A page that follows a form is made anew: on a busy machine that takes longer than a click. */
export const expect = quick.configure({ timeout: 20_000 });

/** Signs in through the form, and waits until the desk is there. */
export async function signIn(page: Page, role: StaffRole): Promise<void> {
  const { email, password } = demonstrationAccount(role);
  await page.goto("/sign-in?next=/desk");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

export const sentences = {
  headline: "Fighting near the pass",
  army: "The army said on Monday that more than 80 militants were killed.",
  armySaid: "The army said",
  residents: "Residents spoke of at least 84 dead.",
};

/** A made-up article: two people who give a number each. */
export const articleText = [
  sentences.army,
  sentences.residents,
  "The road stayed closed on Tuesday, and no one else could be asked.",
].join("\n\n");

/** Presses Tab until the focus is on it: as somebody does who uses no mouse. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const element = target.first();
  for (let presses = 0; presses < 200; presses += 1) {
    if (await element.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${target}`);
}

/** Selects words of the article as a mouse would: the field tells the page that it did. */
async function selectWords(page: Page, words: string): Promise<void> {
  await page.getByLabel("The article", { exact: true }).evaluate((field, wanted) => {
    if (!(field instanceof HTMLTextAreaElement)) throw new Error("not a field of text");
    const start = field.value.indexOf(wanted);
    if (start < 0) throw new Error(`not in the article: ${wanted}`);
    field.focus();
    field.setSelectionRange(start, start + wanted.length);
  }, words);
}

/** The words of a field taken from what is selected in the article. */
export function takeButton(page: Page, field: string): Locator {
  return page.getByRole("button", { name: `Take the selected words as ${field}` });
}

/**
 * Selects words of the article and takes them into a field. Again where the page's scripts arrived in
 * between: what was selected before them is selected no more.
 */
export async function takeWords(page: Page, words: string, field: string, into: Locator) {
  await expect(async () => {
    await selectWords(page, words);
    await takeButton(page, field).click();
    await expect(into).toHaveValue(words, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
}

/** Enters an outlet, an article, and an incident, each through its form. Ends on the claim form. */
export async function prepare(page: Page, name: string): Promise<void> {
  await page.goto("/desk/incidents/new");
  await page.getByLabel("Title").fill(`Incident ${name}`);
  await page.getByLabel("Address").fill(`incident-${name}`);
  await page.getByLabel("From").fill("2026-02-01");
  await page.getByRole("button", { name: "Enter the incident" }).last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Incident ${name}`);

  await page.goto("/desk/articles/new");
  await enterPartyInPlace(page, page.getByLabel("Outlet"), `Paper ${name}`, "outlet");
  await page.getByLabel("Headline").fill(sentences.headline);
  await page.getByLabel("Text", { exact: true }).fill(articleText);
  await page.getByLabel("Published on").fill("2026-02-03");
  await page.getByRole("button", { name: "Enter the article" }).last().click();
  await page.getByRole("link", { name: "Log a claim from this text" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Log a claim");
}

/** A party that is not there yet, entered from within another form. */
export async function enterPartyInPlace(
  page: Page,
  field: Locator,
  name: string,
  kind: string,
): Promise<void> {
  await field.fill(name);
  await page.getByRole("option", { name: `Enter “${name}” as a new party` }).click();
  await page.getByRole("group", { name: "New party" }).getByLabel("Kind").selectOption(kind);
  await page.getByRole("button", { name: "Enter it" }).click();
  await expect(page.getByRole("group", { name: "New party" })).toBeHidden();
}
