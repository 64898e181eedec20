import { expect, test } from "@/tests/support/page";

// What no browser shows: asked once, not in every project.

test("the API finds what the page does, and keeps cursors to their words", async ({ page }) => {
  const list = await page.request.get("/api/v1/incidents?query=balochistan&limit=1");
  const { items, next } = await list.json();
  expect([list.status(), items.length, typeof next]).toEqual([200, 1, "string"]);
  const more = await page.request.get(`/api/v1/incidents?query=Balochistan&cursor=${next}`);
  expect(more.status()).toBe(200);
  for (const other of ["query=pakistan&", ""]) {
    const refused = await page.request.get(`/api/v1/incidents?${other}cursor=${next}`);
    expect([refused.status(), (await refused.json()).issues[0].path]).toEqual([400, "cursor"]);
  }
});

test("health and readiness are told, with an id and without a cache", async ({ page }) => {
  for (const address of ["/healthz", "/readyz"]) {
    const answer = await page.request.get(address);
    expect([answer.status(), await answer.json()]).toEqual([200, { status: "ok" }]);
    expect(answer.headers()["cache-control"]).toBe("no-store");
    expect(answer.headers()["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  }
});
