import "server-only";
import { refusePage } from "./refusal";

export type PageKind = "html" | "text";

/**
 * Whether bytes are a page or a plain text, by what the sender calls them and by what they begin
 * with. Throws AppError `invalid` for a PDF, a picture, or anything else that is no text, whatever
 * it is called.
 */
export function kindOf(bytes: Uint8Array, contentType: string): PageKind {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  // A PDF may have anything before its mark.
  const found = head.includes("%PDF-")
    ? "a PDF"
    : beginnings.find(([offset, begins]) => head.startsWith(begins, offset))?.[2];
  if (found) refusePage(`What is there is ${found} and not a page. Paste its text instead.`);
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  if (type !== "" && !known.test(type)) {
    refusePage("What is there is not a page of text. Paste its text instead.");
  }
  if (isBinary(bytes)) refusePage("What is there is not text.");
  if (type === "text/plain") return "text";
  return type !== "" || /^(ï»¿)?\s*</.test(head) ? "html" : "text";
}

const known = /^(text\/(html|plain)|application\/(xhtml\+xml|xml|octet-stream)|text\/xml)$/;

/** Where and with which bytes, as Latin-1, other things begin. */
const beginnings: readonly [offset: number, begins: string, what: string][] = [
  [0, "\x89PNG", "a picture"],
  [0, "\xff\xd8\xff", "a picture"],
  [0, "GIF87a", "a picture"],
  [0, "GIF89a", "a picture"],
  [8, "WEBP", "a picture"],
  [0, "II*\0", "a picture"],
  [0, "MM\0*", "a picture"],
  [4, "ftyp", "a picture or a film"],
  [0, "\x1aE\xdf\xa3", "a film"],
  [0, "OggS", "a recording"],
  [0, "ID3", "a recording"],
  [0, "PK\x03\x04", "an archive or an office document"],
  [0, "\x1f\x8b", "an archive"],
  [0, "\xd0\xcf\x11\xe0", "an office document"],
  [0, "{\\rtf", "an office document"],
  [0, "\x7fELF", "a program"],
];

// Text in UTF-16 says so by its first two bytes; any other text has no byte of nothing but zeros.
function isBinary(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe);
  return !isUtf16 && bytes.subarray(0, 4096).includes(0);
}
