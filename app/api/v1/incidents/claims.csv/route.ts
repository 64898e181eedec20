import { found } from "@/app/found";
import { searchAddress } from "@/components/wording/search-address";
import { csvHead, csvRows } from "@/lib/export/csv";
import { newestDocuments } from "@/lib/queries/editions";
import { fileParams } from "@/lib/schemas/requests";
import { publicHeaders } from "@/lib/web/public-headers";
import { publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";
import { siteOf } from "@/lib/web/site";

/** How many incidents one file holds at most, and how many are read at a time. */
const incidentsAtMost = 100;
const together = 10;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute(async (request) => {
  const { cursor, ...wanted } = readSearchParams(request, fileParams);
  const { items, next } = await found(wanted, { cursor, limit: incidentsAtMost });
  const site = siteOf(request);
  const path = "/api/v1/incidents/claims.csv";
  const more = next === null ? null : searchAddress(wanted, { cursor: next }, path);
  const rows = csvOfAll(
    items.map(({ id }) => id),
    site,
  );
  return new Response(streamed(rows), {
    headers: {
      ...publicHeaders,
      "Access-Control-Expose-Headers": "Link",
      "Cache-Control": "no-cache",
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="counterclaim-claims.csv"',
      ...(more !== null && { Link: `<${site}${more}>; rel="next"` }),
    },
  });
});

/** The file, some incidents at a time: nobody holds the whole of it. */
async function* csvOfAll(incidents: readonly string[], site: string): AsyncGenerator<string> {
  yield csvHead;
  for (let at = 0; at < incidents.length; at += together) {
    const editions = await newestDocuments(incidents.slice(at, at + together));
    yield editions.map((edition) => csvRows({ ...edition, site })).join("");
  }
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
