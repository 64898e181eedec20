import { expect, signIn, tabTo } from "@/tests/support/desk";
import { expectAccessible, test } from "@/tests/support/page";

test.use({ writes: true });
test.describe.configure({ timeout: 240_000 });

const headline = "Group says raids across Balochistan left soldiers dead";

/** A made-up wire with ten counts, about the demonstration's incidents and by its parties. */
const paragraphs = [
  "QUETTA, Feb 2 (IANS) - At least 84 Pakistani soldiers were killed and 18 soldiers were captured in Quetta, the Baloch Liberation Army (BLA) said on Monday.",
  "The BLA said many others were injured in Noshki.",
  "More than 30 government buildings were seized or destroyed in Mastung, the BLA said. It said more than 20 vehicles were burned in Dalbandin.",
  "In Gwadar, 12 civilians were killed and around 10 people were injured when a compound was attacked, The Balochistan Post reported.",
  "A 15-year-old boy was killed in Phulabad, according to The Balochistan Post. Three civilians were injured there.",
  "The BLA had said on Sunday that more than 80 soldiers were killed in Quetta.",
];

const html = `<!doctype html><html lang="en"><head><title>${headline}</title>
<meta property="og:title" content="${headline}"><meta property="og:site_name" content="IANS">
<meta property="article:published_time" content="2026-02-02T10:00:00Z"></head>
<body><article><h1>${headline}</h1>${paragraphs.map((one) => `<p>${one}</p>`).join("")}</article></body></html>`;

test("from pasting a wire to its ten counts, by keyboard alone, in forty keys at most", async ({
  page,
}) => {
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await signIn(page, "analyst");
  await page.goto("/desk/articles/new");
  await tabTo(page, page.getByText("From HTML, or from a file"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("HTML", { exact: true }));

  // A paste is one key, whatever is pasted.
  keys += 1;
  await page.keyboard.insertText(html);
  await press("Tab");
  await press("Enter");
  await expect(page.getByLabel("Headline")).toHaveValue(headline);
  await expect(page.getByLabel("Outlet", { exact: true })).toHaveValue(/IANS/);
  await press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(headline);
  const keysAreThere = page.getByText("for the keys of this page");
  await expect(keysAreThere).toBeVisible();
  await press("r");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Read an article");
  await expectAccessible(page);

  const sum = page.getByText(/to decide, \d+ logged/);
  for (let logged = 0; logged < 10; logged += 1) {
    await expect(sum).toContainText(`, ${logged} logged`);
    await expect(keysAreThere).toBeVisible();
    await press("a");
    await expect(sum).toContainText(`, ${logged + 1} logged`);
  }
  console.log(`From the paste to ten counts: ${keys} keys.`);
  expect(keys).toBeLessThanOrEqual(40);
});
