import { found, groupsFor } from "@/app/found";
import { searched } from "@/app/searched";
import { type Called, narrowing } from "@/components/list/narrowing";
import { searchAddress } from "@/components/wording/search-address";
import { firstGroupLabel } from "@/lib/domain/vocabulary";
import { searchFeed } from "@/lib/export/atom";
import { nameOfParty } from "@/lib/queries/search-parties";
import { type IncidentSearch, searchParams } from "@/lib/schemas/search";
import { publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";
import { siteOf } from "@/lib/web/site";
import { textAnswer } from "@/lib/web/text-answer";

/** How many incidents a feed announces at most. */
const feedLength = 50;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute(async (request) => {
  const asked = await searched(request, (all) => readSearchParams(all, searchParams));
  const wanted = { ...asked, sort: "latest" as const };
  const [{ items }, called] = await Promise.all([
    found(wanted, { limit: feedLength }),
    calledIn(asked),
  ]);
  const addresses = {
    page: searchAddress(wanted),
    feed: searchAddress(wanted, {}, "/api/v1/incidents/feed.atom"),
  };
  const feed = searchFeed(
    {
      items: items.map(({ summary }) => summary()),
      query: asked.query,
      narrowing: narrowing(asked, called).map(({ words }) => words),
    },
    addresses,
    siteOf(request),
  );
  return textAnswer(request, feed, { type: "application/atom+xml" });
});

/** Who are meant: a reader has several feeds, told apart by what they are called. */
async function calledIn({ party, group }: IncidentSearch): Promise<Called> {
  const [name, groups] = await Promise.all([party && nameOfParty(party), groupsFor(group)]);
  const label =
    groups.find(({ value }) => value === group)?.label ?? (group && firstGroupLabel(group));
  return { party: name ?? undefined, group: label };
}
