import { atomFaults } from "@/tests/support/atom";
import { expect, test } from "@/tests/support/page";
import { readCsv } from "@/tests/support/read-csv";

// Finding and narrowing are links and forms: here without scripts.

test("links narrow what is listed, each taken off again, and the address says it all", async ({
  page,
  allow,
}) => {
  allow(/400/);
  await page.goto("/incidents");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who said the number");
  // Folded above all incidents, so that the first of them is seen at once.
  await page.getByText("How many by measure, standing, place and party").click();
  const narrow = page.getByRole("navigation", { name: "Narrow what is listed" });
  await expect(narrow.getByRole("listitem").filter({ hasText: "Injured" })).toHaveText("Injured 3");
  await narrow.getByRole("link", { name: "Captured" }).click();
  await expect(page).toHaveURL(/\/incidents\?outcome=captured$/);
  const main = page.getByRole("main");
  await expect(main).toContainText("One incident");
  await expect(main.getByRole("heading", { level: 2 })).toHaveText(["Operation Herof Phase II"]);
  await page.getByRole("link", { name: "take off: counted: captured" }).click();
  await expect(page).toHaveURL(/\/incidents$/);

  // Who was counted, chosen in the form and counted beside it; it goes with what was, to the map too.
  await page.getByText("Narrow by place, party, time, measure and judgement").click();
  await page.getByLabel("Who was counted").selectOption("security_forces");
  await page.getByLabel("What was counted").selectOption("killed");
  await page.getByRole("button", { name: "Narrow" }).click();
  await expect(page).toHaveURL(/\/incidents\?outcome=killed&group=security_forces$/);
  await expect(main.getByRole("heading", { level: 2 })).toHaveText(["Operation Herof Phase II"]);
  const map = page.getByRole("link", { name: "On a map and a line of time" });
  await expect(map).toHaveAttribute("href", "/map?outcome=killed&group=security_forces");
  await page.getByRole("link", { name: "take off: who was counted: security forces" }).click();
  await expect(page).toHaveURL(/\/incidents\?outcome=killed$/);
  await expect(narrow.getByRole("listitem").filter({ hasText: "Civilians" })).toHaveText(
    "Civilians 2",
  );

  // Taken away: every claim that is found, with its origin and whether it is an echo; and as a feed.
  await page.goto("/incidents?query=gwadar&outcome=killed");
  const taken = async (name: string) =>
    page.request.get(`${await page.getByRole("link", { name }).getAttribute("href")}`);
  const feed = await taken("Feed of new editions");
  const file = await taken("Claims as CSV");
  expect(feed.headers()["content-type"]).toContain("application/atom+xml");
  expect(atomFaults(await feed.text())).toEqual([]);
  expect(await feed.text()).toContain("<title>Gwadar compound</title>");
  expect(await feed.text()).toContain(
    "<title>Counterclaim: incidents with “gwadar”, counted: killed</title>",
  );
  await expect(page.locator("link[rel=alternate][type='application/atom+xml']")).toHaveAttribute(
    "href",
    "/api/v1/incidents/feed.atom?query=gwadar&outcome=killed",
  );
  const [head = [], ...rows] = readCsv((await file.text()).slice(1));
  const of = (name: string) => rows.map((row) => row[head.indexOf(name)]);
  expect(new Set(of("incident"))).toEqual(new Set(["Gwadar compound"]));
  expect(of("echo")).toContain("true");
  expect(of("origin_id")).toContain("unknown");
  // Which incident each row is of, and the columns of an edition's file, so that one stands below the other.
  expect(new Set(of("incident_slug"))).toEqual(new Set(["gwadar-compound"]));
  expect(new Set(of("places"))).toEqual(new Set(["Gwadar"]));
  const ofEdition = page.request.get("/api/v1/incidents/gwadar-compound/editions/1/claims.csv");
  expect(readCsv((await (await ofEdition).text()).slice(1))[0]).toEqual(head);

  await page.goto("/incidents");
  await page.getByText("Narrow by place, party, time, measure and judgement").click();
  await page.getByLabel("Place").fill("quétta");
  await page.getByLabel("From").fill("2027");
  await page.getByRole("button", { name: "Narrow" }).click();
  await expect(page).toHaveURL(/\/incidents\?place=qu%C3%A9tta&from=2027$/);
  await expect(main).toContainText("Without the period something is found.");
  await main.getByRole("link", { name: "Take off the period" }).click();
  await expect(main.getByRole("heading", { level: 2 })).toHaveText(["Operation Herof Phase II"]);

  // Nothing that was typed is lost: words go with the other fields, and these with the words, by Enter too.
  await page.getByRole("searchbox").fill("Herof");
  await page.getByText("Narrow by place, party, time, measure and judgement").click();
  await page.getByLabel("To", { exact: true }).fill("2026");
  await page.getByRole("button", { name: "Narrow" }).click();
  await expect(page).toHaveURL(/\/incidents\?query=Herof&place=qu%C3%A9tta&to=2026$/);
  await page.getByText("Narrow by place, party, time, measure and judgement").click();
  await page.getByLabel("Place").fill("Noshki");
  await page.getByRole("searchbox").fill("Operation");
  await page.getByRole("searchbox").press("Enter");
  await expect(page).toHaveURL(/\/incidents\?query=Operation&place=Noshki&to=2026$/);

  // A party by its name: whoever is meant is asked for, and what means several says whom.
  const byParty = async (name: string) => {
    await page.getByText("Narrow by place, party, time, measure and judgement").click();
    await page.getByLabel("Party").fill(name);
    await page.getByLabel("Party").press("Enter");
  };
  await byParty("liberation army");
  await expect(page).toHaveURL(
    /\/incidents\?query=Operation&place=Noshki&to=2026&party=[0-9a-f-]{36}$/,
  );
  await page.getByText("Narrow by place, party, time, measure and judgement").click();
  await expect(page.getByLabel("Party")).toHaveValue("Baloch Liberation Army");
  await page.goto("/incidents");
  await byParty("pak");
  await expect(page.getByLabel("Party")).toHaveAccessibleDescription(
    /Several parties are called so/,
  );
  await page.getByRole("search").getByRole("link", { name: "Pakistan", exact: true }).click();
  await expect(page).toHaveURL(/\/incidents\?party=[0-9a-f-]{36}$/);
  await expect(main.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await page.goto("/incidents?party=zebra");
  await expect(page.getByLabel("Party")).toHaveAccessibleDescription(/names a party of this name/);
});

test("what cannot be asked is said beside its field; a filter given twice is refused", async ({
  page,
  allow,
}) => {
  allow(/400/);
  await page.goto("/incidents?group=nobody");
  await expect(page.getByLabel("Who was counted")).toHaveAccessibleDescription(/no such group/);
  await page.goto("/incidents?from=2026-13&outcome=gone");
  await expect(page.getByLabel("From")).toHaveAccessibleDescription(/a day, a month or a year/);
  await expect(page.getByLabel("What was counted")).toHaveAccessibleDescription(/no such outcome/);
  const many = `/incidents?${"outcome=killed&".repeat(1000)}`;
  for (const address of [
    many,
    `/incidents?query=${encodeURIComponent("𐤀".repeat(10_000))}`,
    `/api/v1${many}`,
  ]) {
    expect((await page.request.get(address)).status()).toBe(400);
  }
});

test("from a voice to its page, and from there to the article it was read in", async ({ page }) => {
  await page.goto("/incidents/operation-herof-phase-ii");
  await page
    .getByRole("heading", { name: "Baloch Liberation Army" })
    .first()
    .getByRole("link")
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Baloch Liberation Army");
  const main = page.getByRole("main");
  await expect(main).toContainText("Five figures of its own, in one published incident.");
  await expect(main).toContainText("No editor has recorded a finding on any of its figures yet.");
  const twin = await page.request.get(`/api/v1${new URL(page.url()).pathname}`);
  expect((await twin.json()).fared.figures).toBe(5);

  // Whoever is named in a chain or in the diagram has a page, those that only pass on too.
  await page.goto("/incidents/operation-herof-phase-ii");
  const named = page.locator(".chain a, .diagram bdi a, .diagram b a");
  const ways = await named.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  expect(new Set(ways).size).toBeGreaterThan(3);
  for (const way of new Set(ways)) {
    expect((await page.request.get(`${way}`)).status(), `${way}`).toBe(200);
  }
  await page
    .getByRole("link", { name: /^Everything read in it/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Claims in its words" })).toBeVisible();
  await expect(main.locator("mark").first()).toHaveText(/\d/);
  const { claims, versions } = await (
    await page.request.get(`/api/v1${new URL(page.url()).pathname}`)
  ).json();
  expect(claims.length).toBeGreaterThan(3);
  expect(versions[0].sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("a moment leads to the edition of then, a day to what had been said by it", async ({
  page,
  allow,
}) => {
  allow(/400|404/);
  const incident = "/incidents/operation-herof-phase-ii";
  await page.goto(incident);
  await page.getByText("Cite it, take it away").click();
  const { edition } = await (await page.request.get(`/api/v1${incident}`)).json();
  await page.getByLabel(/^As it was published at/).fill(edition.at.slice(0, 16));
  // The field has minutes: before the second of the publication nothing was there.
  await page.goto(`${incident}?at=${edition.at}`);
  await expect(page).toHaveURL(/\/editions\/1$/);
  const statuses = await Promise.all(
    ["2020-01-01", "2999-01-01", "2026-02-30", "soon", "2026-02-01&at=2026-02-02"].map(async (at) =>
      (await page.request.get(`${incident}?at=${at}`)).status(),
    ),
  );
  expect(statuses).toEqual([404, 400, 400, 400, 400]);
  const twin = await page.request.get(`/api/v1${incident}?at=${edition.at}`);
  expect(twin.url()).toMatch(/\/editions\/1$/);

  await page.goto(incident);
  await page.getByRole("link", { name: "What had been said by a day" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Said by/);
  await page.getByLabel("Said by the end of").fill("2025-12-31");
  await page.getByRole("button", { name: "Show" }).first().click();
  await expect(page).toHaveURL(/\?by=2025-12-31$/);
  await expect(page.getByRole("main")).toContainText("Nothing had been said yet.");
  for (const never of ["2026-02-30", "2999-01-01"]) {
    const answer = await page.request.get(`${incident}/editions/1/said?by=${never}`);
    expect(answer.status(), never).toBe(400);
    expect(await answer.text()).toContain("See which editions there are");
  }
});

test("what is listed stands on a map, in a list beside it, and on a line of time", async ({
  page,
  allow,
}) => {
  allow(/400/);
  await page.goto("/incidents?outcome=killed");
  await page.getByRole("link", { name: "On a map and a line of time" }).click();
  await expect(page).toHaveURL(/\/map\?outcome=killed$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where and when");
  const places = page.getByRole("navigation", { name: "Places on the map" });
  await expect(places.getByRole("listitem")).toHaveCount(7);
  await expect(places.getByRole("listitem").first()).toHaveText(/^Quetta \(settlement\)/);
  await expect(page.locator("figure circle")).toHaveCount(7);
  // The numbers of the map are those of the list.
  await page.locator("figure").getByText("1", { exact: true }).click();
  await expect(page).toHaveURL(/#place-1$/);
  await page.getByRole("link", { name: "January 2026" }).click();
  await expect(page).toHaveURL(/\/incidents\?outcome=killed&from=2026-01&to=2026-01$/);
  expect((await page.request.get("/map?outcome=gone")).status()).toBe(400);
  // A party by its name, as in the form of the list; where none is meant, the list says so.
  const named = await page.request.get("/map?party=Baloch+Liberation+Army&outcome=killed");
  expect(named.url()).toMatch(/\/map\?party=[0-9a-f-]{36}&outcome=killed$/);
  await page.goto("/map?party=Nobody+Known");
  await page.getByRole("link", { name: "See what is wrong with it" }).click();
  await expect(page.getByRole("main")).toContainText("names a party of this name");
  await page.goto("/map?query=zebra");
  await expect(page.getByRole("main")).toContainText("Nothing is found");
  await expect(page.getByRole("main")).not.toContainText("dot");
});

test("a link to an incident is shown with its chart; the chart is there as pixels too", async ({
  page,
}) => {
  await page.goto("/incidents/operation-herof-phase-ii");
  const head = page.locator("head");
  await expect(head.locator('meta[property="og:title"]')).toHaveAttribute(
    "content",
    "Operation Herof Phase II",
  );
  const card = `${await head.locator('meta[property="og:image"]').getAttribute("content")}`;
  expect(card).toMatch(/\/editions\/1\/figures\/killed-[a-z-]+\.card\.png$/);
  // Other sites take whole addresses alone.
  expect(card.startsWith(`${new URL(page.url()).origin}/api/`), card).toBe(true);
  for (const [address, width] of [
    [card, 1200],
    [card.replace(".card.png", ".png"), 1520],
  ] as const) {
    const picture = await page.request.get(address);
    expect([picture.status(), picture.headers()["content-type"]]).toEqual([200, "image/png"]);
    expect((await picture.body()).readUInt32BE(16)).toBe(width);
  }
  expect((await page.request.get(card.replace("killed", "gone"))).status()).toBe(404);
});
