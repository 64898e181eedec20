import type { Issue } from "@/lib/errors";
import { nameOfParty, partiesCalled } from "@/lib/queries/search-parties";
import type { PartyRef } from "@/lib/schemas/edition";
import { partyName, searchParams } from "@/lib/schemas/search";

/** What a reader gave as the party of a search, and who is meant. */
export interface PartyMeant {
  /** As its filter has it; undefined where none is asked for, or none alone is meant. */
  id?: string | undefined;
  /** As its field says it. */
  shown?: string | undefined;
  issue?: Issue;
  /** Who else it may be, where several are called so. */
  candidates?: readonly PartyRef[];
}

/** Reads a party's id, or looks for the one party that is called so. */
export async function partyMeant(given: string | undefined): Promise<PartyMeant> {
  const id = searchParams.shape.party.safeParse(given);
  if (id.success) {
    return { id: id.data, shown: id.data && ((await nameOfParty(id.data)) ?? id.data) };
  }
  const name = partyName.safeParse(given);
  if (name.data === undefined) {
    const [issue] = name.error?.issues ?? [];
    return { shown: given, ...(issue && { issue: { path: "party", message: issue.message } }) };
  }
  const called = await partiesCalled(name.data);
  const [one] = called;
  if (one !== undefined && called.length === 1) return { id: one.id, shown: one.name };
  const message =
    one === undefined
      ? "Nothing that is published names a party of this name."
      : "Several parties are called so: choose one, or write the whole of its name.";
  return { shown: given, issue: { path: "party", message }, candidates: called };
}
