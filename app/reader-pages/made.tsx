import type { ReactNode } from "react";
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
  const answer = await route.make({ params, search: searchOf(searchParams), site });
  if (answer === null || "to" in answer) return null;
  return documentOf(answer, pathname, await shell());
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

async function documentOf(page: ReaderPage, path: string, shell: Shell): Promise<Made> {
  const { lead } = page;
  // Where it cannot be read now, nothing is made that would be kept.
  const { last } = await keptHead("", async () => ({ last: await logHead() }));
  const head = markupOf(
    <>
      <title>{titleOf(page.title)}</title>
      {page.head}
    </>,
  );
  const frame = await markupKept(
    keptFrames,
    path,
    <Frame head={last} page={path}>
      {place}
    </Frame>,
  );
  const above = lead === undefined ? "" : await markupKept(keptLeads, lead.name, lead.content);
  const [before = "", after = ""] = frame.split(place);
  const body = before + above + markupOf(page.content) + after;
  return {
    status: page.status ?? 200,
    headers: { ...shell.headers, "content-security-policy": readerPolicy },
    body: `<!DOCTYPE html>${shell.html}<head>${shell.head}${head}</head><body>${body}</body></html>`,
  };
}

/** Stands in the frame where the page is put; of no language, so nothing else in the frame holds it. */
const place = "\u{e000}";
const keptHead = keptForState<{ last: Awaited<ReturnType<typeof logHead>> }>(100);
// Apart: every incident has a frame of its own, and whoever reads them all would leave no room for what lists begin with.
const keptFrames = keptForState<{ markup: string }>(100);
const keptLeads = keptForState<{ markup: string }>(200);

/** The markup of a part that is the same on several pages. */
async function markupKept(kept: typeof keptLeads, name: string, part: ReactNode): Promise<string> {
  const { markup } = await kept(name, async () => ({ markup: markupOf(part) }));
  return markup;
}
