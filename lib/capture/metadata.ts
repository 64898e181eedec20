import "server-only";
import { addressField, languageField } from "@/lib/schemas/fields";
import { articleStated, type Stated } from "./json-ld";
import { dayOf, isUniversal } from "./published";
import { lineOf } from "./text";

/** What a page says of itself; null where it says nothing that can be used. */
export interface Metadata {
  headline: string | null;
  byline: string | null;
  publishedOn: string | null;
  language: string | null;
  outlet: string | null;
  canonical: string | null;
  notes: string[];
}

/**
 * A page's metadata: its JSON-LD, then OpenGraph, then other tags. `address` is where it was found,
 * null where that is not known. All of it is a page's own word, for somebody to check.
 */
export function metadataOf(document: Document, address: string | null): Metadata {
  const stated = articleStated(scriptsOf(document));
  const tags = new Tags(document);
  const published = publishedOf(document, stated, tags);
  return {
    headline: headlineOf(document, stated, tags),
    byline: short(
      stated?.byline ??
        tags.get(
          "author",
          "parsely-author",
          "byl",
          "dc.creator",
          "sailthru.author",
          "article:author",
        ),
      500,
    ),
    publishedOn: published?.day ?? null,
    language: languageOf(document, stated, tags),
    outlet: short(
      stated?.outlet ?? tags.get("og:site_name", "application-name", "dc.publisher"),
      300,
    ),
    ...canonicalOf(document, tags, address),
    notes:
      published && isUniversal(published.written)
        ? [
            `The page gives its date in universal time: ${published.written}. The day of the place may be another.`,
          ]
        : [],
  };
}

/** Whether a headline is one that the page also names elsewhere, with or without its site's name. */
function agree(a: string, b: string | null): boolean {
  const [one, other] = [bare(a), bare(b ?? "")];
  return one.length > 3 && other.length > 3 && (one.includes(other) || other.includes(one));
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

// What is printed over the text, where it is what the page calls itself; a page's head may have it
// shortened, or with the site's name behind it.
function headlineOf(document: Document, stated: Stated | null, tags: Tags): string | null {
  const title = lineOf(document.querySelector("title")?.textContent);
  const names = [
    stated?.headline ?? null,
    tags.get("og:title", "twitter:title", "dc.title"),
    title,
  ];
  const printed = [...document.querySelectorAll("h1")]
    .slice(0, 20)
    .map((one) => lineOf(one.textContent));
  const found = printed.find((one) => names.some((name) => agree(one, name)));
  const only = printed.filter((one) => one !== "");
  const chosen =
    found ||
    names[0] ||
    names[1] ||
    (only.length === 1 ? only[0] : "") ||
    withoutSite(title, tags.get("og:site_name"));
  return short(chosen ?? null, 1000);
}

function withoutSite(title: string, site: string | null): string {
  const parts = title.split(/\s+[|–—·-]\s+|\s+::\s+/);
  const last = parts.at(-1) ?? "";
  if (parts.length < 2) return title;
  const isSite = site ? agree(last, site) : last.length < title.length / 3;
  return isSite ? title.slice(0, title.lastIndexOf(last)).replace(/[\s|–—·:-]+$/, "") : title;
}

function publishedOf(document: Document, stated: Stated | null, tags: Tags) {
  const times = [
    ...document.querySelectorAll(
      "time[pubdate], time[itemprop='datePublished'], article time[datetime]",
    ),
  ];
  const written = [
    stated?.published,
    tags.get(
      "article:published_time",
      "og:published_time",
      "datepublished",
      "parsely-pub-date",
      "sailthru.date",
    ),
    tags.get(
      "dc.date.issued",
      "dc.date",
      "dcterms.created",
      "date",
      "pubdate",
      "publishdate",
      "publish-date",
    ),
    ...times.slice(0, 5).map((time) => time.getAttribute("datetime")),
  ];
  for (const one of written) {
    const day = one ? dayOf(one) : null;
    if (one && day) return { day, written: one.slice(0, 40) };
  }
  return null;
}

function languageOf(document: Document, stated: Stated | null, tags: Tags): string | null {
  const named = [
    document.documentElement?.getAttribute("lang"),
    stated?.language,
    tags.get("og:locale", "content-language", "dc.language"),
  ];
  for (const one of named) {
    const tag = (one ?? "").trim().replaceAll("_", "-");
    if (languageField.safeParse(tag).success) return tag;
  }
  return null;
}

/** The address that the page calls its own, unless it is another site's. */
function canonicalOf(document: Document, tags: Tags, address: string | null) {
  const link = document.querySelector('link[rel~="canonical" i]')?.getAttribute("href");
  for (const one of [link, tags.get("og:url")]) {
    if (!one || !URL.canParse(one, address ?? undefined)) continue;
    const url = new URL(one, address ?? undefined);
    url.hash = "";
    const { data } = addressField.safeParse(url.href);
    if (data && (address === null || isSameSite(url, new URL(address)))) return { canonical: data };
  }
  return { canonical: null };
}

function isSameSite(a: URL, b: URL): boolean {
  const [one, other] = [siteOf(a), siteOf(b)];
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function siteOf(url: URL): string {
  return url.hostname.replace(/^(www\d?|m|mobile|amp)\./, "");
}

function scriptsOf(document: Document): string[] {
  return [...document.querySelectorAll('script[type="application/ld+json" i]')].map(
    (script) => script.textContent ?? "",
  );
}

function short(text: string | null, longest: number): string | null {
  const line = lineOf(text);
  return line !== "" && line.length <= longest ? line : null;
}

/** The page's meta tags, by `name`, `property`, `itemprop` or `http-equiv`; the first of a name counts. */
class Tags {
  private readonly found = new Map<string, string>();

  constructor(document: Document) {
    for (const tag of [...document.querySelectorAll("meta[content]")].slice(0, 500)) {
      const content = lineOf(tag.getAttribute("content"));
      for (const attribute of ["property", "name", "itemprop", "http-equiv"]) {
        const name = tag.getAttribute(attribute)?.toLowerCase();
        if (name && content && !this.found.has(name)) this.found.set(name, content);
      }
    }
  }

  /** The first of these that says anything; addresses where names belong are passed over. */
  get(...names: string[]): string | null {
    for (const name of names) {
      const content = this.found.get(name);
      if (content && (name === "og:url" || !/^https?:\/\//.test(content))) return content;
    }
    return null;
  }
}
