import { z } from "zod";
import { prose } from "./fields";

/** How this installation decides. */
export const changeSetting = z.strictObject({
  /** Nobody decides on a claim that they logged or revised. */
  fourEyes: z.boolean(),
  reason: prose(2000),
});
