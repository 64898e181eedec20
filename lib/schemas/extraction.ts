/** What `POST /api/v1/extractions` takes. */
import { z } from "zod";

/** How long a text may be that is read for its claims, in UTF-16 code units: some 150 articles. */
const extractionLengthLimit = 500_000;

export const extractionRequest = z.strictObject({
  title: z.string().max(2000, "A headline has 2,000 characters at most.").optional(),
  text: z
    .string()
    .max(extractionLengthLimit, "A text has 500,000 characters at most; send it in parts."),
});
