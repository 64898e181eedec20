import { found } from "@/app/found";
import { searched } from "@/app/searched";
import { searchAddress } from "@/components/wording/search-address";
import { searchFeed } from "@/lib/export/atom";
import { searchParams } from "@/lib/schemas/search";
import { publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";
import { siteOf } from "@/lib/web/site";
import { textAnswer } from "@/lib/web/text-answer";

/** How many incidents a feed announces at most. */
const feedLength = 50;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute(async (request) => {
  const asked = await searched(request, (all) => readSearchParams(all, searchParams));
  const wanted = { ...asked, sort: "latest" as const };
  const { items } = await found(wanted, { limit: feedLength });
  const addresses = {
    page: searchAddress(wanted),
    feed: searchAddress(wanted, {}, "/api/v1/incidents/feed.atom"),
  };
  const feed = searchFeed(
    { items: items.map(({ summary }) => summary()), words: wanted.query },
    addresses,
    siteOf(request),
  );
  return textAnswer(request, feed, { type: "application/atom+xml" });
});
