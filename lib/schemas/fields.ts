/** The fields that inputs share, bounded, with sentences for what is wrong. */
import { z } from "zod";
import { isSlug, slugLengthLimit } from "@/lib/domain/slug";
import { inOrder, isEventDate } from "@/lib/domain/timeline";

/** One line of text: trimmed, no control characters, NFC. */
export function line(max: number) {
  return z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(oneLine(max));
}

/** One line as it is printed somewhere: trimmed and otherwise unchanged, so that its words are found. */
export function printedLine(max: number) {
  return z
    .string()
    .transform((value) => value.trim())
    .pipe(oneLine(max));
}

function oneLine(max: number) {
  return z
    .string()
    .refine(isVisible, empty)
    .max(max, `Too long: at most ${max} characters.`)
    .refine((value) => !controls.test(value), "Contains control characters; remove them.")
    .refine((value) => value.isWellFormed(), "Contains half a character; paste it again.");
}

/** Several lines of text, kept as written but for the line ends. */
export function prose(max: number) {
  return z
    .string()
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .refine(isVisible, empty)
        .max(max, `Too long: at most ${max} characters.`)
        .refine((value) => !value.includes("\0"), "Contains a NUL character; remove it.")
        .refine((value) => value.isWellFormed(), "Contains half a character; paste it again."),
    );
}

/** A calendar date of the place, as precise as it is known: 2026, 2026-02, … 2026-02-01T14:30. */
export const dateField = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2})?)?)?)?$/, {
    error: "Write a date as 2026, 2026-02, 2026-02-01, 2026-02-01T14 or 2026-02-01T14:30.",
    abort: true,
  })
  .refine(isEventDate, "There is no such date in the calendar.");

/** A period, its end not before its start. */
export const periodField = z.object({ start: dateField, end: dateField }).refine(inOrder, {
  path: ["end"],
  message: "The end lies before the start.",
});

/** Whether the end of an open-ended tie does not lie before its start. */
export function tieInOrder({
  from,
  until,
}: {
  from?: string | undefined;
  until?: string | undefined;
}) {
  return from === undefined || until === undefined || inOrder({ start: from, end: until });
}

/** An identifier, as the database writes it: the same one is the same text. */
export const idField = z.uuid("This is not the identifier of anything.").toLowerCase();

/** Whether a text of an address could be an identifier, so that the database may be asked for it. */
export function isId(text: string): boolean {
  return idField.safeParse(text).success;
}

/** The address of an article, in the one form that a browser gives it. */
export const addressField = z
  .url({
    protocol: /^https?$/,
    normalize: true,
    error: "An address begins with http:// or https://.",
  })
  .max(2000, "Too long: at most 2000 characters.")
  .refine((url) => !/^https?:\/\/[^/]*@/.test(url), "The address carries a name; remove it.");

export const languageField = z
  .string()
  .max(40, "Too long: at most 40 characters.")
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "A language is a BCP 47 tag, such as en or ur.");

export const slugField = z
  .string()
  .max(slugLengthLimit, {
    error: `Too long: at most ${slugLengthLimit} characters.`,
    abort: true,
  })
  .refine(isSlug, "A slug is made of small letters and digits, parted by -.");

/** A term of the tree of groups; whether there is one of that name is the command's to say. */
export const groupField = z
  .string()
  .max(60, "Too long: at most 60 characters.")
  .regex(
    /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/,
    "A group is a term of the tree, such as security_forces.",
  );

const empty = "Write something here: it is empty.";

/** Whether a text shows anything: white space, joiners and marks of direction alone do not. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

// Those of line and paragraph among them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
