import { expect, signIn } from "@/tests/support/desk";
import { expectAccessible, test } from "@/tests/support/page";

test.use({ writes: true });
test.describe.configure({ timeout: 240_000 });

const copied = `Banks and offices appear in another of its counts, and prisons.

More than 20 vehicles were burned as well.

For a time parts of some districts belonged to its fighters, and the forces sent against them could not move as they wished.

With inputs from IANS`;

test("a paper's copy of the wire is proposed; accepted, its vehicles are an echo of the BLA", async ({
  page,
  browser,
  server,
}, { project }) => {
  await signIn(page, "analyst");
  await page.goto("/desk/articles/new");
  await page.getByLabel("Outlet").fill("The Stand-in Post");
  await page.getByLabel("Headline").fill("Vehicles burned in the province");
  await page.getByLabel("Text", { exact: true }).fill(copied);
  await page.getByLabel("A stand-in").check();
  await page.getByRole("button", { name: "Enter the article" }).last().click();
  await expect(page.getByText("found by the machine; proposed, nobody has decided")).toBeVisible();
  await expectAccessible(page);
  const address = new URL(page.url()).pathname;

  await page.getByRole("link", { name: "Log a claim from this text" }).click();
  await page.getByLabel("Incident").selectOption("Operation Herof Phase II (2026-01-31)");
  await page
    .getByLabel("Quote", { exact: true })
    .fill("More than 20 vehicles were burned as well.");
  await page.getByLabel("Figure as printed").fill("More than 20");
  await page.getByLabel("What happened to them").selectOption("set_on_fire");
  await page.getByLabel("Who or what they were").selectOption("vehicles");
  await page.getByRole("button", { name: "Log the claim" }).last().click();
  await expect(page.getByText("The claim is logged.")).toBeVisible();

  const editor = await browser.newContext({ ...project.use, baseURL: server.url });
  const desk = await editor.newPage();
  await signIn(desk, "editor");
  await desk.goto(address);
  await desk.getByRole("link", { name: /^Look at it/ }).click();
  const passage = "parts of some districts belonged to its fighters, and the forces sent against";
  await expect(desk.getByRole("cell").filter({ hasText: passage })).toHaveCount(2);
  await expectAccessible(desk);
  await desk.getByLabel("Accept").check();
  await desk.getByRole("button", { name: "Decide" }).last().click();
  await expect(desk.getByRole("link", { name: /^Say why/ })).toBeVisible();
  await desk.getByLabel("Why").fill("It credits the agency, and whole sentences are the agency’s.");
  await desk.getByRole("button", { name: "Decide" }).last().click();
  const asked = desk.getByRole("alert").filter({ hasText: "What this unsettles" });
  await expect(asked).toContainText(
    /set on fire: vehicles: single origin.*unknown origin: 21\+.* → single origin/,
  );
  await desk.getByRole("button", { name: "Decide" }).last().click();
  await expect(desk.getByText("Revision 2: accepted")).toBeVisible();
  await expect(
    desk.getByText(/^Of 3 incidents, 1 incident has a standing that differs/),
  ).toBeVisible();
  await desk.getByRole("link", { name: "History" }).click();
  await expect(desk.getByRole("heading", { name: /^Accept derivation/ })).toBeVisible();

  // Its figure belongs to the group now, and so two of its claims can be tied.
  await desk.goto("/desk/incidents");
  await desk.getByRole("link", { name: "Operation Herof Phase II" }).click();
  await expect(desk.getByText("unknown origin")).toHaveCount(0);
  await desk.getByRole("link", { name: "Links and dependences" }).click();
  await expect(desk).toHaveURL(/\/links$/);
  await expectAccessible(desk);
  await desk.getByRole("link", { name: "Propose a link" }).click();
  await desk.getByLabel("Both describe the same people otherwise").check();
  await desk.getByLabel("The first claim").selectOption({ index: 1 });
  await desk.getByLabel("The second claim").selectOption({ index: 2 });
  await expectAccessible(desk);
  await desk.getByRole("button", { name: "Propose" }).last().click();
  await expect(desk.getByText("describes the same people as")).toBeVisible();
  await desk.getByLabel("Reject").check();
  await desk.getByLabel("Why").fill("They do not: one is the whole, the other a headline of it.");
  await desk.getByRole("button", { name: "Decide" }).last().click();
  await expect(desk.getByText(/^Rejected\./)).toBeVisible();
  await desk.getByRole("link", { name: "Declare a dependence" }).click();
  await desk.getByLabel("Some claims are an origin of their own").check();
  await desk
    .getByRole("group", { name: /origin of their own$/ })
    .getByRole("checkbox")
    .first()
    .check();
  await desk.getByLabel("Why").fill("Counted from pictures.");
  await expectAccessible(desk);
  await desk.getByRole("button", { name: "Declare" }).last().click();
  await expect(desk.getByText("an origin of its own:")).toBeVisible();
  await editor.close();
});
