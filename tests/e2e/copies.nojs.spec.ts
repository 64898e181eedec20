import { expect, signIn } from "@/tests/support/desk";
import { test } from "@/tests/support/page";

test.use({ writes: true });
test.describe.configure({ timeout: 240_000 });

const pasted = `The Stand-in Post
Vehicles burned in the province
By Nobody Atall
2 February 2026

For a time parts of some districts belonged to its fighters, and the forces sent against them could not move as they wished.

Nothing more was known on Monday evening, and nobody else could be asked about it.`;

test("what was pasted fills the form in; copies, links and dependences are decided without scripts", async ({
  page,
}) => {
  await signIn(page, "editor");
  await page.goto("/desk/articles/new");
  await page.getByLabel("Text", { exact: true }).fill(pasted);
  await page.getByRole("button", { name: "Fill in from its first lines" }).click();
  await expect(page.getByText("Read from the first lines, and not entered yet")).toBeVisible();
  await expect(page.getByLabel("Headline")).toHaveValue("Vehicles burned in the province");
  await expect(page.getByLabel("Outlet")).toHaveValue("The Stand-in Post");
  await expect(page.getByLabel("Byline")).toHaveValue("Nobody Atall");
  await expect(page.getByLabel("Published on")).toHaveValue("2026-02-02");
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(/^For a time parts of some/);
  await page.getByLabel("A stand-in").check();
  await page.getByRole("button", { name: "Enter the article" }).last().click();
  await expect(page.getByText("found by the machine; proposed, nobody has decided")).toBeVisible();
  const article = page.url();

  // Proposed by hand: the wire of an agency. Rejected, with why.
  await page.getByRole("link", { name: "Propose what this article draws on" }).click();
  await page.getByLabel("Or the agency whose wire it takes").fill("Nobody’s Agency");
  await page.getByRole("button", { name: "Propose" }).last().click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByLabel("Or the agency whose wire it takes").fill("IANS");
  await page.getByLabel("How", { exact: true }).selectOption("wire");
  await page
    .getByLabel("The words of this article that say so")
    .fill("Nothing more was known on Monday evening");
  await page.getByRole("button", { name: "Propose" }).last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^A wire of which no copy/);
  await page.getByLabel("Reject").check();
  await page.getByLabel("Why").fill("The words credit nobody.");
  await page.getByRole("button", { name: "Decide" }).last().click();
  await expect(page.getByText("Revision 2: rejected")).toBeVisible();

  // The machine's: accepted after it was told what that changes, which here is nothing.
  await page.goto(article);
  await page
    .getByRole("link", { name: /^Look at it/ })
    .first()
    .click();
  await page.getByLabel("Accept").check();
  await page.getByLabel("Why").fill("Its first sentence is the agency’s.");
  await page.getByRole("button", { name: "Decide" }).last().click();
  await expect(page.getByText("Revision 2: accepted")).toBeVisible();
  await expect(page.getByText(/incidents, no standing differs\./)).toBeVisible();

  await page.goto("/desk/incidents");
  await page.getByRole("link", { name: "Operation Herof Phase II" }).click();
  await page.getByRole("link", { name: "Links and dependences" }).click();
  await page.getByRole("link", { name: "Propose a link" }).click();
  await page.getByLabel("Both describe the same people otherwise").check();
  await page.getByLabel("The first claim").selectOption({ index: 1 });
  await page.getByLabel("The second claim").selectOption({ index: 2 });
  await page.getByRole("button", { name: "Propose" }).last().click();
  await page.getByLabel("Reject").check();
  await page.getByLabel("Why").fill("One is the whole, the other its headline.");
  await page.getByRole("button", { name: "Decide" }).last().click();
  await expect(page.getByText(/^Rejected\./)).toBeVisible();

  await page.getByRole("link", { name: "Declare a dependence" }).click();
  await page.getByLabel("One party’s figure is another’s").check();
  await page.getByLabel("The figure of this party").fill("Balochistan Post");
  await page.getByLabel("is really the figure of this one").fill("Baloch Liberation Army");
  await page.getByRole("button", { name: "Declare" }).last().click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page.getByLabel("is really the figure of this one")).toHaveValue(
    "Baloch Liberation Army",
  );
  await page.getByLabel("Why").fill("It prints what it is sent.");
  await page.getByRole("button", { name: "Declare" }).last().click();
  await expect(page.getByText("It prints what it is sent.")).toBeVisible();
});
