import { AppError } from "@/lib/errors";
import { searchParams } from "@/lib/schemas/search";
import { partyMeant } from "./reader-pages/party-meant";

/**
 * The parameters of a search of the API, as `read` reads them; a party may be named, as in the form of the
 * list. Where nobody or several are called so it is `invalid`, with who may be meant.
 */
export async function searched<T>(
  asked: Request | URLSearchParams,
  read: (given: URLSearchParams) => T,
): Promise<T> {
  const given = asked instanceof URLSearchParams ? asked : new URL(asked.url).searchParams;
  const parties = given.getAll("party");
  const [party] = parties;
  if (parties.length !== 1 || searchParams.shape.party.safeParse(party).success) return read(given);
  const named = new URLSearchParams(given);
  named.delete("party");
  // Nobody is looked for as long as something else is wrong.
  read(named);
  const { id, issue, candidates = [] } = await partyMeant(party);
  if (issue) {
    const told = candidates.length > 0 ? { ...issue, candidates } : issue;
    throw new AppError("invalid", issue.message, [told]);
  }
  if (id !== undefined) named.set("party", id);
  return read(named);
}
