import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runChild } from "@/lib/installation/children";
import { siteEnvironment } from "@/lib/installation/demonstration";
import { randomSecret } from "@/lib/installation/secrets";
import { copyDatabase } from "@/tests/support/cluster";
import { signIn } from "@/tests/support/desk";
import { test as base, expect, expectAccessible } from "@/tests/support/page";
import { type Server, startServer } from "@/tests/support/server";

// A server of its own, on which one event is told as two, by one force under two names.
const test = base.extend<object, { server: Server }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern.
    async ({}, use) => {
      const { appUrl } = await copyDatabase(process.env.COUNTERCLAIM_TEST_SEEDED);
      const folder = await mkdtemp(join(tmpdir(), "counterclaim-load-"));
      const file = join(folder, "bridge.json");
      await writeFile(file, JSON.stringify(bridge));
      await runChild({
        args: [
          "--conditions=react-server",
          "--import",
          "tsx",
          "scripts/load.ts",
          file,
          "--publish",
        ],
        env: siteEnvironment(appUrl, randomSecret()),
        failure: "The two incidents could not be loaded; the reason stands above.",
      });
      await rm(folder, { recursive: true });
      const server = await startServer(appUrl);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
});
test.describe.configure({ timeout: 120_000 });

const said = (words: string, party: string) => ({ function: "speaks", party, words });
const counted = { kind: "count", outcome: "killed" };
const bridge = {
  counterclaim: 1,
  article: {
    outlet: "gazette",
    headline: "Bridge gone",
    kind: "stand_in",
    publishedOn: "2026-03-02",
  },
  text: "The bridge army said 17 died. The bridge military said 17 died. Down the river, 5 drowned.",
  parties: [
    { key: "gazette", name: "The Bridge Gazette", kind: "outlet" },
    { key: "army", name: "Bridge army", kind: "state_force" },
    { key: "military", name: "Bridge military", kind: "state_force" },
  ],
  incidents: ["Bridge blown up", "Drownings at the bridge"].map((title, i) => ({
    ...{ key: `i${i}`, title, slug: `bridge-${i + 1}` },
    period: { start: "2026-03-01", end: "2026-03-01" },
  })),
  claims: [
    {
      ...{ ...counted, incident: "i0", group: "people", figure: { words: "17" } },
      quote: "The bridge army said 17 died.",
      chain: [said("The bridge army said", "army")],
    },
    {
      ...{ ...counted, incident: "i0", group: "people", figure: { words: "17" } },
      quote: "The bridge military said 17 died.",
      chain: [said("The bridge military said", "military")],
    },
    {
      ...{ ...counted, incident: "i1", group: "civilians", figure: { words: "5" } },
      quote: "Down the river, 5 drowned.",
    },
  ],
};

