/**
 * The attributes of an element that holds words of an article: its language, and the direction it is
 * read in, which the browser finds from the letters where the language is not known. None for the
 * language of the page, which holds for all that names no other.
 */
export function languageProps(language: string | null): LanguageProps {
  if (isOfPage(language)) return none;
  return { lang: language ?? undefined, dir: directionOf(language) };
}

export interface LanguageProps {
  lang?: string | undefined;
  dir?: Direction;
}

/** Whether it is the language of the page, as app/layout.tsx has it. */
export function isOfPage(language: string | null): boolean {
  return language === "en";
}

const none: LanguageProps = {};

type Direction = "ltr" | "rtl" | "auto";

/** Which way words of a language are read; `auto` where their letters have to tell. */
export function directionOf(language: string | null): Direction {
  if (isOfPage(language)) return "ltr";
  if (language === null) return "auto";
  const [primary = "", ...rest] = language.toLowerCase().split("-");
  const script = rest.find((part) => part.length === 4);
  if (script !== undefined) return rightToLeftScripts.has(script) ? "rtl" : "ltr";
  return rightToLeftLanguages.has(primary) ? "rtl" : "ltr";
}

const rightToLeftScripts = new Set(["arab", "hebr", "syrc", "thaa", "nkoo", "rohg"]);

// Languages that are written from right to left unless their tag names another script.
const rightToLeftLanguages = new Set(
  "ar arc bal bgp brh ckb dv fa glk he khw lrc mzn ps sd skr syr ug ur yi".split(" "),
);
