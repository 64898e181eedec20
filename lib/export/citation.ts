/** How an edition is cited: it stays as it is, so what is cited can be looked up for good. */
import { dateWords } from "@/lib/domain/date-words";
import { editionAddress, type Taken } from "./taken";

/** One line of plain text. */
export function citationText(taken: Taken): string {
  const { number, at, sha256 } = taken.edition;
  const title = oneLine(titleOf(taken));
  return `Counterclaim. “${title}”. Edition ${number}, ${dayOf(at)}. ${editionAddress(taken)} (SHA-256 ${sha256})`;
}

/** An entry of BibTeX, in ASCII but for names in other scripts. */
export function bibTex(taken: Taken): string {
  const { number, at, sha256 } = taken.edition;
  const fields = {
    author: "{Counterclaim}",
    title: `{${escaped(titleOf(taken))}}`,
    year: at.slice(0, 4),
    month: `${Number(at.slice(5, 7))}`,
    day: `${Number(at.slice(8, 10))}`,
    edition: `${number}`,
    url: editionAddress(taken),
    note: `Edition ${number}. SHA-256 ${sha256}`,
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@misc{counterclaim:${taken.document.incident.slug}:${number},\n${lines.join("")}}\n`;
}

/** A record of RIS: two letters and a value a line, each line ended by CRLF. */
export function ris(taken: Taken): string {
  const { number, at, sha256 } = taken.edition;
  const lines = [
    ["TY", "ELEC"],
    ["AU", "Counterclaim"],
    ["TI", oneLine(titleOf(taken))],
    ["PY", at.slice(0, 4)],
    ["DA", at.slice(0, 10).replaceAll("-", "/")],
    ["ET", `${number}`],
    ["PB", "Counterclaim"],
    ["UR", editionAddress(taken)],
    ["N1", `SHA-256 ${sha256}`],
    ["ER", ""],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join("");
}

/** Nothing is left of a withdrawn incident, its title included. */
function titleOf({ document }: Taken): string {
  return document.withdrawn === null ? document.incident.title : "Withdrawn";
}

function dayOf(at: string): string {
  return oneLine(dateWords(at.slice(0, 10)));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

// BibTeX counts every brace, a backslash before it or not, so none of the text may stand as itself; "<" and ">" are
// other signs in TeX's oldest letters.
function escaped(text: string): string {
  return oneLine(text).replace(/[\\{}$&#_%~^<>|]/g, (found) => inTeX[found] ?? `\\${found}`);
}

/** TeX's own characters for which a backslash before them is not enough. */
const inTeX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
};
