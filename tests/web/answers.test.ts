import { createHash } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { incidentListParams } from "@/lib/schemas/requests";
import { readEditionNumber } from "@/lib/web/edition-number";
import { jsonAnswer } from "@/lib/web/json-answer";
import { problemOf } from "@/lib/web/problem";
import { publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";

const problem = z.strictObject({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
});

function asking(path: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost${path}`, { headers });
}

describe("a JSON answer", () => {
  const json = '{"words":"ہلاک"}';
  const etag = `"${createHash("sha256").update(json).digest("hex")}"`;

  test("is the text itself, under the hash of its bytes", async () => {
    const answer = jsonAnswer(asking("/"), json);
    expect(await answer.text()).toBe(json);
    expect(answer.headers.get("etag")).toBe(etag);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
  });

  test.each([etag, `W/${etag}`, `"another", ${etag}`, "*"])(
    "is 304 for who has %s",
    async (tags) => {
      const answer = jsonAnswer(asking("/", { "If-None-Match": tags }), json);
      expect([answer.status, await answer.text()]).toEqual([304, ""]);
      expect(answer.headers.get("etag")).toBe(etag);
    },
  );

  test.each(['"another"', "", etag.slice(1, -1)])("is whole for who has %j", (tags) => {
    expect(jsonAnswer(asking("/", { "If-None-Match": tags }), json).status).toBe(200);
  });
});

describe("an error", () => {
  test("of ours is a problem with its places", async () => {
    const answer = problemOf(new AppError("invalid", "No.", [{ path: "limit", message: "Why." }]));
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(problem.parse(await answer.json())).toMatchObject({
      status: 400,
      detail: "No.",
      issues: [{ path: "limit", message: "Why." }],
    });
  });

  test.each([
    ["unauthenticated", 401],
    ["forbidden", 403],
    ["not_found", 404],
    ["conflict", 409],
    ["too_many", 429],
  ] as const)("%s is %i", (code, status) => {
    expect(problemOf(new AppError(code, "No.")).status).toBe(status);
  });
});

describe("a fault of ours", () => {
  test("tells the reader nothing and the operator everything", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const answer = problemOf(new Error("password=hunter2"));
    expect(answer.status).toBe(500);
    expect(JSON.stringify(problem.parse(await answer.json()))).not.toContain("hunter2");
    expect(log.mock.lastCall?.[0]).toContain("password=…");
    expect(log.mock.lastCall?.[0]).not.toContain("hunter2");
    log.mockRestore();
  });
});

describe("a public address", () => {
  const route = publicRoute(async () => new Response("here"));

  test("answers GET and no method that writes", async () => {
    expect(await (await route.GET(asking("/"), undefined)).text()).toBe("here");
    for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
      const answer = route[method](new Request("http://localhost/", { method }));
      expect(answer.status).toBe(405);
      expect(answer.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
      expect(problem.parse(await answer.json()).detail).toContain(method);
    }
  });

  test("turns what is thrown into a problem", async () => {
    const broken = publicRoute(async () => {
      throw new AppError("not_found", "Nothing here.");
    });
    expect((await broken.GET(asking("/"), undefined)).status).toBe(404);
  });
});

describe("the parameters of the list", () => {
  const read = (search: string) => readSearchParams(asking(`/${search}`), incidentListParams);

  test("have defaults, and unknown ones are ignored", () => {
    const plain = { limit: 20, sort: "newest", facets: "false" };
    expect(read("")).toEqual(plain);
    expect(read("?limit=100&cursor=abc&utm=1&utm=2")).toEqual({
      ...plain,
      limit: 100,
      cursor: "abc",
    });
    // As a form sends what was left empty.
    expect(read("?query=+&place=&outcome=&group=&from=&sort=")).toEqual(plain);
  });

  test.each(["0", "101", "-1", "1.5", "1e2", "0x10", " 5", "", "ten", "٥"])(
    "a limit of %j is none",
    (limit) => {
      expect(() => read(`?limit=${encodeURIComponent(limit)}`)).toThrow(AppError);
    },
  );

  test.each([
    "?limit=1&limit=1",
    "?cursor=a&cursor=b",
    `?cursor=${"x".repeat(501)}`,
    "?outcome=gone",
    "?group=Men%25",
    "?from=2026-02-30",
    "?to=2026-01-01T10",
    "?party=x",
    "?outcome=killed&outcome=killed",
  ])("%j is refused", (search) => {
    expect(() => read(search)).toThrow(AppError);
  });
});

describe("an edition's number in an address", () => {
  test("is a plain whole number from 1", () => {
    expect(readEditionNumber("12")).toBe(12);
    for (const text of ["0", "-1", "1.0", "1e3", "01", "", "x", "9".repeat(12)]) {
      expect(readEditionNumber(text)).toBe(null);
    }
  });
});
