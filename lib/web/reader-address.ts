/** An address whose answer is the same for every reader until something is published. */
export interface ReaderAddress {
  /** What the answer is kept under: the path and, for lists, its query. */
  key: string;
  /** The incident it shows; null for a list, and for what many incidents make. */
  slug: string | null;
}

/**
 * Reads an address as one of those that are kept: lists, searches included, parties, articles, the method, and
 * whatever shows an incident: its page and JSON, its editions with their files and pictures, its history and feed, and
 * its figures to embed. Null for every other, and for one that is longer than a reader's would be.
 */
export function readerAddress(url: string): ReaderAddress | null {
  if (url.length > 1000) return null;
  const [path = "", query] = url.split("?", 2);
  if (url.includes("#")) return null;
  if (lists.has(path) || ofMany.test(path)) return { key: url, slug: null };
  const slug = incident.exec(path)?.[1] ?? embed.exec(path)?.[1];
  if (slug === undefined) return null;
  return query === undefined || path.endsWith("/history") ? { key: url, slug } : null;
}

const lists = new Set([
  "/incidents",
  "/api/v1/incidents",
  "/corrections",
  "/api/v1/corrections",
  "/map",
  "/method",
]);
// Parties and articles are made of many incidents, and so change with any of them.
const ofMany = /^(?:\/api\/v1)?\/(?:parties|articles)\/[0-9a-f-]{36}$/;
const slugs = "([a-z0-9]+(?:-[a-z0-9]+)*)";
const incident = new RegExp(
  `^(?:/api/v1)?/incidents/${slugs}(?:/history|/editions\\.atom|/editions/\\d{1,10}(?:/[^/]+){0,2})?$`,
);
const embed = new RegExp(`^/embed/${slugs}/\\d{1,10}/[^/]+$`);
