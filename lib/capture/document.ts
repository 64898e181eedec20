import "server-only";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Reading } from "@/lib/schemas/capture";
import { decode } from "./charset";
import { metadataOf } from "./metadata";
import { lineOf, textOf } from "./text";
import { type VastBounds, vastness } from "./vast";

/** What is read: bytes, what their sender calls them, and where they were found, if that is known. */
export interface Page {
  bytes: Uint8Array;
  contentType: string;
  kind: "html" | "text";
  address: string | null;
}

/** Why a page cannot be read, as a sentence. */
export class Unreadable extends Error {}

export interface DocumentBounds extends VastBounds {
  text: number;
}

/**
 * A page's text and what it says of itself. The document executes nothing, fetches nothing and
 * shows nothing: it is a tree to read from. Throws Unreadable.
 */
export function readDocument(page: Page, bounds: DocumentBounds): Reading {
  const decoded = decode(page.bytes, page.contentType);
  const notes = decoded.misnamed
    ? [`The page is said to be in ${decoded.misnamed}, and is read as ${decoded.charset}.`]
    : [];
  const read =
    page.kind === "text" ? plainText(decoded.text) : readHtml(decoded.text, page.address, bounds);
  if (!/[\p{L}\p{N}]/u.test(read.body)) throw new Unreadable("There is no text on this page.");
  if (read.body.length > bounds.text) {
    throw new Unreadable("The page has more text than an article: more than a million characters.");
  }
  return { ...read, charset: decoded.charset, notes: [...notes, ...read.notes] };
}

type Read = Omit<Reading, "charset">;

function readHtml(html: string, address: string | null, bounds: DocumentBounds): Read {
  const page = whole(html);
  const vast = vastness(page, bounds);
  if (vast !== null) throw new Unreadable(vast);
  const { document } = parseHTML(page);
  const { notes, ...metadata } = metadataOf(document, address);
  // Before the article is taken out of it, which takes the page apart.
  const all = document.body ? textOf(document.body) : "";
  const article = articleOf(document);
  const isArticle = article !== null && isMostly(article.text, all);
  const headline = metadata.headline ?? firstLine(article?.title ?? "");
  const body = withoutHeadline(isArticle ? article.text : all, headline);
  const missing = headline === "" ? ["The page names no headline."] : [];
  const unsure = isArticle
    ? []
    : ["No article could be told apart from the rest: this is all the text of the page."];
  return { ...metadata, headline, body, notes: [...notes, ...missing, ...unsure] };
}

// A piece of HTML, as one pastes it, has no body of its own, and some pages leave out the outermost.
function whole(html: string): string {
  const head = html.slice(0, 20_000);
  if (/<html[\s>]/i.test(head)) return html;
  const inner = /<(head|body)[\s>]/i.test(head) ? html : `<body>${html}</body>`;
  return `<!doctype html><html>${inner}</html>`;
}

function articleOf(document: Document): { title: string; text: string } | null {
  const found = new Readability<Node>(document, {
    serializer: (node) => node,
    disableJSONLD: true,
  }).parse();
  if (!found?.content) return null;
  return { title: found.title ?? "", text: textOf(found.content) };
}

/** Whether it is an article, and not a remark that stood by itself. */
function isMostly(text: string, all: string): boolean {
  return text.length >= 200 || text.length * 2 >= all.length;
}

function plainText(text: string): Read {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .replace(/[\uFEFF\0]/g, "")
    .toWellFormed()
    .trimStart();
  const end = lines.indexOf("\n");
  const headline = firstLine(end < 0 ? "" : lines.slice(0, end));
  const rest = lines.slice(end + 1);
  const isHeadline = headline !== "" && rest.trim() !== "";
  return {
    headline: isHeadline ? headline : "",
    body: (isHeadline ? rest : lines).replace(/^\s*\n|\s+$/g, ""),
    byline: null,
    publishedOn: null,
    language: null,
    outlet: null,
    canonical: null,
    notes: isHeadline ? ["The first line is taken for the headline."] : [],
  };
}

function firstLine(text: string): string {
  const line = lineOf(text);
  return line.length <= 1000 ? line : "";
}

function withoutHeadline(text: string, headline: string): string {
  const [first = "", ...rest] = text.split("\n\n");
  return headline !== "" && lineOf(first) === headline && rest.length > 0
    ? rest.join("\n\n")
    : text;
}
