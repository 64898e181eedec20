import { enterPartyInPlace, expect, signIn, takeWords } from "@/tests/support/desk";
import { expectAccessible, test } from "@/tests/support/page";

test.use({ writes: true });
test.describe.configure({ timeout: 240_000 });

const hospital = "The hospital in Gwadar counted 11 bodies.";

test("a hospital’s 11 makes the 12 contested, and the status that was decided comes back", async ({
  page,
}) => {
  await signIn(page, "editor");
  const publish = async (number: number) => {
    await page.getByRole("link", { name: "Preview and publish" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Preview and publish");
    await expectAccessible(page);
    await page
      .getByRole("button", { name: `Publish edition ${number}` })
      .last()
      .click();
    await expect(page.getByText("Readers see all of this")).toBeVisible();
  };

  await page.goto("/desk/queue?kind=new_claim");
  await expect(page.getByRole("link", { name: /New claims \(\d+\)/ })).toBeVisible();
  await expectAccessible(page);
  // One decision for many, by keys alone; refused, it keeps what was typed and ticked.
  const tick = page.getByRole("listitem").filter({ hasText: "Phulabad" }).getByRole("checkbox");
  await tick.first().check();
  await page.getByLabel("One rationale").fill("Nobody is named.");
  await expect(async () => {
    await page.getByLabel("One rationale").press("Control+Enter");
    const refusal = page.getByRole("alert").filter({ hasText: "Choose a status." });
    await expect(refusal).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(tick.first()).toBeChecked();
  await page.getByRole("radio", { name: "Uncorroborated" }).check();
  await page.getByLabel("One rationale").press("Control+Enter");
  await expect(page.getByRole("status").filter({ hasText: "1 claim" })).toBeVisible();
  await page.goto("/desk/incidents");
  await page.getByRole("link", { name: "Gwadar compound" }).click();
  const desk = page.url();
  await page.getByRole("link", { name: "Assess", exact: true }).first().click();
  await expect(page.getByText("The standing suggests uncorroborated")).toBeVisible();
  await page.getByLabel(/^Corroborated$/).check();
  await page.getByLabel("Rationale").fill("The article quotes no one for the twelve.");
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Decide" }).last().click();
  await expect(page.getByRole("alert").filter({ hasText: "No two voices say so." })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(/^Uncorroborated/).check();
  await page.getByRole("button", { name: "Decide" }).last().click();
  await expect(page.getByText("The article quotes no one for the twelve.")).toBeVisible();
  await publish(2);

  await page.goto("/desk/articles/new");
  await enterPartyInPlace(page, page.getByLabel("Outlet"), "Gwadar Paper", "outlet");
  await page.getByLabel("Headline").fill("Hospital counts the dead");
  await page.getByLabel("Text", { exact: true }).fill(`${hospital}\n\nIt said no more.`);
  await page.getByLabel("Published on").fill("2026-02-03");
  await page.getByRole("button", { name: "Enter the article" }).last().click();
  await page.getByRole("link", { name: "Log a claim from this text" }).click();
  await page.getByLabel("Incident").selectOption({ label: "Gwadar compound (2026-01-31)" });
  await takeWords(page, hospital, "quote", page.getByLabel("Quote", { exact: true }));
  await page.getByLabel("Figure as printed").fill("11");
  await page.getByLabel("What happened to them").selectOption("killed");
  await page.getByLabel("Who or what they were").selectOption("civilians");
  await page.getByRole("button", { name: "Add a hop" }).click();
  await enterPartyInPlace(page, page.getByLabel("Party"), "Gwadar hospital", "health_authority");
  const rests = page.getByLabel("The words it rests on");
  await takeWords(page, "The hospital in Gwadar", "the words it rests on", rests);
  await page.getByRole("button", { name: "Log the claim" }).last().click();
  await expect(page.getByText("The claim is logged.")).toBeVisible();

  // It comes back, with the reason; nothing was changed by itself.
  await page.goto("/desk/queue");
  const item = page.getByRole("listitem").filter({ hasText: "Statuses out of date" }).first();
  await expect(item).toContainText("It is called uncorroborated, and that is out of date.");
  await expect(item).toContainText("was of unknown origin and is contested now");
  await expect(item).toContainText("Nothing was said here by Gwadar hospital, and 11 is said now.");
  await expect(async () => {
    await page.keyboard.press("k");
    await expect(item).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("a");
  await expect(item).toContainText("You have it.");
  await expectAccessible(page);
  await page.goto(desk);
  await publish(3);
  await page.goto("/incidents/gwadar-compound");
  await expect(page.getByText("This status is out of date.").first()).toBeVisible();
  await expect(page.getByText("Uncorroborated").first()).toBeVisible();
  await expectAccessible(page);

  // The editor decides again, and finds low, best and high by a rule.
  await page.goto("/desk/queue?kind=stale_status");
  await expect(async () => {
    await page.locator("[data-queue-item]").first().focus();
    await page.keyboard.press("d");
    await expect(page).toHaveURL(/assess\?decide=yes/, { timeout: 5_000 });
  }).toPass();
  await expect(page.getByLabel(/^Contested$/)).toBeFocused();
  await expect(page.getByLabel(/^Contested$/)).not.toBeChecked();
  await expect(page.getByText("The standing suggests contested")).toBeVisible();
  await page.getByLabel(/^Contested$/).check();
  await page.getByLabel("Rationale").fill("A hospital counted one fewer.");
  await page.getByLabel("Rationale").press("Control+Enter");
  await expect(page.getByText("A hospital counted one fewer.")).toBeVisible();
  await page.getByRole("link", { name: "Record a finding" }).first().click();
  await expect(page).toHaveURL(/\/find\?/);
  await expectAccessible(page);
  const ucdp = page.locator("dl > div").filter({ hasText: "UCDP" });
  await expect(ucdp).toContainText("low 11 · best 11 · high 12");
  await expect(ucdp).toContainText("Needs a coder.");
  await ucdp.getByRole("link", { name: "Fill in by this rule" }).click();
  await expect(page.getByLabel("High", { exact: true })).toHaveValue("12");
  await page.getByLabel("Low", { exact: true }).fill("13");
  await page.getByLabel("Rationale").fill("Eleven were counted; one may lie elsewhere.");
  await page.getByRole("button", { name: "Record the finding" }).last().click();
  await expect(page.getByRole("alert").filter({ hasText: "Low is higher" })).toBeVisible();
  await expect(page.getByLabel("Rationale")).toHaveValue(/Eleven were counted/);
  await page.getByLabel("Low", { exact: true }).fill("11");
  await page.getByRole("button", { name: "Record the finding" }).last().click();
  await expect(page.getByText("An editor’s finding: 11")).toBeVisible();
  await publish(4);
  await page.goto("/incidents/gwadar-compound");
  await expect(page.getByText("This status is out of date.")).toHaveCount(0);
  await expect(page.getByText("An editor’s finding: 11")).toBeVisible();
  await page.getByText("What datasets’ rules give on these claims").first().click();
  await expect(page.getByText("ACLED codebook, 2023 edition").first()).toBeVisible();
  await expectAccessible(page);
});
