import { cursorOf } from "@/lib/queries/cursor";
import { copyDatabase, dropDatabase } from "@/tests/support/cluster";
import { signIn } from "@/tests/support/desk";
import { expect, test } from "@/tests/support/page";
import { startServer } from "@/tests/support/server";

// What is refused is a page like any other, and says what to do without a script.

const nobody = "01900000-0000-7000-8000-000000000000";

const public_: Record<string, [address: string, status: number, title: string, way: string]> = {
  "an unknown incident": ["/incidents/nothing", 404, "No incident is published", "/incidents"],
  "an unknown address": ["/nothing", 404, "There is no page at this address", "/incidents"],
  "a cursor never given out": ["/incidents?cursor=x", 400, "There is no such page", "/incidents"],
  "a cursor of another list": [
    `/incidents?sort=oldest&cursor=${cursorOf(["2026-02-01", nobody])}`,
    400,
    "This page belongs to another search",
    "/incidents\\?sort=oldest",
  ],
  "a place given twice": [
    "/incidents?place=quetta&place=x&outcome=killed",
    400,
    "asks for the same thing more than once",
    "/incidents\\?place=quetta&outcome=killed",
  ],
};

for (const [name, [address, status, title, way]] of Object.entries(public_)) {
  test(`${name} answers ${status}, and leads on`, async ({ page, allow }) => {
    allow(/40[04]/);
    expect((await page.goto(address))?.status()).toBe(status);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
    await page.getByRole("main").getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`${way}$`));
  });
}

test("what is not there, or not for one's role, is said to staff", async ({ page, allow }) => {
  allow(/40[34]/);
  await signIn(page, "analyst");
  expect((await page.goto(`/desk/incidents/${nobody}`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "There is nothing at this address",
  );
  expect((await page.goto("/desk/accounts"))?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role does not allow this");
  await page.getByRole("main").getByRole("link").last().click();
  await expect(page).toHaveURL(/\/desk$/);
});

test("a database that is gone is said, and nothing of the fault", async ({ page, allow }) => {
  allow(/500/);
  const address = await copyDatabase();
  const server = await startServer(address.appUrl);
  await dropDatabase(address);
  for (const path of ["/incidents", "/incidents/gwadar-compound", "/sign-in?next=/desk"]) {
    const form = path.startsWith("/sign-in");
    expect((await page.goto(`${server.url}${path}`))?.status()).toBe(form ? 200 : 500);
    await expect(page.getByRole("contentinfo")).toContainText("The log cannot be read now.");
    expect(await page.content()).not.toMatch(/postgres|prisma|select /i);
    if (form) continue;
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page could not be made");
  }
  await server.stop();
});
