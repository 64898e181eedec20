import { chromium, type Page } from "@playwright/test";
import { hashPassword } from "@/lib/auth/passwords";
import { enterAccount } from "@/lib/commands/accounts";
import { enterArticle } from "@/lib/commands/articles";
import { enterIncident } from "@/lib/commands/incidents";
import { enterParty } from "@/lib/commands/parties";
import { setPassword } from "@/lib/commands/passwords";
import { closeDb } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { ensureBuild } from "@/lib/installation/build";
import { resolveBrowser } from "@/tests/support/browser";
import { copyDatabase, startTestCluster } from "@/tests/support/cluster";
import { startServer } from "@/tests/support/server";

/*
 * npm run bench:form: how fast the form that logs a claim answers, in a real browser on the built app: from
 * a key or a click to the next painted frame. First with a short article and a handful of parties,
 * then with 300 parties, 300 incidents and an article of 3,000 words; the ratio is what counts, for
 * the milliseconds are this machine's.
 */
const actor: Actor = { kind: "system", name: "bench" };
const account = { email: "analyst@example.org", password: "an analyst at the bench" };
let scenes = 0;
const say = (line: string) => console.log(line);

await ensureBuild({ onStep: say });
const { stop } = await startTestCluster(say);
try {
  await run();
} finally {
  await closeDb();
  await stop();
}
// Prisma's engine leaves a timer of ten seconds behind; nothing is left to wait for.
process.exit();

async function run(): Promise<void> {
  const { appUrl } = await copyDatabase();
  process.env.DATABASE_URL = appUrl;
  const small = await enterScene(5, 5, 30);
  const found = await resolveBrowser();
  const server = await startServer(appUrl);
  const { executablePath, args, env } = found;
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  try {
    const page = await browser.newPage({ baseURL: server.url });
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(account.email);
    await page.getByLabel("Password").fill(account.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    await measured(page, small);
    const first = await measured(page, small);
    const large = await enterScene(300, 300, 3_000);
    await measured(page, large);
    const second = await measured(page, large);
    report(first, second);
  } finally {
    await browser.close();
    await server.stop();
  }
}

type Measures = Record<string, number[]>;

function report(small: Measures, large: Measures): void {
  say(
    `\n${"milliseconds".padEnd(48)}${"empty".padStart(8)}${"full".padStart(8)}${"worst".padStart(8)}${"ratio".padStart(8)}`,
  );
  for (const [name, times] of Object.entries(large)) {
    const [before, now] = [median(small[name] ?? []), median(times)];
    const numbers = [before, now, Math.max(...times)].map((it) => it.toFixed(1).padStart(8));
    say(`${name.padEnd(48)}${numbers.join("")}${(now / before).toFixed(2).padStart(8)}`);
  }
}

/** Everything once on one article's form. */
async function measured(page: Page, snapshot: string): Promise<Measures> {
  const begun = performance.now();
  await page.goto(`/desk/claims/new?snapshot=${snapshot}`);
  const opened = performance.now() - begun;
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.waitForLoadState("networkidle");
  const figure = page.getByLabel("Figure as printed");
  await figure.click();
  const typed = await keys(page, "more than 80 and up to 120 people");
  await figure.fill("");
  const middle = await selectMiddle(page);
  const taken: number[] = [];
  for (let time = 0; time < 8; time += 1) {
    taken.push(
      await timed(page, "click", () =>
        page.getByRole("button", { name: "Take the selected words as quote" }).click(),
      ),
    );
  }
  const quote = page.getByLabel("Quote", { exact: true });
  if ((await quote.inputValue()) !== middle) throw new Error("The quote was not taken.");
  await quote.press("End");
  const corrected = await keys(page, " and more of it");
  await page.getByRole("button", { name: "Add a hop" }).click();
  const party = page.getByLabel("Party").first();
  const finding: number[] = [];
  const typing: number[] = [];
  for (const letters of ["pary 3", "Party 1", "arty 2", "parti 4"]) {
    await party.fill("");
    await party.click();
    typing.push(...(await keys(page, letters)));
    const asked = performance.now();
    await page
      .getByRole("option", { name: /^Party \d/ })
      .first()
      .waitFor();
    finding.push(performance.now() - asked);
  }
  const words = page.getByLabel("Described as").first();
  await words.focus();
  const described = await keys(page, "somebody at the gate");
  return {
    "open the page, over the loopback": [opened],
    "key to paint: the figure, with its meaning": typed,
    "click to paint: take the selected words": taken,
    "key to paint: the quote, with its place": corrected,
    "key to paint: the party": typing,
    "last key to the first party found": finding,
    "key to paint: who a hop is described as": described,
  };
}

async function keys(page: Page, text: string): Promise<number[]> {
  const times: number[] = [];
  for (const key of text) times.push(await timed(page, "keydown", () => page.keyboard.press(key)));
  return times;
}

/** From the event as the browser had it to the end of the frame in which its outcome is painted. */
async function timed(page: Page, event: string, act: () => Promise<void>): Promise<number> {
  const time = page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        document.documentElement.dataset.listens = name;
        document.addEventListener(
          name,
          ({ timeStamp }) => {
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - timeStamp);
              port2.postMessage(null);
            });
          },
          { capture: true, once: true },
        );
      }),
    event,
  );
  await page.waitForFunction((name) => document.documentElement.dataset.listens === name, event);
  await act();
  const found = await time;
  await page.evaluate(() => delete document.documentElement.dataset.listens);
  return found;
}

/** Selects a sentence in the middle of the article; its words. */
async function selectMiddle(page: Page): Promise<string> {
  return page.getByLabel("The article", { exact: true }).evaluate((field) => {
    if (!(field instanceof HTMLTextAreaElement)) throw new Error("not a field of text");
    const start = field.value.indexOf("Sentence", Math.floor(field.value.length / 2));
    const end = field.value.indexOf(".", start) + 1;
    field.focus();
    field.setSelectionRange(start, end);
    return field.value.slice(start, end);
  });
}

/** Parties, incidents and an article of so many words; the id of its snapshot. */
async function enterScene(parties: number, incidents: number, words: number): Promise<string> {
  scenes += 1;
  for (let n = 1; n <= parties; n += 1) {
    const aliases = [`The ${n}th of scene ${scenes}`, `P${scenes}-${n}`];
    await enterParty(actor, { name: `Party ${n} of ${scenes}`, kind: "armed_group", aliases });
  }
  for (let n = 1; n <= incidents; n += 1) {
    const period = { start: "2026-02-01", end: "2026-02-01" };
    await enterIncident(actor, {
      slug: `incident-${scenes}-${n}`,
      title: `Incident ${n} of ${scenes}`,
      period,
    });
  }
  const outlet = await enterParty(actor, { name: `Paper ${scenes}`, kind: "outlet" });
  const sentence = (n: number) => `Sentence ${n} said that ${n} people were killed there.`;
  const text = Array.from({ length: Math.ceil(words / 9) }, (_, n) => sentence(n + 1)).join("\n\n");
  const article = {
    outlet: outlet.id,
    headline: `Headline ${scenes}`,
    kind: "stand_in" as const,
    text,
  };
  const { snapshot } = await enterArticle(actor, article);
  if (scenes === 1) await enterAnalyst();
  await closeDb();
  return snapshot;
}

async function enterAnalyst(): Promise<void> {
  const { email, password } = account;
  const { id } = await enterAccount(actor, { name: "Analyst", email, role: "analyst" });
  await setPassword(actor, { id, passwordHash: await hashPassword(password) });
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
