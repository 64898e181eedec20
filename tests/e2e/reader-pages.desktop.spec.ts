import { axeFaults, expect, expectAccessibleInBoth, test } from "@/tests/support/page";
import { faultsOfReaderPages } from "@/tests/support/reader-pages";

test("axe finds nothing on any page of readers, light or dark", async ({ page, allow }) => {
  test.setTimeout(180_000);
  allow(/40[04]/);
  const faults = await faultsOfReaderPages(page, () =>
    axeFaults(() => expectAccessibleInBoth(page)),
  );
  expect(faults).toEqual([]);
});
