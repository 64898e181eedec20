import { placeOf, placeWithin } from "@/lib/domain/words";
import { AppError, type Issue } from "@/lib/errors";

/** A form's fields as a person left them, and what is wrong with them, gathered before it is told. */
export class Fields {
  readonly issues: Issue[] = [];

  constructor(private readonly form: FormData) {}

  /** The text with line feeds for line ends, which browsers send as two characters. */
  text(name: string): string {
    const value = this.form.get(name);
    return typeof value === "string" ? value.replace(/\r\n?/g, "\n") : "";
  }

  /** Undefined where nothing, or only white space, was written. */
  optional(name: string): string | undefined {
    const value = this.text(name);
    return value.trim() === "" ? undefined : value;
  }

  /** The text of a field that cannot be left empty; an issue that says what is missing where it is. */
  required(name: string, message: string): string {
    if (!this.optional(name)) this.refuse(name, message);
    return this.text(name);
  }

  all(name: string): string[] {
    return this.form.getAll(name).flatMap((value) => (typeof value === "string" ? [value] : []));
  }

  checked(name: string): boolean {
    return this.text(name) === "yes";
  }

  /** Each line that is not empty. */
  lines(name: string): string[] {
    return this.text(name)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  }

  /** A number as it is typed; an issue where it is none. */
  number(name: string, what: string): number | undefined {
    const value = this.optional(name)?.trim().replaceAll(",", "");
    if (value === undefined) return undefined;
    if (/^-?\d{1,12}(\.\d{1,12})?$/.test(value)) return Number(value);
    this.refuse(name, `${what} is a number.`);
    return undefined;
  }

  /**
   * The numbers of the rows of a list that have anything in one of these members. The input then has
   * the first of them at 0: `inForm` leads what is wrong with it back to the row of the form.
   */
  rows(list: string, members: readonly string[]): number[] {
    const found = new Set<number>();
    for (const name of this.form.keys()) {
      const index = name.startsWith(`${list}[`)
        ? /^\[(\d{1,3})\]\./.exec(name.slice(list.length))?.[1]
        : undefined;
      if (index !== undefined) found.add(Number(index));
    }
    const filled = [...found]
      .sort((a, b) => a - b)
      .filter((row) => members.some((member) => this.optional(`${list}[${row}].${member}`)));
    rowsRead.set(this.form, new Map(rowsRead.get(this.form)).set(list, filled));
    return filled;
  }

  refuse(path: string, message: string): void {
    this.issues.push({ path, message });
  }

  /** The span of the words in a field, which `name.start` may say nearer; an issue where there is none. */
  span(
    name: string,
    text: string,
    what: string,
    within?: { start: number; end: number },
  ): { start: number; end: number } | undefined {
    const words = this.text(name);
    const at = /^\d{1,9}$/.test(this.text(`${name}.start`))
      ? Number(this.text(`${name}.start`))
      : null;
    const place = within ? placeWithin(text, words, within, at) : placeOf(text, words, at);
    // White space at the ends is more often a slip of the mouse than meant.
    const trimmed = words.trim();
    if (place.kind !== "found" && trimmed !== words && trimmed !== "") {
      const again = within
        ? placeWithin(text, trimmed, within, null)
        : placeOf(text, trimmed, null);
      if (again.kind === "found") return { start: again.start, end: again.end };
    }
    if (place.kind === "found") return { start: place.start, end: place.end };
    this.refuse(name, sentence(words, what, place, within !== undefined));
    return undefined;
  }

  /** Throws what was gathered: it names the rows of the form. What comes later names those of the input. */
  settle(): void {
    const [first] = this.issues;
    if (!first) return;
    rowsRead.delete(this.form);
    const message =
      this.issues.length === 1
        ? "One thing has to be put right before this can be written."
        : `${this.issues.length} things have to be put right before this can be written.`;
    throw new AppError("invalid", message, this.issues);
  }
}

// Which rows of a form its input was read from.
const rowsRead = new WeakMap<FormData, ReadonlyMap<string, readonly number[]>>();

/**
 * What is wrong with an input, at the places of the form it was read from: rows left empty count there.
 * In the order of the fields, as far as the form has one of that name.
 */
export function inForm(form: FormData, issues: readonly Issue[]): Issue[] {
  const read = rowsRead.get(form);
  const names = [...form.keys()];
  const order = ({ path }: Issue) => {
    // Of a field that the form leaves out, a box not ticked say, its row tells where it stands.
    for (const place of [path, path.replace(/\.[^.]*$/, "")]) {
      const at = names.findIndex((name) => name === place || name.startsWith(`${place}.`));
      if (at >= 0) return at;
    }
    return names.length;
  };
  const found = issues.map(({ path, message }) => {
    const [, list = "", index = "", rest = ""] = /^([^.[]+)\[(\d{1,3})\](.*)$/s.exec(path) ?? [];
    const row = read?.get(list)?.[Number(index)];
    return { path: row === undefined ? path : `${list}[${row}]${rest}`, message };
  });
  return found.sort((a, b) => order(a) - order(b));
}

function sentence(
  words: string,
  what: string,
  place: { kind: "absent" } | { kind: "several"; of: number },
  isWithin: boolean,
): string {
  if (words.trim() === "") return `${what}: select the words in the article, or type them.`;
  if (place.kind === "several") {
    return `${what}: these words stand ${place.of} times in the article. Select the ones you mean, or take more words.`;
  }
  return isWithin
    ? `${what}: these words do not stand in the quote.`
    : `${what}: these words do not stand in the article. They have to be its very characters.`;
}
