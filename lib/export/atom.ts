import type { IncidentResponse, IncidentSummary } from "@/lib/schemas/edition";
import { xmlText } from "./xml";

/** An incident's editions, newest first, as they are announced. */
export interface EditionFeed {
  slug: string;
  title: string;
  editions: readonly (IncidentResponse["edition"] & {
    /** What it says, a line for each measure: "killed: 80+ … 84+ · one voice". */
    lines: readonly string[];
  })[];
}

/** The feed of an incident's editions (Atom, RFC 4287). `site` as in Taken. */
export function atomFeed({ slug, title, editions }: EditionFeed, site: string): string {
  const page = `${site}/incidents/${slug}`;
  const self = `${site}/api/v1/incidents/${slug}/editions.atom`;
  const entries = editions.map(({ number, at, note, lines }) => {
    const address = `${page}/editions/${number}`;
    const words = [...(note === null ? [] : [note]), ...lines].join("\n");
    return entryOf({ address, title: `${title}: edition ${number}`, at, words });
  });
  const updated = editions[0]?.at;
  return feedOf({ self, page, title: `${title}: editions`, updated, entries });
}

/** The feed of a search: the newest edition of each incident, those last published first. `search`: its address here. */
export function searchFeed(
  { items, words }: { items: readonly IncidentSummary[]; words: string | undefined },
  search: { page: string; feed: string },
  site: string,
): string {
  const entries = items.map(({ slug, title, edition, measures }) => {
    const address = `${site}/incidents/${slug}/editions/${edition.number}`;
    const said = measures.map((measure) => `${measure.title}: ${measure.line}`);
    return entryOf({
      address,
      title,
      at: edition.at,
      words: [...(edition.note === null ? [] : [edition.note]), ...said].join("\n"),
    });
  });
  const moments = items.map(({ edition }) => edition.at).sort();
  return feedOf({
    self: site + search.feed,
    page: site + search.page,
    title:
      words === undefined ? "Counterclaim: incidents" : `Counterclaim: incidents with “${words}”`,
    updated: moments.at(-1),
    entries,
  });
}

interface Entry {
  address: string;
  title: string;
  at: string;
  words: string;
}

function entryOf({ address, title, at, words }: Entry): string {
  return `  <entry>
    <id>${xmlText(address)}</id>
    <title>${xmlText(title)}</title>
    <updated>${xmlText(at)}</updated>
    <published>${xmlText(at)}</published>
    <link rel="alternate" type="text/html" href="${xmlText(address)}"/>
    <content type="text">${xmlText(words)}</content>
  </entry>
`;
}

interface Feed {
  self: string;
  page: string;
  title: string;
  updated: string | undefined;
  entries: readonly string[];
}

function feedOf({ self, page, title, updated, entries }: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xmlText(self)}</id>
  <title>${xmlText(title)}</title>
  <updated>${xmlText(updated ?? "1970-01-01T00:00:00Z")}</updated>
  <author><name>Counterclaim</name></author>
  <link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>
  <link rel="alternate" type="text/html" href="${xmlText(page)}"/>
${entries.join("")}</feed>
`;
}
