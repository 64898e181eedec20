import { foundAsJson } from "@/app/found";
import { titleOf } from "@/app/title";
import { Frame } from "@/components/site/frame";
import { logHead } from "@/lib/queries/log";
import { readerPolicy } from "@/lib/web/content-security-policy";
import { keptForState } from "@/lib/web/kept-for-state";
import { problemOf } from "@/lib/web/problem";
import { publicHeaders } from "@/lib/web/public-headers";
import type { Made, MakeForReaders } from "@/lib/web/reader-cache";
import { nothingRuns, securityHeaders, unframed } from "@/lib/web/security-headers";
import type { Shell } from "@/lib/web/shell";
import { articlePage } from "./article";
import { correctionsPage } from "./corrections";
import { editionPage } from "./edition";
import { historyPage } from "./history";
import { incidentPage } from "./incident";
import { listPage } from "./list";
import { mapPage } from "./map";
import { markupOf } from "./markup";
import { methodPage } from "./method";
import { partyPage } from "./party";
import type { Asked, ReaderPage, ReaderRoute } from "./reader-page";

/**
 * Makes what stands at a reader's address as a document of plain markup, without the framework (decision
 * 017), which would describe every element of it a second time for scripts that readers' pages do not
 * have. Null for what the framework has to answer: no page of readers, nothing there, or another address.
 */
export const madeForReaders: MakeForReaders = async (url, shell, site) => {
  const { pathname, searchParams } = new URL(url, "http://reader");
  if (pathname === apiList) return listAsJson(searchParams);
  const route = routes.find(({ pattern }) => pattern.test(pathname));
  if (!route) return null;
  const params = { ...route.pattern.exec(pathname)?.groups };
  // Neither waits for the other where both have to ask the database.
  const [answer, around] = await Promise.all([
    route.make({ params, search: searchOf(searchParams), site }),
    aroundPage(pathname),
  ]);
  if (answer === null || "to" in answer) return null;
  return documentOf(answer, around, await shell());
};

const apiList = "/api/v1/incidents";

async function listAsJson(asked: URLSearchParams): Promise<Made> {
  try {
    const headers = { ...ofApi, ...publicHeaders, "content-type": jsonType };
    return { status: 200, headers, body: await foundAsJson(asked) };
  } catch (error) {
    const refusal = problemOf(error);
    const headers = { ...ofApi, ...Object.fromEntries(refusal.headers) };
    return { status: refusal.status, headers, body: await refusal.text() };
  }
}

/** What the framework adds to an answer of the API. */
const ofApi = { ...securityHeaders, ...unframed, ...nothingRuns };
const jsonType = "application/json; charset=utf-8";

const routes = Object.entries<ReaderRoute>({
  "/incidents": listPage,
  "/incidents/[slug]": incidentPage,
  "/incidents/[slug]/history": historyPage,
  "/incidents/[slug]/editions/[number]": editionPage,
  "/parties/[id]": partyPage,
  "/articles/[id]": articlePage,
  "/corrections": correctionsPage,
  "/map": mapPage,
  "/method": methodPage,
}).map(([path, make]) => ({ pattern: patternOf(path), make }));

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\[(\w+)\]/g, "(?<$1>[^/]+)")}$`);
}

function searchOf(given: URLSearchParams): Asked["search"] {
  return Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const [first, ...more] = given.getAll(name);
      return [name, more.length === 0 ? first : given.getAll(name)];
    }),
  );
}

async function documentOf(page: ReaderPage, around: Around, shell: Shell): Promise<Made> {
  const { lead } = page;
  const head = markupOf(
    <>
      <title>{titleOf(page.title)}</title>
      {page.head}
    </>,
  );
  const above =
    lead === undefined
      ? ""
      : (await keptLeads(lead.name, async () => ({ markup: markupOf(lead.content) }))).markup;
  const body = around.before + above + markupOf(page.content) + around.after;
  return {
    status: page.status ?? 200,
    headers: { ...shell.headers, "content-security-policy": readerPolicy },
    body: `<!DOCTYPE html>${shell.html}<head>${shell.head}${head}</head><body>${body}</body></html>`,
  };
}

/** The markup of the frame before and after what stands on the page. */
interface Around {
  before: string;
  after: string;
}

async function aroundPage(path: string): Promise<Around> {
  // Where it cannot be read now, nothing is made that would be kept.
  const { last } = await keptHead("", async () => ({ last: await logHead() }));
  return keptFrames(path, async () => {
    const frame = markupOf(
      <Frame head={last} page={path}>
        {place}
      </Frame>,
    );
    const [before = "", after = ""] = frame.split(place);
    return { before, after };
  });
}

/** Stands in the frame where the page is put; of no language, so nothing else in the frame holds it. */
const place = "\u{e000}";
const keptHead = keptForState<{ last: Awaited<ReturnType<typeof logHead>> }>(100);
// Apart: every incident has a frame of its own, and whoever reads them all would leave no room for what lists begin with.
const keptFrames = keptForState<Around>(100);
const keptLeads = keptForState<{ markup: string }>(200);
