/** An address whose answer is the same for every reader until something is published. */
export interface ReaderAddress {
  /** What the answer is kept under: the path and, for lists, its query. */
  key: string;
  /** The incident it shows; null for a list. */
  slug: string | null;
}

/**
 * Reads an address as one of those that are kept: the list of incidents, searches included, and
 * each incident, as a page and as JSON. Null for every other, and for one that is longer than a
 * reader's would be.
 */
export function readerAddress(url: string): ReaderAddress | null {
  if (url.length > 1000) return null;
  const [, path = "", slug, query] = kept.exec(url) ?? [];
  if (path === "") return null;
  if (slug === undefined) return { key: url, slug: null };
  return query === undefined ? { key: url, slug } : null;
}

const kept = /^((?:\/api\/v1)?\/incidents(?:\/([a-z0-9]+(?:-[a-z0-9]+)*))?)(\?[^#]*)?$/;
