/**
 * The attributes of an element that holds words of an article: its language, and the direction it is
 * read in, which the browser finds from the letters where the language is not known.
 */
export function languageProps(language: string | null) {
  return { lang: language ?? undefined, dir: directionOf(language) };
}

function directionOf(language: string | null): "ltr" | "rtl" | "auto" {
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
