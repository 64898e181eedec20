import "server-only";

/** Bytes to characters, by what they are first and by what they are said to be second. */

export interface Decoded {
  text: string;
  /** The encoding by its standard name: "utf-8", "windows-1252" … */
  charset: string;
  /** What it is said to be instead, where that did not fit. */
  misnamed: string | null;
}

/**
 * Reads bytes as text. A byte order mark decides; then, bytes that are UTF-8 are UTF-8 whatever is
 * said of them, since nothing else comes out so by chance; then what the sender says, what the page
 * says, and windows-1252, in which any bytes are some text.
 */
export function decode(bytes: Uint8Array, contentType: string): Decoded {
  const said = [charsetIn(contentType), charsetOfPage(bytes)].filter((name) => name !== null);
  // Some are written with ASCII's bytes, and would pass for UTF-8.
  const sevenBit = said.filter((name) => /^(iso-2022|utf-16)/.test(name));
  const mark = markOf(bytes);
  const order = mark === null ? [...sevenBit, "utf-8", ...said, "windows-1252"] : [mark];
  for (const charset of order) {
    const text = decoded(bytes, charset);
    if (text === null) continue;
    const isNamed = said.length === 0 || said.includes(charset) || isAscii(bytes);
    return { text, charset, misnamed: isNamed ? null : (said[0] ?? null) };
  }
  return {
    text: new TextDecoder(mark ?? "utf-8").decode(bytes),
    charset: mark ?? "utf-8",
    misnamed: null,
  };
}

function markOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return null;
}

function decoded(bytes: Uint8Array, charset: string): string | null {
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
    return charset === "windows-1252" ? withPunctuation(text) : text;
  } catch {
    return charset === "utf-8" ? nearlyUtf8(bytes) : null;
  }
}

// Some versions of Node read windows-1252 as Latin-1, which has controls where that has its dashes
// and quotation marks.
function withPunctuation(text: string): string {
  return text.replace(
    /[\u0080-\u009F]/g,
    (control) => punctuation[control.charCodeAt(0) - 0x80] ?? control,
  );
}

const punctuation = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"];

// A page that was cut or patched in the middle of a letter is still in the encoding of all others.
function nearlyUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  let [broken, whole] = [0, 0];
  for (const letter of text) {
    if (letter === "\uFFFD") broken += 1;
    else if (letter > "\u007F") whole += 1;
  }
  return whole > broken * 4 ? text : null;
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function charsetIn(contentType: string): string | null {
  return standardName(/charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType)?.[1]);
}

// Where browsers look, and a little further, for those who write long heads.
function charsetOfPage(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  const tag = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(head)?.[1];
  const declaration = /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{1,40})/i.exec(head)?.[1];
  const name = standardName(tag ?? declaration);
  // A page whose head could be read as ASCII is not in UTF-16.
  return name?.startsWith("utf-16") ? "utf-8" : name;
}

function standardName(label: string | undefined): string | null {
  try {
    return label === undefined ? null : new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
