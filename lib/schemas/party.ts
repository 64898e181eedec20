import { z } from "zod";
import * as word from "@/lib/domain/vocabulary";
import { dateField, idField, line, prose, tieInOrder } from "./fields";

const tie = z
  .strictObject({
    kind: z.enum(word.tieKinds),
    to: idField,
    from: dateField.optional(),
    until: dateField.optional(),
  })
  .refine(tieInOrder, { path: ["until"], message: "The end lies before the start." });

const content = {
  name: line(200),
  kind: z.enum(word.partyKinds),
  aliases: z.array(line(200)).max(50).default([]),
  /** Shown to readers instead of the name. */
  withheldAs: line(200).optional(),
  ties: z.array(tie).max(50).default([]),
};

export const enterParty = z.strictObject(content);
export const reviseParty = z.strictObject({
  id: idField,
  /** The revision that the form was opened on. */
  openedOn: z.int().min(1),
  reason: prose(4000),
  ...content,
});

export type EnterParty = z.output<typeof enterParty>;
