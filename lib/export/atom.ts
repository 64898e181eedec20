import type { IncidentResponse } from "@/lib/schemas/edition";
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
    return `  <entry>
    <id>${xmlText(address)}</id>
    <title>${xmlText(`${title}: edition ${number}`)}</title>
    <updated>${xmlText(at)}</updated>
    <published>${xmlText(at)}</published>
    <link rel="alternate" type="text/html" href="${xmlText(address)}"/>
    <content type="text">${xmlText(words)}</content>
  </entry>
`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xmlText(self)}</id>
  <title>${xmlText(`${title}: editions`)}</title>
  <updated>${xmlText(editions[0]?.at ?? "1970-01-01T00:00:00Z")}</updated>
  <author><name>Counterclaim</name></author>
  <link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>
  <link rel="alternate" type="text/html" href="${xmlText(page)}"/>
${entries.join("")}</feed>
`;
}
