import { searchAddress } from "@/components/wording/search-address";
import type { Taken } from "@/lib/export/taken";
import { newestDocuments } from "@/lib/queries/editions";
import { fileParams } from "@/lib/schemas/requests";
import { publicHeaders } from "@/lib/web/public-headers";
import { readSearchParams } from "@/lib/web/search-params";
import { siteOf } from "@/lib/web/site";
import { found } from "./found";
import { searched } from "./searched";

/** How many incidents one file holds at most, and how many are read at a time. */
const incidentsAtMost = 100;
const together = 10;

export interface ClaimsFile {
  /** The last part of its address: "claims.csv". */
  name: string;
  type: string;
  /** The file around the claims, and those of one edition; where it has none, nothing. */
  head: string;
  claimsOf: (taken: Taken) => string;
  between: string;
  tail: string;
}

/** The claims of the first hundred incidents that a search finds, as a file that says where the next one is. */
export async function claimsFile(request: Request, file: ClaimsFile): Promise<Response> {
  const { cursor, ...wanted } = await searched(request, (all) => readSearchParams(all, fileParams));
  const { items, next } = await found(wanted, { cursor, limit: incidentsAtMost });
  const site = siteOf(request);
  const path = `/api/v1/incidents/${file.name}`;
  const more = next === null ? null : searchAddress(wanted, { cursor: next }, path);
  const parts = partsOf(
    file,
    items.map(({ id }) => id),
    site,
  );
  return new Response(streamed(parts), {
    headers: {
      ...publicHeaders,
      "Access-Control-Expose-Headers": "Link",
      "Cache-Control": "no-cache",
      "Content-Type": `${file.type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="counterclaim-${file.name}"`,
      ...(more !== null && { Link: `<${site}${more}>; rel="next"` }),
    },
  });
}

/** The file, some incidents at a time: nobody holds the whole of it. */
async function* partsOf(
  { head, claimsOf, between, tail }: ClaimsFile,
  incidents: readonly string[],
  site: string,
): AsyncGenerator<string> {
  yield head;
  let isFirst = true;
  for (let at = 0; at < incidents.length; at += together) {
    const editions = await newestDocuments(incidents.slice(at, at + together));
    const claims = editions.map((edition) => claimsOf({ ...edition, site })).filter(Boolean);
    if (claims.length === 0) continue;
    yield (isFirst ? "" : between) + claims.join(between);
    isFirst = false;
  }
  yield tail;
}

/** As quickly as it is taken, and no further where nobody takes it any more. */
function streamed(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
}
