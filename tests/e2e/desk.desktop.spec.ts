import { randomUUID } from "node:crypto";
import { expect, prepare, sentences, signIn } from "@/tests/support/desk";
import { byKeyboard, byMouse } from "@/tests/support/desk-journeys";
import { expectAccessible, test } from "@/tests/support/page";

test.use({ writes: true });
test.describe.configure({ timeout: 240_000 });

test("an analyst logs, an editor decides and publishes, a reader reads", async ({
  page,
  browser,
  server,
}, { project }) => {
  await byMouse({ page, browser, url: server.url, where: project.name, use: project.use });
});

test("by keyboard alone", async ({ page, browser, server }, { project }) => {
  await byKeyboard({ page, browser, url: server.url, where: project.name, use: project.use });
});

test("a draft outlives a closed tab and a lost connection, and is written once", async ({
  page,
  context,
  allow,
}) => {
  allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await signIn(page, "analyst");
  await page.goto("/desk/parties/new");
  const name = `Drafted ${randomUUID()}`;
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Kind").selectOption("monitor");
  // Kept a moment after the last of it is typed.
  const kept = () => page.evaluate(() => JSON.stringify(Object.values(localStorage)));
  await expect.poll(kept).toContain(name);
  await expect.poll(kept).toContain("monitor");
  await page.close();
  const again = await context.newPage();
  await again.goto("/desk/parties/new");
  await expect(again.getByText("filled with what you had not sent")).toBeVisible();
  await expect(again.getByLabel("Name", { exact: true })).toHaveValue(name);
  await context.setOffline(true);
  await again.getByRole("button", { name: "Enter the party" }).last().click();
  await expect(again.getByText("The connection was lost.")).toBeVisible();
  await expect(again.getByLabel("Name", { exact: true })).toHaveValue(name);
  await context.setOffline(false);
  await again.getByRole("button", { name: "Enter the party" }).last().click();
  await expect(again.getByRole("heading", { level: 1 })).toHaveText(name);
  await again.goto("/desk/parties/new");
  await expect(again.getByLabel("Name", { exact: true })).toHaveValue("");
  await again.goto(`/desk/parties?q=${encodeURIComponent(name)}`);
  await expect(again.getByRole("link", { name, exact: true })).toHaveCount(1);
});

test("what is done before the scripts arrive stays, also in what a form came back with", async ({
  page,
}) => {
  await signIn(page, "analyst");
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await arrival;
    await route.continue();
  });
  await page.goto("/desk/parties/new", { waitUntil: "commit" });
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Sent without scripts");
  await page.getByLabel("Other names").fill("S. W. S.");
  await page.getByRole("button", { name: "Enter the party" }).last().click();
  await expect(page.getByRole("alert").filter({ hasText: "Not written yet" })).toBeVisible();
  await name.fill("");
  await page.getByLabel("Kind").selectOption("monitor");
  arrive();
  await expect(page.getByRole("button", { name: "Add a tie" })).toBeEnabled();
  await page.getByRole("button", { name: "Add a tie" }).click();
  await expect(page.getByRole("combobox", { name: "Party" })).toBeVisible();
  await expect(name).toHaveValue("");
  await expect(page.getByLabel("Kind")).toHaveValue("monitor");
  await expect(page.getByLabel("Other names")).toHaveValue("S. W. S.");
});

test("nobody is taken for a name that is still being looked up", async ({ page }) => {
  await signIn(page, "analyst");
  await page.goto("/desk/parties/new");
  await page.getByRole("button", { name: "Add a tie" }).click();
  const party = page.getByRole("combobox", { name: "Party" });
  await party.fill("Ba");
  await expect(page.getByRole("option", { name: /Baloch/ }).first()).toBeVisible();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/desk/parties/find?*", async (route) => {
    await answered;
    await route.continue();
  });
  await party.pressSequentially("lochistan Post");
  await party.press("Enter");
  await expect(party).toHaveValue("Balochistan Post");
  answer();
  await expect(page.locator("[role=listbox][aria-busy=false]")).toBeVisible();
  await party.press("Enter");
  await expect(party).toHaveValue("The Balochistan Post");
});

test("a name that looks like another's is told, and so is what is not seen in it", async ({
  page,
}) => {
  await signIn(page, "analyst");
  await page.goto("/desk/parties/new");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill(`Jeeyand\u202e Baloch`);
  await expect(page.getByText("characters in it that are not seen")).toBeVisible();
  await name.fill("Jeеyand Bаloch");
  await expect(page.getByText("mixes letters of two alphabets")).toBeVisible();
  await page.getByLabel("Kind").selectOption("person");
  await page.getByRole("button", { name: "Enter the party" }).last().click();
  await expect(page.getByRole("alert").getByText("“Jeeyand Baloch”")).toBeVisible();
  await expectAccessible(page);
});

test("two who correct one claim: the second is told what changed, and keeps the text", async ({
  page,
  context,
}, { project }) => {
  const name = `twice-${project.name}`;
  await signIn(page, "analyst");
  await prepare(page, name);
  await page.getByLabel("Incident").selectOption({ label: `Incident ${name} (2026-02-01)` });
  await page.getByLabel("Quote", { exact: true }).fill(sentences.residents);
  await page.getByLabel("Figure as printed").fill("at least 84");
  await page.getByLabel("What happened to them").selectOption("killed");
  await page.getByLabel("Who or what they were").selectOption("people");
  await page.getByRole("button", { name: "Log the claim" }).last().click();
  await expect(page.getByText("The claim is logged.")).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  const write = (at: typeof page) =>
    at.getByRole("button", { name: "Write the revision" }).last().click();

  await page.getByLabel("holds it at arm’s length").selectOption("alleged");
  await page.getByLabel("Why you correct this").fill("The verb.");
  await write(page);
  await expect(page.getByRole("link", { name: "History" })).toBeVisible();
  await expect(page.getByText("Revision 2")).toBeVisible();

  await other.getByLabel("Who or what they were").selectOption("civilians");
  await other.getByLabel("Why you correct this").fill("They were civilians.");
  await write(other);
  const alert = other.getByRole("alert").filter({ hasText: "Not written yet" });
  await expect(alert).toContainText("hedge: none → alleged");
  await expect(other.getByLabel("Why you correct this")).toHaveValue("They were civilians.");
  await write(other);
  await expect(alert).toContainText("What this unsettles");
  await expect(alert).toContainText("civilians: not there → unknown origin");
  await expectAccessible(other);
  await write(other);
  await expect(other.getByText("Revision 3")).toBeVisible();
});
