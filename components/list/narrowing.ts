import { dateInWords } from "@/components/wording/dates";
import { outcomeInWords, standingWords, statusWords } from "@/components/wording/words";
import type { IncidentSearch } from "@/lib/schemas/search";

/** What the party and the group that were asked for are called, where that is known. */
export interface Called {
  party?: string | undefined;
  group?: string | undefined;
}

/** By what a search is narrowed besides its words, each in words and with its field in an address. */
export function narrowing(
  { place, from, to, party, outcome, group, standing, status }: IncidentSearch,
  called: Called,
): { field: keyof IncidentSearch; words: string }[] {
  const all: readonly [keyof IncidentSearch, string | undefined][] = [
    ["place", place && `at ${place}`],
    ["from", from && `from ${dateInWords(from)}`],
    ["to", to && `to ${dateInWords(to)}`],
    ["party", party && (called.party ?? "one party")],
    ["outcome", outcome && `counted: ${outcomeInWords(outcome).toLowerCase()}`],
    ["group", group && `who was counted: ${called.group ?? group}`],
    ["standing", standing && `standing: ${standingWords[standing].toLowerCase()}`],
    ["status", status && `a claim: ${statusWords[status].toLowerCase()}`],
  ];
  return all.flatMap(([field, words]) => (words ? [{ field, words }] : []));
}
