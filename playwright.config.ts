import { defineConfig, type PlaywrightTestProject } from "@playwright/test";
import { resolveBrowser } from "./tests/support/browser";

process.env.TZ = "Pacific/Chatham";

const browser = await resolveBrowser();

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/playwright-global.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A test that passes at the second attempt hides a fault.
  retries: 0,
  // For a laptop that does other things too; the tests themselves take a second or two.
  timeout: 60_000,
  use: {
    browserName: "chromium",
    javaScriptEnabled: true,
    locale: "en-GB",
    timezoneId: "Pacific/Chatham",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: browser.executablePath,
      args: browser.args,
      env: { ...definedEnvironment(), ...browser.env },
    },
  },
  projects: [
    project("desktop", { viewport: { width: 1280, height: 800 } }),
    project("phone", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }),
    project("nojs", { viewport: { width: 1280, height: 800 }, javaScriptEnabled: false }),
  ],
});

/** Files named for another project are not for this one. */
function project(name: string, use: PlaywrightTestProject["use"]): PlaywrightTestProject {
  const others = ["desktop", "phone", "nojs"].filter((other) => other !== name);
  return {
    name,
    use: { colorScheme: "light", ...use },
    testIgnore: others.map((other) => `**/*.${other}.spec.ts`),
  };
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
}
