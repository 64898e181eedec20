import { z } from "zod";
import * as word from "@/lib/domain/vocabulary";
import { line } from "./fields";

export const enterAccount = z.strictObject({
  name: line(200),
  email: z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .pipe(z.email("Write an e-mail address.").max(254)),
  role: z.enum(word.roles),
  /** Made by the demonstration; the real thing refuses to start while one exists. */
  demonstration: z.boolean().default(false),
});
