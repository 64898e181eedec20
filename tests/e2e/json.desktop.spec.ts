import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { incidentList, incidentResponse } from "@/lib/schemas/edition";
import { expect, test } from "@/tests/support/page";

// What pages and JSON say is the same in every project.

const herof = "operation-herof-phase-ii";

test("the JSON says what the page says", async ({ page }) => {
  await page.goto(`/incidents/${herof}`);
  const incident = incidentResponse.parse(await json(page, `/api/v1/incidents/${herof}`));
  const sections = page.locator("main section");
  for (const [index, { title, standing, claims }] of incident.measures.entries()) {
    const section = sections.nth(index);
    await expect(section.getByRole("heading", { level: 2 })).toHaveText(new RegExp(title, "i"));
    await expect(section).toContainText(standing.sentence);
    for (const { text } of [...standing.reasons, ...standing.flags]) {
      await expect(section).toContainText(text);
    }
    await expect(section.locator("li[id^=claim-]")).toHaveCount(claims.length);
    for (const claim of claims) {
      const entry = section.locator(`[id="claim-${claim.id.slice(-12)}"]`);
      await expect(entry.getByRole("heading", { level: 4 })).toHaveText(`“${claim.figure.text}”`);
      await expect(entry.locator("mark")).toHaveText(`${claim.figure.text}`);
      await expect(entry.locator("blockquote")).toContainText(`${claim.quote.text}`);
      await expect(entry).toContainText(claim.article.headline);
      if (claim.claimant) await expect(entry.locator("strong")).toHaveText(claim.claimant.name);
      const hops = entry.getByRole("list", { name: /^Chain/ }).getByRole("listitem");
      await expect(hops).toHaveCount(claim.chain.length);
      for (const [at, { party, evidence }] of claim.chain.entries()) {
        await expect(hops.nth(at)).toContainText(`${party?.name}`);
        if (evidence.kind === "span") await expect(hops.nth(at)).toContainText(`${evidence.text}`);
      }
    }
  }
  for (const { id, quote } of incident.otherClaims) {
    await expect(page.locator(`[id="claim-${id.slice(-12)}"] blockquote`)).toContainText(
      `${quote.text}`,
    );
  }
});

test("killed in Herof: four claims, one origin, 84+ narrowing 80+", async ({ request }) => {
  const answer = await request.get(`/api/v1/incidents/${herof}`);
  const { measures } = incidentResponse.parse(await answer.json());
  const killed = measures.find(
    ({ measure }) => measure.outcome === "killed" && measure.group === "security_forces",
  );
  expect(killed?.standing.value).toBe("single_origin");
  expect(killed?.origins).toHaveLength(1);
  expect(killed?.claims).toHaveLength(4);
  const exact = killed?.claims.find(({ figure }) => figure.text === "at least 84");
  expect(exact?.effect).toBe("narrows");
  expect(exact?.relations[0]?.relation).toBe("narrows");
  const previous = killed?.claims.find(({ id }) => id === exact?.relations[0]?.claim);
  expect(previous?.figure.lower).toBe(81);
});

test("an edition's bytes are those of its hash, which the page shows on demand", async ({
  page,
}) => {
  await page.goto(`/incidents/${herof}`);
  const { edition } = incidentResponse.parse(await json(page, `/api/v1/incidents/${herof}`));
  const whole = page.getByText(edition.sha256);
  await expect(whole).toBeHidden();
  await page.getByText("Cite it, take it away").click();
  await expect(whole).toBeVisible();
  const address = page.getByRole("link", { name: "This edition as JSON" });
  const answer = await page.request.get(`${await address.getAttribute("href")}`);
  const hash = createHash("sha256")
    .update(await answer.body())
    .digest("hex");
  expect(hash).toBe(edition.sha256);
  expect(answer.headers().etag).toBe(`"${hash}"`);
});

test("the list's JSON lists what the page lists", async ({ page }) => {
  await page.goto("/incidents");
  const { items, next } = incidentList.parse(await json(page, "/api/v1/incidents?limit=100"));
  expect(next).toBe(null);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(items.map(({ title }) => title));
  for (const { line } of items.flatMap(({ measures }) => measures)) {
    await expect(page.getByText(line).first()).toBeVisible();
  }
});

test("a page of one leads to the next, and the last to none", async ({ request }) => {
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null && seen.length < 10) {
    const at: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const answer = await request.get(`/api/v1/incidents?limit=1${at}`);
    const page = incidentList.parse(await answer.json());
    seen.push(...page.items.map(({ slug }) => slug));
    cursor = page.next;
  }
  expect(seen).toEqual(["phulabad-turbat", "gwadar-compound", herof]);
});

for (const [name, search, title = "There is no such page of the list"] of [
  ["no cursor of this list", "cursor=nonsense"],
  ["an empty one", "cursor="],
  ["two", "cursor=a&cursor=b", "The address asks for the same thing more than once"],
  ["an endless one", `cursor=${"x".repeat(999)}`],
]) {
  test(`a bad cursor, ${name}, is said to be one`, async ({ page, allow }) => {
    allow(/400/);
    expect((await page.goto(`/incidents?${search}`))?.status()).toBe(400);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await page.getByRole("link", { name: "Go to the first page" }).click();
    await expect(page).toHaveURL(/\/incidents$/);
    expect((await page.request.get(`/api/v1/incidents?${search}`)).status()).toBe(400);
  });
}

test("answers carry the headers that keep a page to itself", async ({ request }) => {
  for (const path of ["/incidents", "/api/v1/incidents", "/robots.txt"]) {
    const headers = (await request.get(path)).headers();
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
    expect(headers).not.toHaveProperty("x-powered-by");
  }
});

async function json(page: Page, path: string): Promise<unknown> {
  const answer = await page.request.get(path);
  expect(answer.status()).toBe(200);
  return answer.json();
}
