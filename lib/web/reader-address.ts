import { correctionParams } from "@/lib/schemas/correction";
import { historyParams } from "@/lib/schemas/history";
import { incidentListParams, momentParams, pageParams } from "@/lib/schemas/requests";
import { searchParams } from "@/lib/schemas/search";

/** An address whose answer is the same for every reader until something is published. */
export interface ReaderAddress {
  /**
   * The address with nothing in its query but what is read there, in the order given: what the answer is made
   * for and kept under. Whatever a link collected on its way, a newsletter's tracking for one, is not in it.
   */
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
  if (url.length > 1000 || url.includes("#")) return null;
  const end = url.indexOf("?");
  const path = end < 0 ? url : url.slice(0, end);
  for (const { at, reads } of kinds) {
    const found = at.exec(path);
    if (found) return { key: path + queryOf(url, path, reads), slug: found.groups?.slug ?? null };
  }
  return null;
}

function queryOf(url: string, path: string, reads: readonly string[]): string {
  if (url.length === path.length) return "";
  const given = [...new URLSearchParams(url.slice(path.length + 1))];
  const read = given.filter(([name]) => reads.includes(name));
  return read.length === 0 ? "" : `?${new URLSearchParams(read)}`;
}

const slug = "(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)";
const id = "[0-9a-f-]{36}";

/** What is kept, and which parameters of its address are read there. */
const kinds: readonly { at: RegExp; reads: readonly string[] }[] = [
  kind("/incidents", Object.keys(incidentListParams.shape)),
  kind("/map", Object.keys(searchParams.shape)),
  kind("/corrections", Object.keys(correctionParams.shape)),
  kind("/method"),
  // Parties and articles are made of many incidents, and so change with any of them.
  kind(`/parties/${id}`, Object.keys(pageParams.shape)),
  kind(`/articles/${id}`),
  kind(`/incidents/${slug}`, Object.keys(momentParams.shape)),
  kind(`/incidents/${slug}/history`, Object.keys(historyParams.shape)),
  kind(`/incidents/${slug}/editions\\.atom`),
  // What had been said by a day has scripts, and is not kept.
  kind(`/incidents/${slug}/editions/\\d{1,10}(?:/(?!said$)[^/]+){0,2}`),
  { at: new RegExp(`^/embed/${slug}/\\d{1,10}/[^/]+$`), reads: ["code"] },
];

/** A path, and the same below the API where it has a twin there. */
function kind(path: string, reads: readonly string[] = []) {
  return { at: new RegExp(`^(?:/api/v1)?${path}$`), reads };
}
