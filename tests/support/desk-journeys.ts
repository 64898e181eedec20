import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import {
  enterPartyInPlace,
  expect,
  prepare,
  sentences,
  signIn,
  tabTo,
  takeButton,
  takeWords,
} from "./desk";
import { expectAccessible } from "./page";

interface Setting {
  page: Page;
  browser: Browser;
  url: string;
  /** The project's name, so that two of them on one server do not meet. */
  where: string;
  /** How this project's browser is set. */
  use: BrowserContextOptions;
}

/**
 * An analyst logs a claim, an editor decides and publishes, a reader reads: by mouse, axe at each step.
 * In the dark the desk's pages are looked at in tests/e2e/desk-pages.desktop.spec.ts.
 */
export async function byMouse({ page, browser, url, where, use }: Setting): Promise<void> {
  const name = `mouse-${where}`;
  await signIn(page, "analyst");
  await prepare(page, name);
  await expectAccessible(page);

  await page.getByLabel("Incident").selectOption({ label: `Incident ${name} (2026-02-01)` });
  await takeWords(page, sentences.army, "quote", page.getByLabel("Quote", { exact: true }));
  await page.getByLabel("Figure as printed").fill("more than 80");
  await expect(page.getByTestId("meaning")).toHaveText("Read as 81+.");
  await page.getByLabel("What happened to them").selectOption("killed");
  await page.getByLabel("Who or what they were").selectOption("militants");
  await page.getByRole("button", { name: "Add a hop" }).click();
  await enterPartyInPlace(page, page.getByLabel("Party"), `Army ${name}`, "state_force");
  const rests = page.getByLabel("The words it rests on");
  await takeWords(page, sentences.armySaid, "the words it rests on", rests);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Log the claim" }).last().click();
  await expect(page.getByText("The claim is logged.")).toBeVisible();
  await expectAccessible(page);

  const editor = await browser.newContext({ ...use, baseURL: url });
  const desk = await editor.newPage();
  await signIn(desk, "editor");
  await desk.goto("/desk/incidents");
  await desk.getByRole("link", { name: `Incident ${name}` }).click();
  await expect(desk.getByText("Readers see nothing of this yet.")).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole("link", { name: "Assess" }).click();
  await desk.getByLabel("Uncorroborated").check();
  await desk.getByLabel("Rationale").fill("Only the army says so.");
  await expectAccessible(desk);
  await desk.getByRole("button", { name: "Decide" }).last().click();
  await expect(desk.getByText("Only the army says so.")).toBeVisible();
  await desk.getByRole("link", { name: "Preview and publish" }).click();
  await expect(desk.getByText("“more than 80”, Army")).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole("button", { name: "Publish edition 1" }).last().click();
  await expect(desk.getByText("Readers see all of this")).toBeVisible();
  await desk
    .getByRole("link", { name: /^History/ })
    .first()
    .click();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText("History of this incident");
  await expectAccessible(desk);
  await editor.close();

  await page.goto(`/incidents/incident-${name}`);
  await expect(page.getByText("Uncorroborated")).toBeVisible();
  await expect(page.getByText("more than 80").first()).toBeVisible();
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("History");
  await expect(page.getByText("by an editor")).toBeVisible();
  await expect(page.getByText("Demonstration editor")).toBeHidden();
  await expectAccessible(page);
}

/** The analyst's part by keyboard alone, with something forgotten on the way. */
export async function byKeyboard({ page, where }: Setting): Promise<void> {
  const name = `keys-${where}`;
  await signIn(page, "analyst");
  await prepare(page, name);
  const keys = page.keyboard;
  await tabTo(page, page.getByLabel("The article", { exact: true }));
  await keys.press("Control+Home");
  await keys.press("ArrowDown");
  await keys.press("ArrowDown");
  await keys.press("Home");
  for (const _ of sentences.army) await keys.press("Shift+ArrowRight");
  await tabTo(page, page.getByLabel("Incident"));
  await keys.type(`Incident ${name}`);
  await tabTo(page, takeButton(page, "quote"));
  await keys.press("Enter");
  await expect(page.getByLabel("Quote", { exact: true })).toHaveValue(sentences.army);
  await tabTo(page, page.getByLabel("Figure as printed"));
  await keys.type("more than 80");
  await tabTo(page, page.getByLabel("What happened to them"));
  await keys.type("killed");
  await tabTo(page, page.getByLabel("Whose they were"));
  await keys.press("Escape");
  await tabTo(page, page.getByRole("button", { name: "Add a hop" }));
  await keys.press("Enter");
  await keys.press("Enter");
  await page.getByLabel("Party").first().focus();
  await keys.type("balochistan post");
  await expect(page.locator("[role=listbox][aria-busy=false]")).toBeVisible();
  await expect(page.getByRole("option", { name: /The Balochistan Post/ })).toBeVisible();
  await keys.press("Enter");
  await expect(page.getByLabel("Party").first()).toHaveValue("The Balochistan Post");
  await tabTo(page, page.getByLabel("Described as").first());
  await tabTo(page, page.getByRole("button", { name: "Move hop 2 up" }));
  await keys.press("Enter");
  await expect(page.getByLabel("Party").nth(1)).toHaveValue("The Balochistan Post");
  await tabTo(page, page.getByRole("button", { name: "Remove hop 1" }));
  await keys.press("Enter");
  await expect(page.getByLabel("Party")).toHaveCount(1);
  // What is missing is said on top, and leads to where it is.
  await page.getByLabel("Asserted on").press("Enter");
  const summary = page.getByRole("alert").filter({ hasText: "Not written yet" });
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("Say who they were.");
  await expectAccessible(page);
  await tabTo(page, summary.getByRole("link", { name: "Say who they were." }));
  await keys.press("Enter");
  await expect(page.getByLabel("Who or what they were")).toBeFocused();
  await expect(page.getByLabel("Figure as printed")).toHaveValue("more than 80");
  await keys.type("militants");
  await page.getByLabel("It rests on", { exact: true }).selectOption("inference");
  await page.getByLabel("Asserted on").press("Enter");
  await expect(page.getByText("The claim is logged.")).toBeVisible();
}
