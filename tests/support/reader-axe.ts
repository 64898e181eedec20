import { expectAccessibleInBoth, test } from "./page";

/** A test for each of these addresses of readers. axe needs scripts: for files of projects that have them. */
export function axeFindsNothingOn(paths: readonly string[]): void {
  for (const path of paths) {
    test(`axe finds nothing on ${path}`, async ({ page, allow }) => {
      allow(/404/);
      // Judging the contrast of every word takes its time.
      test.slow();
      await page.goto(path);
      await expectAccessibleInBoth(page);
    });
  }
}
