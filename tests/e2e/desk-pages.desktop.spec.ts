import { expect, signIn } from "@/tests/support/desk";
import { routesOf } from "@/tests/support/documents";
import { expectAccessibleInBoth, overhangOf, test } from "@/tests/support/page";
import { projectFiles } from "@/tests/support/sources";

test.describe.configure({ timeout: 240_000 });

test("every page of the desk is linked, accessible in light and dark, and fits a phone", async ({
  page,
}) => {
  await signIn(page, "admin");
  const seen = new Set<string>();
  const faults: string[] = [];
  const queue = ["/desk", "/account"];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(routeOf(path))) continue;
    seen.add(routeOf(path));
    expect((await page.goto(path))?.status(), path).toBe(200);
    queue.push(...(await linksOf(page)));
    // Gathered, so that one run tells all of them.
    const note = (fault: Error) => faults.push(`${path}: ${fault.message}`);
    await expectAccessibleInBoth(page).catch(note);
    await page.setViewportSize({ width: 390, height: 844 });
    const overhang = await overhangOf(page);
    if (overhang !== 0) faults.push(`${path} is ${overhang} pixels too wide for a phone`);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  expect(faults).toEqual([]);
  const pages = (await projectFiles()).filter((file) => file.endsWith("/page.tsx"));
  const ours = routesOf(pages).filter((route) => /^\/(desk|account)(\/|$)/.test(route));
  expect([...seen].sort()).toEqual(ours.filter((route) => !withoutExample.has(route)));
});

/** Pages of what the demonstration has none of: not looked at here. */
const withoutExample = new Set(["/desk/dependences/*", "/desk/links/*", "/desk/objections/*"]);

/** The addresses of the desk to which this page leads. */
async function linksOf(page: Parameters<typeof signIn>[0]): Promise<string[]> {
  const hrefs = await page
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return hrefs.filter((href) => /^\/(desk|account)(\/|$|\?)/.test(href));
}

/** The address as the router has it: identifiers vary, and the kind of a history or a merge. */
function routeOf(path: string): string {
  const [plain = ""] = path.split(/[?#]/);
  return plain
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "*")
    .replace(/^(\/desk\/(?:history|merge)\/)\w+/, "$1*");
}
