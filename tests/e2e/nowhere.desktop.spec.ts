import { expect, test } from "@/tests/support/page";

// A slug that is one and stands for nothing is looked at in refusals.nojs.spec.ts, without scripts.

const slugs = {
  "in capitals": "UPPER",
  "a NUL": "%00",
  "with a NUL": "a%00b",
  "a way up": "..%2f..",
  "not ASCII": "é",
  endless: "a".repeat(3000),
};

for (const [name, slug] of Object.entries(slugs)) {
  test(`no incident (${name}): a page that helps, and a problem`, async ({ page, allow }) => {
    allow(/404/);
    expect((await page.goto(`/incidents/${slug}`))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^(No incident|There is no)/);
    await page.getByRole("main").getByRole("link").click();
    await expect(page).toHaveURL(/\/incidents$/);
    const twin = await page.request.get(`/api/v1/incidents/${slug}`);
    expect(twin.status()).toBe(404);
    expect(twin.headers()["content-type"]).toBe("application/problem+json");
  });
}

test("an address that cannot be decoded is one of nothing, and no fault", async ({ request }) => {
  const page = await request.get("/incidents/%ff");
  expect(page.status()).toBe(404);
  expect(await page.text()).toContain("/incidents");
  for (const slug of ["%ff", "nothing-here"]) {
    const twin = await request.get(`/api/v1/incidents/${slug}`);
    expect(twin.status()).toBe(404);
    expect(twin.headers()["content-type"]).toBe("application/problem+json");
  }
});

test("no method of the API writes, and each says so", async ({ request }) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const answer = await request.fetch("/api/v1/incidents", { method });
    expect(answer.status()).toBe(405);
    expect(answer.headers()["content-type"]).toBe("application/problem+json");
  }
  const head = await request.head("/api/v1/incidents");
  expect(head.status()).toBe(200);
  expect(await head.body()).toHaveLength(0);
});

test("whoever has an edition is not sent it again", async ({ request }) => {
  for (const path of ["", "/editions/1"]) {
    const address = `/api/v1/incidents/gwadar-compound${path}`;
    const { etag = "" } = (await request.get(address)).headers();
    const again = await request.get(address, { headers: { "If-None-Match": etag } });
    expect(again.status()).toBe(304);
  }
});
