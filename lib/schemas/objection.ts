/** What a reader says is wrong, and what an editor or a party says to it. */
import { z } from "zod";
import { objectionOutcomes } from "@/lib/domain/vocabulary";
import { idField, line, prose } from "./fields";

/** The address of a page of ours, without its query. */
export const pageField = z
  .string()
  .max(300, "This address is too long to be one of ours.")
  .regex(/^\/([\w.~%-][\w.~%/-]*)?$/, "This is not an address of ours.");

/** The form that every public page leads to. Nobody has to say who they are. */
export const object = z.strictObject({
  key: idField,
  page: pageField,
  /** The claim that it is about, where the page says which. */
  claim: idField.optional(),
  /** The set of claims, as addresses carry it. */
  measure: z.string().max(300).optional(),
  words: prose(4000),
  evidence: prose(2000).optional(),
  /** For whom the reader speaks, where they or somebody they speak for are named. */
  forWhom: line(200).optional(),
  email: z
    .email("This is not an e-mail address. Leave it empty, or write one that answers reach.")
    .max(254, "Too long: at most 254 characters.")
    .optional(),
});

/** An editor's answer, or another in the place of the one that the form was opened on. */
export const answerObjection = z
  .strictObject({
    objection: idField,
    /** The answer that stood when the form was opened; absent before the first. */
    openedOn: idField.optional(),
    outcome: z.enum(objectionOutcomes, { error: "Choose what becomes of it." }),
    /** What readers see; nothing where it is set aside. */
    text: prose(4000).optional(),
    /** For staff: why it is set aside, or the answer is another now. */
    reason: prose(2000).optional(),
  })
  .refine((it) => it.outcome === "set_aside" || it.text !== undefined, {
    path: ["text"],
    message: "Write the answer that readers see.",
  })
  .refine((it) => it.outcome !== "set_aside" || it.text === undefined, {
    path: ["text"],
    message: "What is set aside has no public answer: empty this field, or choose another outcome.",
  })
  .refine((it) => it.outcome !== "set_aside" || it.reason !== undefined, {
    path: ["reason"],
    message: "Say why it is set aside.",
  });

/** A party's own statement, as it was received. */
export const enterReply = z.strictObject({
  incident: idField,
  claim: idField.optional(),
  party: idField,
  text: prose(10_000),
  /** For readers: how it reached us ("by letter of its lawyer, 3 March 2026"). */
  received: line(300),
  /** The objection that it came with. */
  objection: idField.optional(),
});

/** Takes an answer or a statement back: readers see it no longer. */
export const withdrawCorrection = z.strictObject({ id: idField, reason: prose(2000) });

/** Deletes the e-mail address that came with an objection. */
export const forgetContact = z.strictObject({ objection: idField });
