import { expect, test } from "vitest";
import { publishedState } from "@/lib/queries/published-state";
import { searchWithinPatience } from "@/lib/queries/within";
import { useDatabase } from "@/tests/support/database";

useDatabase();

/** A search that meets much. */
function slowly(seconds: number): Promise<unknown> {
  return searchWithinPatience((tx) => tx.$queryRaw`SELECT pg_sleep(${seconds})::text`);
}

test("whoever reads what is ready waits for nobody's search", async () => {
  await publishedState(null);
  const searches = Array.from({ length: 20 }, () => slowly(1));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const begun = performance.now();
  await publishedState(null);
  expect(performance.now() - begun).toBeLessThan(400);
  await Promise.all(searches);
});

test("a search has its turn after others that failed, and none where too many wait", async () => {
  const failing = Array.from({ length: 10 }, () =>
    searchWithinPatience((tx) => tx.$queryRaw`SELECT 1 / 0`).catch(() => "failed"),
  );
  expect(await Promise.all(failing)).toEqual(Array.from({ length: 10 }, () => "failed"));
  const many = await Promise.allSettled(Array.from({ length: 100 }, () => slowly(0.01)));
  const refused = many.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(100 - 66);
  expect(refused[0]).toMatchObject({ reason: { code: "too_many" } });
  await slowly(0.01);
});
