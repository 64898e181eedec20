import { copyDatabase } from "@/tests/support/cluster";
import { expect, signIn } from "@/tests/support/desk";
import { test } from "@/tests/support/page";
import { startServer } from "@/tests/support/server";

test("what one instance publishes, readers of another see within a second", async ({ browser }) => {
  const { appUrl } = await copyDatabase(process.env.COUNTERCLAIM_TEST_SEEDED);
  const [one, other] = await Promise.all([startServer(appUrl), startServer(appUrl)]);
  const addresses = ["/incidents", "/incidents/gwadar-compound"].flatMap((path) => [
    `${other.url}${path}`,
    `${other.url}/api/v1${path}`,
  ]);
  const read = async (address: string) => {
    const answer = await fetch(address);
    return `${answer.status} ${await answer.text()}`;
  };
  const before = await Promise.all(addresses.map(read));
  expect(await Promise.all(addresses.map(read))).toEqual(before);
  for (const text of before) expect(text).toMatch(/^200 [\s\S]*Gwadar compound/);

  const page = await browser.newPage({ baseURL: one.url });
  await signIn(page, "editor");
  await page.goto("/desk/incidents");
  await page.getByRole("link", { name: "Gwadar compound" }).click();
  await page
    .getByRole("link", { name: /publish/i })
    .first()
    .click();
  await page.getByText("Withdraw", { exact: false }).first().click();
  await page.getByLabel("Reason").fill("The wire took its report back.");
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gwadar compound");
  await new Promise((resolve) => setTimeout(resolve, 1000));

  const after = await Promise.all(addresses.map(read));
  for (const [i, text] of after.entries()) expect(text, addresses[i]).not.toBe(before[i]);
  expect(after[2]).toContain("The wire took its report back.");
  await page.close();
  await Promise.all([one.stop(), other.stop()]);
});
