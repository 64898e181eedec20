import { PartyPage } from "@/components/party/party-page";
import { addresses } from "@/components/wording/addresses";
import { publishedParty, whereItLeads } from "@/lib/queries/parties";
import { noSuchCursor, unlessInvalid } from "./no-such-cursor";
import type { Asked, ReaderAnswer } from "./reader-page";

const pageLength = 20;

/** What a party claimed, how it fared, and what of others it passed on. */
export async function partyPage({ params, search }: Asked): Promise<ReaderAnswer> {
  const { id = "" } = params;
  const { cursor } = search;
  if (Array.isArray(cursor)) return noSuchCursor(addresses.party(id), search, []);
  const page = await publishedParty(id, { cursor, limit: pageLength }).catch(unlessInvalid);
  if (page === "invalid") return noSuchCursor(addresses.party(id), search, []);
  if (page === null) {
    const into = await whereItLeads(id);
    return into === null ? null : { to: addresses.party(into), isPermanent: true };
  }
  return {
    title: page.party.name,
    head: (
      <link
        rel="alternate"
        type="application/json"
        href={addresses.partyJson(page.party.id)}
        title="This page as JSON"
      />
    ),
    content: <PartyPage page={page} isFirst={cursor === undefined} />,
  };
}
