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

/** What a search found, and what it was for: its words, and in words by what it was narrowed. */
export interface Found {
  items: readonly IncidentSummary[];
  query: string | undefined;
  narrowing: readonly string[];
}

/** The feed of a search: the newest edition of each incident, those last published first. `search`: its address here. */
export function searchFeed(
  { items, query, narrowing }: Found,
  search: { page: string; feed: string },
  site: string,
): string {
  // A search tells of those first that have its words as they were written, whenever they were published.
  const latestFirst = [...items].sort(
    (a, b) => Date.parse(b.edition.at) - Date.parse(a.edition.at),
  );
  const sought = query === undefined ? narrowing : [`with “${query}”`, ...narrowing];
  const entries = latestFirst.map(({ slug, title, edition, measures }) => {
    const address = `${site}/incidents/${slug}/editions/${edition.number}`;
    const said = measures.map((measure) => `${measure.title}: ${measure.line}`);
    return entryOf({
      address,
      title,
      at: edition.at,
      words: [...(edition.note === null ? [] : [edition.note]), ...said].join("\n"),
    });
  });
  return feedOf({
    self: site + search.feed,
    page: site + search.page,
    title: `Counterclaim: incidents${sought.length === 0 ? "" : ` ${sought.join(", ")}`}`,
    updated: latestFirst[0]?.edition.at,
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
