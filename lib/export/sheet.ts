/** A sheet of fixed width that is written on from above: what stands where, before anybody draws it. */
import { inDrawnLetters } from "./letters";

export interface PlacedText {
  x: number;
  /** The base line. */
  y: number;
  size: number;
  text: string;
  face: "serif" | "sans";
  isStrong?: true;
  isQuiet?: true;
  anchor?: "middle";
}

/** An outline of 12 by 12 pixels, by its upper left corner. */
export interface PlacedMark {
  x: number;
  y: number;
  outline: string;
}

export type Style = Omit<PlacedText, "x" | "y" | "text">;

interface Room {
  x?: number;
  width?: number;
  most?: number;
}

/** Left and right of everything. */
export const margin = 24;

/** What becomes `pixels` is drawn in our typefaces: in place of letters that they have not stand words that say which. */
export class Sheet {
  y = 40;
  readonly texts: PlacedText[] = [];
  readonly marks: PlacedMark[] = [];
  /** Whether letters had to be told in words. */
  isWanting = false;

  constructor(
    private readonly width: number,
    private readonly pixels: boolean,
  ) {}

  space(height: number): void {
    this.y += height;
  }

  place(text: PlacedText): void {
    this.texts.push(text);
  }

  /** A paragraph below what stands already, as many lines as it takes, or as it may have at `most`. */
  write(given: string, style: Style, room: Room = {}): void {
    const { x = margin, most = Number.POSITIVE_INFINITY } = room;
    const { width = this.width - margin - x } = room;
    const text = this.pixels ? inDrawnLetters(given) : given;
    this.isWanting ||= this.pixels && text !== given.normalize("NFC");
    const whole = linesOf(text, style.size, width);
    // Room for the dots of what is left out.
    const lines = whole.length > most ? linesOf(text, style.size, width - 2 * style.size) : whole;
    for (const [index, line] of lines.slice(0, most).entries()) {
      const isCut = index === most - 1 && lines.length > most;
      this.place({ ...style, x, y: this.y, text: isCut ? `${line} …` : line });
      this.y += Math.ceil(style.size * 1.35);
    }
  }

  /** Words beside one another, each behind its mark, in as many lines as it takes. Short ones: none is broken. */
  aside(all: readonly { words: string; outline: string }[], style: Style): void {
    let x = margin;
    for (const { words, outline } of all) {
      const wide = besideMark + widthOf(words, style.size);
      if (x > margin && x + wide > this.width - margin) {
        x = margin;
        this.y += Math.ceil(style.size * 1.35);
      }
      this.mark(x, outline);
      this.place({ ...style, x: x + besideMark, y: this.y, text: words });
      x += wide + besideMark;
    }
    if (all.length > 0) this.y += Math.ceil(style.size * 1.35);
  }

  /** On the line that is written next. */
  mark(x: number, outline: string): void {
    this.marks.push({ x, y: this.y - 10, outline });
  }
}

/** From where a mark begins to where its words do. */
export const besideMark = 16;

/** How wide a text is at most, in pixels: what no common face exceeds. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + size * emOf(character), 0);
}

function emOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) > 0x2e80 || /\p{Script=Ethiopic}/u.test(character))
    return 1.05;
  if (/\p{Script=Arabic}/u.test(character)) return 0.85;
  if (/[MWmw@%…—]/.test(character)) return 1;
  if (/[ijl.,:;'’|!()·\s]/.test(character)) return 0.42;
  if (/[frt“”-]/.test(character)) return 0.52;
  return /\p{Lu}/u.test(character) ? 0.75 : 0.6;
}

/** A text in lines no wider than `width`; a word that is wider alone is cut. */
function linesOf(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of piecesOf(text, size, width)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= width) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function piecesOf(text: string, size: number, width: number): string[] {
  return text.split(/\s+/).flatMap((word) => {
    const pieces = [""];
    for (const character of word) {
      const last = pieces.at(-1) ?? "";
      if (widthOf(last + character, size) <= width) pieces[pieces.length - 1] = last + character;
      else pieces.push(character);
    }
    return pieces;
  });
}
