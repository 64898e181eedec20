import { expect, signIn } from "@/tests/support/desk";
import { expectAccessible, test } from "@/tests/support/page";

test.use({ writes: true });
test.describe.configure({ timeout: 240_000 });

test("a reader without scripts or account objects, an editor answers, and readers see the answer alone", async ({
  browser,
  page,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const reader = await context.newPage();
  await reader.goto("/incidents/gwadar-compound");
  await reader
    .locator("li[id^=claim-]")
    .first()
    .getByRole("link", { name: "This is wrong" })
    .click();
  await expect(reader.getByText("About the claim")).toContainText("Gwadar compound");
  await reader.getByLabel("An e-mail address").fill("reader@example.org");
  await reader.getByRole("button", { name: "Send it" }).last().click();
  await expect(reader.getByRole("alert").first()).toContainText("Say what is wrong.");
  await expect(reader.getByLabel("An e-mail address")).toHaveValue("reader@example.org");
  await reader.getByLabel("What is wrong").fill("Qwertz: a hospital counted eleven.");
  await reader.getByRole("button", { name: "Send it" }).last().click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  // The next reader's form has nothing of it, and another site's is refused.
  await reader.goto("/objections/new?page=/method");
  await expect(reader.getByLabel("What is wrong")).toHaveValue("");
  const foreign = await fetch(`${server.url}/objections/new`, {
    method: "POST",
    headers: { origin: "https://example.org" },
    body: new URLSearchParams({ words: "x" }),
  });
  expect(foreign.status).toBe(403);
  await reader.goto("/corrections?incident=gwadar-compound");
  await expect(reader.getByText("There are none yet.")).toBeVisible();

  await page.goto("/objections/new?page=/incidents/gwadar-compound");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This is wrong");
  await signIn(page, "editor");
  await page.goto("/desk/queue?kind=objection");
  await page.getByRole("link", { name: "Qwertz: a hospital counted eleven." }).click();
  await expect(page.getByText("reader@example.org")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete the address" }).click();
  await expect(page.getByText("reader@example.org")).toHaveCount(0);
  await page.getByLabel(/^Upheld/).check();
  await page.getByRole("button", { name: "Answer", exact: true }).last().click();
  await expect(page.getByRole("alert").first()).toContainText("Write the answer");
  await page.getByLabel("The answer", { exact: true }).fill("The hospital’s count was missing.");
  await page.getByRole("button", { name: "Answer", exact: true }).last().click();
  await expect(page.getByRole("heading", { name: "What came of it" })).toBeVisible();
  await page.getByRole("link", { name: "Publish a statement" }).click();
  await page.getByLabel("Whose statement it is").fill("the balochistan post");
  await page.getByLabel("The statement").fill("We stand by our report.");
  await page.getByLabel("How it reached us").fill("by e-mail, 5 February 2026");
  await page.getByRole("button", { name: "Publish the statement" }).last().click();
  await expect(page.getByText("Statement of The Balochistan Post").first()).toBeVisible();

  await reader.goto("/incidents/gwadar-compound");
  await reader.getByRole("link", { name: "Corrections and replies" }).first().click();
  await expect(reader.getByText("The hospital’s count was missing.")).toBeVisible();
  await expect(reader.getByText("We stand by our report.")).toBeVisible();
  await page.goto("/corrections");
  await expectAccessible(page);
  const json = await (await fetch(`${server.url}/api/v1/corrections`)).text();
  expect(JSON.parse(json).items).toMatchObject([{ kind: "reply" }, { outcome: "upheld" }]);
  expect(json + (await reader.content())).not.toMatch(/qwertz|reader@/i);
  await context.close();
});
