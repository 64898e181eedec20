/** The fields that inputs share, bounded, with sentences for what is wrong. */
import { z } from "zod";
import { inOrder, isEventDate } from "@/lib/domain/timeline";

/** One line of text: trimmed, no control characters, NFC. */
export function line(max: number) {
  return z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1, "Write something here: it is empty.")
        .max(max, `Too long: at most ${max} characters.`)
        .refine((value) => !controls.test(value), "Contains control characters; remove them.")
        .refine((value) => value.isWellFormed(), "Contains half a character; paste it again."),
    );
}

/** Several lines of text, kept as written but for the line ends. */
export function prose(max: number) {
  return z
    .string()
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .min(1, "Write something here: it is empty.")
        .max(max, `Too long: at most ${max} characters.`)
        .refine((value) => !value.includes("\0"), "Contains a NUL character; remove it.")
        .refine((value) => value.isWellFormed(), "Contains half a character; paste it again."),
    );
}

/** A calendar date of the place, as precise as it is known: 2026, 2026-02, … 2026-02-01T14:30. */
export const dateField = z
  .string()
  .regex(
    /^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2})?)?)?)?$/,
    "Write a date as 2026, 2026-02, 2026-02-01, 2026-02-01T14 or 2026-02-01T14:30.",
  )
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

export const idField = z.uuid("This is not the identifier of anything.");

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u001f\u007f]/;
