import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { incidentResponse } from "@/lib/schemas/edition";
import { atomFaults } from "@/tests/support/atom";
import { expect, test } from "@/tests/support/page";
import { readCsv } from "@/tests/support/read-csv";

const herof = "operation-herof-phase-ii";

test("an edition has its page, its files and its feed, each as its link says", async ({ page }) => {
  await page.goto(`/incidents/${herof}`);
  const { measures, otherClaims, edition } = incidentResponse.parse(
    await (await page.request.get(`/api/v1/incidents/${herof}`)).json(),
  );
  const link = (name: string) => page.getByRole("link", { name, exact: true });
  const at = async (name: string) => `${await link(name).getAttribute("href")}`;

  await page.getByText("Cite it, take it away").click();
  const saved = page.waitForEvent("download");
  await link("Claims as CSV").click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe(`${herof}-edition-${edition.number}.csv`);
  const [head = [], ...rows] = readCsv((await readFile(await download.path(), "utf8")).slice(1));
  const claims = measures.flatMap((measure) => measure.claims);
  expect(rows).toHaveLength(claims.length + otherClaims.length);
  expect(rows.map((row) => row[head.indexOf("echo")]).filter((it) => it === "true")).toHaveLength(
    claims.filter(({ echo }) => echo).length,
  );
  expect(rows.every((row) => row[head.indexOf("claim_address")]?.startsWith("http"))).toBe(true);

  for (const [name, words] of [
    ["as text", /^Counterclaim\. “Operation Herof Phase II”\. Edition 1/],
    ["BibTeX", /^@misc\{counterclaim:operation-herof-phase-ii:1,/],
    ["RIS", /^TY {2}- ELEC\r\n/],
    ["Claims as JSON-LD", /^\{"@context":"https:\/\/schema\.org"/],
  ] as const) {
    const answer = await page.request.get(await at(name));
    expect(answer.status(), name).toBe(200);
    expect(await answer.text()).toMatch(words);
    const tag = { "If-None-Match": answer.headers().etag ?? "" };
    expect((await page.request.get(await at(name), { headers: tag })).status()).toBe(304);
  }

  const feed = await (await page.request.get(await at("Editions as a feed"))).text();
  expect(atomFaults(feed)).toEqual([]);
  const entries = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "application/xml");
    if (parsed.querySelector("parsererror")) return [];
    return [...parsed.querySelectorAll("entry > id")].map((it) => it.textContent);
  }, feed);
  expect(entries).toHaveLength(1);

  await page.goto(`${entries[0]}`);
  await expect(page.getByRole("status")).toContainText("Edition 1, as it was published.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Operation Herof Phase II");
  await page.getByRole("link", { name: "the incident’s own page" }).click();
  await expect(page).toHaveURL(/\/incidents\/operation-herof-phase-ii$/);
});

test("a chart may be framed by a page of another origin, and nothing else of ours may", async ({
  page,
  server,
  allow,
}) => {
  allow(/frame-ancestors|X-Frame-Options|ERR_BLOCKED_BY_RESPONSE|favicon/);
  await page.goto(`/incidents/${herof}`);
  const chart = page.getByRole("figure", { name: "Who says what" }).first();
  const told = await chart.getByRole("link", { name: "To embed" }).getAttribute("href");
  const code = (await (await page.request.get(`${server.url}${told}`)).text()).match(
    /&lt;iframe src=&quot;(?<address>[^&]*)&quot;/,
  );
  const embed = new URL(`${code?.groups?.address}`).pathname;
  expect(told).toBe(`${embed}?code`);
  const picture = await chart.getByRole("link", { name: "As a picture" }).getAttribute("href");
  const svg = await page.request.get(`${picture}`);
  expect(svg.headers()["content-type"]).toBe("image/svg+xml; charset=utf-8");
  expect(await svg.text()).toContain("one voice · counts voices, not truth");

  const frame = (path: string) => `<iframe src="${server.url}${path}" height="600"></iframe>`;
  const host = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<title>Host</title>${frame(`${embed}`)}${frame(`/incidents/${herof}`)}`);
  }).listen(0, "127.0.0.1");
  await once(host, "listening");
  const address = host.address();
  await page.goto(`http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`);
  const framed = page.frameLocator("iframe").first();
  await expect(framed.getByText("“at least 84”").first()).toBeVisible();
  await expect(framed.locator(".wide")).toBeHidden();
  await expect(framed.getByRole("link")).toHaveAttribute("href", /\/editions\/1#killed-/);
  await expect(page.frameLocator("iframe").last().getByRole("heading")).toHaveCount(0);
  host.close();
  const answer = await page.request.get(`${server.url}${embed}`);
  expect(answer.headers()["x-frame-options"]).toBeUndefined();
  expect(answer.headers()["content-security-policy"]).toContain("frame-ancestors *");
  await page.goto(`${server.url}${embed}`);
  expect((await page.request.get(`${server.url}/embed/${herof}/1/nothing`)).status()).toBe(404);
});

test("there is no edition but those that were published", async ({ page, allow }) => {
  allow(/404/);
  for (const number of ["2", "0", "-1", "1.0", "99999999999999999999"]) {
    const path = `/incidents/${herof}/editions/${number}`;
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^There is no such edition/);
    expect((await page.request.get(`/api/v1${path}/claims.csv`)).status()).toBe(404);
  }
  const file = `/api/v1/incidents/${herof}/editions/1/claims.xls`;
  expect((await page.request.get(file)).status()).toBe(404);
});
