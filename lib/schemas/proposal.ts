import { z } from "zod";
import { logClaim } from "./claim";
import { idField, line } from "./fields";

/** Which proposal of a snapshot is meant: what is claimed, and where (`proposalKey`). */
const proposal = z.strictObject({
  snapshot: idField,
  key: z.string().regex(/^[a-z_]+-[a-z_]+-\d{1,9}-\d{1,9}$/, "There is no such proposal."),
  rule: line(100),
  /** The proposal as it was made, for whoever asks later what the machine had said. */
  body: z.record(z.string(), z.json()),
});

export const acceptProposal = z.strictObject({ proposal, claim: logClaim });

export const rejectProposal = proposal;

export const reopenProposal = z.strictObject({
  id: idField,
  /** The number of the decision that is taken back. */
  openedOn: z.int().min(1),
});
