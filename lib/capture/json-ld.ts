import "server-only";
import { lineOf } from "./text";

/** What a page's JSON-LD says of its article; null where it says nothing. */
export interface Stated {
  headline: string | null;
  byline: string | null;
  published: string | null;
  language: string | null;
  outlet: string | null;
}

/** The first article that these scripts of `application/ld+json` describe; null where none does. */
export function articleStated(scripts: readonly string[]): Stated | null {
  for (const script of scripts.slice(0, 50)) {
    const found = articleIn(parsed(script), 0);
    if (!found) continue;
    return {
      headline: textIn(found, "headline") ?? textIn(found, "name"),
      byline: namesIn(member(found, "author")),
      published: textIn(found, "datePublished") ?? textIn(found, "dateCreated"),
      language: textIn(found, "inLanguage") ?? textIn(member(found, "inLanguage"), "alternateName"),
      outlet: namesIn(member(found, "publisher")) ?? namesIn(member(found, "sourceOrganization")),
    };
  }
  return null;
}

function parsed(script: string): unknown {
  const text = script.trim().replace(/^<!--|-->$|^\/\*<!\[CDATA\[\*\/|\/\*\]\]>\*\/$/g, "");
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// Lists, graphs and pages hold articles; deeper than this nobody puts one.
function articleIn(value: unknown, depth: number): object | null {
  if (depth > 4 || typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 200)) {
      const found = articleIn(one, depth + 1);
      if (found) return found;
    }
    return null;
  }
  const types = [member(value, "@type")].flat().map(String);
  if (types.some((type) => /(Article|BlogPosting|Report)$/.test(type))) return value;
  return (
    articleIn(member(value, "@graph"), depth + 1) ??
    articleIn(member(value, "mainEntity"), depth + 1)
  );
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function textIn(value: unknown, name: string): string | null {
  const found = member(value, name);
  return typeof found === "string" ? plain(found) : null;
}

/** A name, the name of an object, or those of several with commas between. */
function namesIn(value: unknown): string | null {
  if (typeof value === "string") return isAddress(value) ? null : plain(value);
  if (!Array.isArray(value)) return textIn(value, "name");
  const names = value.slice(0, 20).flatMap((one) => namesIn(one) ?? []);
  return names.length > 0 ? names.join(", ") : null;
}

function isAddress(text: string): boolean {
  return /^https?:\/\//.test(text);
}

// Some write the entities of HTML where JSON has none.
function plain(text: string): string | null {
  const read = text.replace(
    /&(#\d{1,6}|#x[0-9a-f]{1,5}|amp|quot|apos|lt|gt|nbsp);/gi,
    (whole, name: string) => {
      const code =
        name.startsWith("#x") || name.startsWith("#X")
          ? Number.parseInt(name.slice(2), 16)
          : Number(name.slice(1));
      if (name.startsWith("#"))
        return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : whole;
      return entities[name.toLowerCase()] ?? whole;
    },
  );
  return lineOf(read) || null;
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  quot: '"',
  apos: "'",
  lt: "<",
  gt: ">",
  nbsp: " ",
};