test("two parties and two incidents become one, old addresses lead on, and all of it is taken back", async ({
  page,
  browser,
  server,
}, { project }) => {
  const context = await browser.newContext({ ...project.use, baseURL: server.url });
  const second = await context.newPage();
  await signIn(second, "admin");
  const heading = page.getByRole("heading", { level: 1 });
  const preview = page.getByRole("region", { name: "What this changes" });
  const shown = (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first();
  await signIn(page, "editor");
  await page.goto("/desk/incidents");
  await page.getByRole("link", { name: "Bridge blown up" }).click();
  await expect(heading).toHaveText("Bridge blown up");
  const [desk, old] = [page.url(), "Drownings at the bridge"];
  await expect(shown(/^Agreed: /)).toBeVisible();

  // One force under two names: what that changes is told first, and who is part of what is refused.
  await page.goto("/desk/parties?q=Bridge+military");
  await page.getByRole("link", { name: "Bridge military" }).click();
  await expect(heading).toHaveText("Bridge military");
  const party = page.url();
  await page.getByRole("link", { name: "Merge into another" }).click();
  await expect(heading).toHaveText("Merge Bridge military");
  await page.getByLabel("Merge it into").fill("bridge");
  await page.getByLabel("Merge it into").press("Enter");
  await expectAccessible(page);
  await page.getByRole("link", { name: "The Bridge Gazette" }).click();
  await expect(page.getByRole("status")).toContainText("one passes on what others say");
  await page.getByRole("link", { name: "Choose another" }).click();
  await page.getByLabel("Merge it into").fill("bridge army");
  await page.getByLabel("Merge it into").press("Enter");
  await page.getByRole("link", { name: "Bridge army" }).click();
  await expect(preview).toContainText("killed: people: agreed, 2 claims");
  const apart = page.url();
  await expect(preview).toContainText("→ single origin, 2 claims (Bridge army: 17)");
  await expectAccessible(page);
  await second.goto(page.url());
  await page.getByRole("button", { name: "Merge", exact: true }).last().click();
  await expect(page.getByRole("alert").filter({ hasText: "Not written yet" })).toBeVisible();
  await page.getByLabel("Why they are one").fill("The force renamed itself in 2025.");
  await page.getByRole("button", { name: "Merge", exact: true }).last().click();
  await expect(page.getByText("It leads to Bridge army")).toBeVisible();
  await expectAccessible(page);

  // Whoever comes with the same form a moment later is told so, and loses nothing.
  await second.getByLabel("Why they are one").fill("I thought so too.");
  await second.getByRole("button", { name: "Merge", exact: true }).last().click();
  await expect(second.getByRole("alert").filter({ hasText: "Not written yet" })).toContainText(
    "“Bridge military” is merged into “Bridge army” already. Withdraw that merge first.",
  );
  await expect(second.getByLabel("Why they are one")).toHaveValue("I thought so too.");

  // One voice on the live page; the address at the desk leads on.
  const merge = page.url();
  await page.goto(party);
  await expect(heading).toHaveText("Bridge army");
  const army = page.url();
  await expect(page.getByText("Merged into this:")).toBeVisible();
  await page.goto(desk);
  await expect(shown(/^One voice: /)).toBeVisible();

  // The drownings were the same event.
  await page.goto("/desk/incidents");
  await page.getByRole("link", { name: old }).click();
  await expect(heading).toHaveText(old);
  const [oldDesk] = [page.url()];
  await page.getByRole("link", { name: "Merge into another" }).click();
  await page.getByLabel("Merge it into").selectOption({ label: "Bridge blown up (2026-03-01)" });
  await page.getByRole("button", { name: "Compare the two" }).click();
  await expect(preview).toContainText(`“${old}” brings 1 claim.`);
  await page.getByLabel("Why they are one").fill("They drowned when the bridge fell.");
  await page.getByRole("button", { name: "Merge", exact: true }).last().click();
  await expect(page.getByText("It leads to Bridge blown up")).toBeVisible();
  const incidentMerge = page.url();
  await page.goto(oldDesk);
  await expect(heading).toHaveText("Bridge blown up");
  await expectAccessible(page);

  // Readers are led on with the edition that holds it, and not before.
  await page.goto("/incidents/bridge-2");
  await expect(heading).toHaveText(old);
  await page.goto(`${desk}/publish`);
  await page.getByRole("button", { name: "Publish edition 2" }).last().click();
  await expect(page.getByText("Readers see all of this")).toBeVisible();
  await page.goto("/incidents/bridge-2");
  await expect(page).toHaveURL(/\/incidents\/bridge-1$/);
  await expect(shown(/^One voice: /)).toBeVisible();
  const asked = (path: string) => page.request.get(path, { maxRedirects: 0 });
  for (const path of ["/incidents/bridge-2", "/api/v1/incidents/bridge-2"]) {
    const answer = await asked(path);
    expect([answer.status(), answer.headers().location]).toEqual([
      308,
      path.replace("bridge-2", "bridge-1"),
    ]);
    expect(answer.headers()["cache-control"]).toContain("no-");
  }
  for (const stays of ["editions/1", "history"]) {
    await page.goto(`/incidents/bridge-2/${stays}`);
    await expect(page.getByText("found to be one with another incident")).toBeVisible();
    await expect(page.getByRole("link", { name: "Bridge blown up" })).toBeVisible();
  }
  const known = `/parties/${party.split("/").at(-1)}`;
  for (const path of [known, `/api/v1${known}`]) expect((await asked(path)).status()).toBe(308);

  // Undone, both stand as they stood; the history of each tells.
  for (const address of [incidentMerge, merge]) {
    await page.goto(address);
    await page.getByLabel("Why they are two").fill("Looked at again.");
    await page.getByRole("button", { name: "Withdraw the merge" }).last().click();
    await expect(heading).toHaveText(/^Merge /);
  }
  await page.goto("/incidents/bridge-2");
  await expect(heading).toHaveText(old);
  await page.goto(party);
  await expect(heading).toHaveText("Bridge military");
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByText("Withdraw party merge")).toBeVisible();
  await expect(page.getByText("The force renamed itself in 2025.")).toBeVisible();

  // That they are two is said for good, until it is taken back.
  await page.goto(apart);
  await expectAccessible(page);
  await page.getByRole("link", { name: "They are two" }).click();
  await page.getByLabel("Why they are two").fill("One is under the ministry, one is not.");
  await page.getByRole("button", { name: "Say that they are two" }).last().click();
  await expect(heading).toHaveText("Tell apart: Bridge military");
  await expect(page.getByRole("region", { name: "they are two" })).toContainText("the ministry");
  await expectAccessible(page);
  await page.getByLabel("Why it is taken back").fill("It was renamed after all.");
  await page.getByRole("button", { name: "Take it back" }).last().click();
  await expect(heading).toHaveText("Merge Bridge military");

  await page.goto(desk);
  await expect(shown(/^Agreed: /)).toBeVisible();
  // One claim of the two goes to the other event, once it was told what that changes in both.
  await page.getByRole("link", { name: "Move claims or split" }).click();
  await expect(heading).toHaveText("Move claims, or split the incident");
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: /Bridge military/ }).check();
  await page.getByLabel("To which incident").selectOption({ label: `${old} (2026-03-01)` });
  await page.getByLabel("Why").fill("It was said of the drowned.");
  await page.getByRole("button", { name: "Move the claims" }).last().click();
  const asks = page.getByRole("alert").filter({ hasText: "What this unsettles" });
  await expect(asks).toContainText(`${old} – killed: people: not there → single origin`);
  await page.getByRole("button", { name: "Move the claims" }).last().click();
  await expect(heading).toHaveText(old);
  await expect(shown("Bridge military")).toBeVisible();

  // Two editors split one party: the second is shown what the first did, and keeps what was typed.
  for (const [at, tab] of [page, second].entries()) {
    await tab.goto(`${army}/split`);
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Split Bridge army");
    await tab.getByRole("checkbox", { name: /17/ }).check();
    await tab.getByLabel("Whom they mean").fill("Bridge military");
    await tab.getByRole("option", { name: /^Bridge military/ }).click();
    await tab.getByLabel("Why").fill(`Said by its spokesman (${at}).`);
  }
  await expectAccessible(page);
  await page.getByRole("button", { name: "Give them to the other" }).last().click();
  await expect(asks).toBeVisible();
  await page.getByRole("button", { name: "Give them to the other" }).last().click();
  await expect(heading).toHaveText("Bridge military");
  await second.getByRole("button", { name: "Give them to the other" }).last().click();
  const meanwhile = second.getByRole("alert").filter({ hasText: "What changed meanwhile" });
  await expect(meanwhile).toContainText("Bridge military");
  await expect(second.getByLabel("Why")).toHaveValue("Said by its spokesman (1).");
  await context.close();
});
