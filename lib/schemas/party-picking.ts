/** What the party picker asks and is told. */
import { z } from "zod";
import * as word from "@/lib/domain/vocabulary";

/** `GET /desk/parties/find?q=` */
export const partiesFound = z.object({
  parties: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      kind: z.enum(word.partyKinds),
      aliases: z.array(z.string()),
      withheld: z.boolean(),
    }),
  ),
});
export type PartyChoice = z.infer<typeof partiesFound>["parties"][number];

export interface NewParty {
  name: string;
  kind: string;
  /** Sent twice, it is entered once. */
  key: string;
  /** The person saw the parties of like names and means another. */
  isMeant: boolean;
}

export type NewPartyAnswer =
  | { kind: "entered"; id: string; name: string }
  | { kind: "alike"; others: readonly { id: string; name: string }[] }
  | { kind: "refused"; message: string };

export type EnterInPlace = (party: NewParty) => Promise<NewPartyAnswer>;
