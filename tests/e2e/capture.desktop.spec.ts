import { enterPartyInPlace, expect, signIn } from "@/tests/support/desk";
import { expectAccessible, test } from "@/tests/support/page";

test.use({ writes: true });
test.describe.configure({ timeout: 240_000 });

const told = [
  "The army said on Monday that 17 soldiers were killed near the pass.",
  "Residents spoke of more than 20 dead, and a hospital of nineteen.",
  "The road stayed closed on Tuesday, and nobody else could be asked.",
];
const address = "https://capturing.example.org/fighting";
const page = (paragraphs: readonly string[]) => `<!doctype html><html lang="en"><head>
  <link rel="canonical" href="${address}">
  <title>Fighting, captured</title><meta name="author" content="A. Writer">
  <meta property="article:published_time" content="2026-02-02T08:00:00+05:00"></head>
  <body onload="document.title = 'ran'"><article><h1>Fighting, captured</h1>
  ${paragraphs.map((one) => `<p>${one}</p>`).join("\n")}
  <script>document.title = "ran"</script><img src="x" onerror="document.title = 'ran'">
  </article></body></html>`;

test("a page is read, looked over and entered; captured again, it says what changed", async ({
  page: desk,
}, { project }) => {
  const outlet = `Capturing Paper ${project.name}`;
  await signIn(desk, "analyst");
  await desk.goto("/desk/articles/new");
  // What leads inside is refused in production, and what was typed stays.
  await desk.getByLabel("Address").fill("http://169.254.169.254/latest/meta-data/");
  await desk.getByLabel("Published on").fill("2026");
  await desk.getByRole("button", { name: "Fetch the page" }).click();
  await expect(desk.getByRole("alert").filter({ hasText: "private network" })).toBeVisible();
  await expect(desk.getByLabel("Published on")).toHaveValue("2026");
  await expectAccessible(desk);

  await desk.getByLabel("Address").fill("");
  await desk.getByText("From HTML, or from a file").click();
  await desk.getByLabel("HTML", { exact: true }).fill(page(told));
  await desk.getByRole("button", { name: "Read the HTML" }).click();
  await expect(desk.getByRole("status").filter({ hasText: "not entered yet" })).toBeFocused();
  await expect(desk.getByLabel("Headline")).toHaveValue("Fighting, captured");
  await expect(desk.getByLabel("Text", { exact: true })).toHaveValue(told.join("\n\n"));
  await expect(desk.getByLabel("Byline")).toHaveValue("A. Writer");
  await expect(desk.getByLabel("Published on")).toHaveValue("2026-02-02");
  await expect(desk.getByLabel("HTML", { exact: true })).toHaveValue("");
  await expect(desk.getByLabel("Address")).toHaveValue(address);
  await expectAccessible(desk);
  await enterPartyInPlace(desk, desk.getByLabel("Outlet"), outlet, "outlet");
  await desk.getByRole("button", { name: "Enter the article" }).last().click();
  await expect(desk.getByText("captured from HTML")).toBeVisible();
  expect(await desk.title()).not.toBe("ran");

  await desk.getByRole("link", { name: "Log a claim from this text" }).click();
  await desk.getByLabel("Incident").selectOption({ index: 1 });
  await desk.getByLabel("Quote", { exact: true }).fill("17 soldiers were killed");
  await desk.getByLabel("Figure as printed").fill("17");
  await desk.getByLabel("What happened to them").selectOption("killed");
  await desk.getByLabel("Who or what they were").selectOption("people");
  await desk.getByRole("button", { name: "Log the claim" }).last().click();
  await expect(desk.getByText("The claim is logged.")).toBeVisible();
  const claim = new URL(desk.url()).pathname;

  await desk.getByRole("link", { name: "The article" }).click();
  await desk.getByRole("link", { name: "Capture it again" }).click();
  await expect(desk.getByLabel("Address")).toHaveValue(address);
  // A new article of an address that is held is another snapshot of that one.
  await desk.goto("/desk/articles/new");
  await desk.getByText("From HTML, or from a file").click();
  const file = desk.getByLabel("File", { exact: true });
  await file.setInputFiles({
    name: "large.html",
    mimeType: "text/html",
    buffer: Buffer.alloc(5_000_001, 32),
  });
  await expect(desk.getByText("That file is larger than 5 million bytes.")).toBeVisible();
  const changed = [told[0]?.replace("17", "19") ?? "", told[1] ?? "", "A hospital counted them."];
  await file.setInputFiles({
    name: "saved.html",
    mimeType: "text/html",
    buffer: Buffer.from(page(changed)),
  });
  await desk.getByRole("button", { name: "Read the file" }).click();
  await expect(desk.getByRole("heading", { name: /What the outlet changed since/ })).toBeVisible();
  await expect(desk.getByText("A claim was logged from words that are gone:")).toBeVisible();
  await expect(desk.locator("ins").first()).toContainText("19");
  await expect(desk.locator("del").first()).toContainText("17");
  await expectAccessible(desk);
  await desk.getByRole("button", { name: "Keep this snapshot" }).last().click();
  await expect(desk.getByText("captured from a file")).toBeVisible();
  await expect(desk.getByText("A claim was logged from words that are gone:")).toBeVisible();
  await desk.goto(claim);
  await expect(desk.getByText("The article no longer has these words")).toBeVisible();
});
