import { test as base, expect, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";
import { sharedServer } from "./shared-servers";

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

type TestFixtures = {
  /** Lets the page complain in these words, for example of a 404 that the test asks for. */
  allow: (complaint: RegExp) => void;
  /** What the pages of this test complained of so far; anything not allowed fails the test. */
  complaints: string[];
};

type WorkerFixtures = {
  /** Set by files whose tests write: their server is theirs alone, within one project. */
  writes: boolean;
  /** The app, serving a copy of the demonstration that no test running meanwhile sees: a test may write to it. */
  server: { url: string };
};

/**
 * Playwright's `test` against the real app. A test fails when a page writes to console.error,
 * throws, or asks for something it does not get; nothing but 127.0.0.1 can be reached.
 *
 *     test("an incident opens", async ({ page }) => {
 *       await page.goto("/incidents");
 *       await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
 *       await expectAccessible(page);
 *     });
 *
 * `name.spec.ts` runs in every project; `name.phone.spec.ts` only in that one (desktop, phone,
 * nojs).
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  writes: [false, { scope: "worker", option: true }],
  server: [
    async ({ writes }, use, { parallelIndex, project }) => {
      await use({ url: await sharedServer(parallelIndex, writes ? project.name : null) });
    },
    { scope: "worker", timeout: 90_000 },
  ],
  baseURL: ({ server }, use) => use(server.url),
  complaints: async ({ context, javaScriptEnabled }, use) => {
    const complaints: string[] = [];
    context.on("page", (page) => listen(page, complaints, javaScriptEnabled));
    await use(complaints);
  },
  allow: [
    async ({ complaints }, use) => {
      const allowed: RegExp[] = [];
      await use((complaint) => allowed.push(complaint));
      const surprises = complaints.filter((line) => !allowed.some((it) => it.test(line)));
      expect(surprises, "complaints of the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/**
 * Fails with the places where axe finds a fault: WCAG 2.0 to 2.2, A and AA, and good practice. axe
 * is JavaScript itself: in the project without it the page is left to the others. `colours` looks
 * at contrast alone, for a page that was looked at in the other scheme: all that differs in the dark.
 */
export async function expectAccessible(page: Page, what?: "colours"): Promise<void> {
  if (!test.info().project.use.javaScriptEnabled) return;
  // A page without its styles is another page.
  await page.waitForLoadState("load");
  const violations = await violationsOf(page, {
    runOnly: what === "colours" ? { type: "rule", values: ["color-contrast"] } : guidelines,
    resultTypes: ["violations"],
    // Our pages frame nothing.
    iframes: false,
  });
  const faults = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target}: ${failureSummary}`),
  );
  expect(faults, "what axe finds").toEqual([]);
}

/** What such a look complains of, for whoever gathers it. */
export async function axeFaults(look: () => Promise<void>): Promise<string[]> {
  return look().then(
    () => [],
    (fault: Error) => [fault.message],
  );
}

/** Brought into a page once, however often it is asked: that takes as long as asking. */
async function violationsOf(page: Page, options: RunOptions) {
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(source);
  return page.evaluate(async (asked) => {
    if (!window.axe) throw new Error("axe is not in the page.");
    const { violations } = await window.axe.run(document, asked);
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ target, failureSummary }) => ({
        target: target.join(" "),
        failureSummary,
      })),
    }));
  }, options);
}

/**
 * The same in light and dark. What differs in the dark are the colours, and those are no others on a phone,
 * where it is not asked again.
 */
export async function expectAccessibleInBoth(page: Page): Promise<void> {
  await expectAccessible(page);
  if (test.info().project.use.isMobile) return;
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, "colours");
  await page.emulateMedia({ colorScheme: null });
}

/**
 * What axe knows of each colour it keeps beside it, in maps that let go of it when it is gone. Kept in the colour itself
 * it is made in less time, and a page is looked at in two thirds of it: most of that goes into contrast.
 */
const within = `class {
  key = Symbol();
  get(one) { return one[this.key]; }
  has(one) { return this.key in one; }
  set(one, value) { one[this.key] = value; return this; }
  add(one) { return this.set(one, true); }
  delete(one) { return delete one[this.key]; }
}`;
const source = `((WeakMap, WeakSet) => {${axe.source}})(${within}, ${within});`;

/** By how many pixels a page is wider than what it is shown in: 0 where nothing scrolls sideways. */
export function overhangOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

const guidelines = {
  type: "tag" as const,
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};

function listen(page: Page, complaints: string[], runsScripts: boolean): void {
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console.error: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "no reason given";
    // Not a fault: the page was left, or the browser fetched ahead and changed its mind.
    if (reason === "net::ERR_ABORTED") return;
    // Nor this: without JavaScript, Chromium refuses scripts in these words.
    if (reason === "csp" && !runsScripts) return;
    complaints.push(`request: ${request.url()} ${reason}`);
  });
}
