import { dateInWords } from "@/components/wording/dates";
import { searchAddress } from "@/components/wording/search-address";
import { outcomeInWords, standingWords, statusWords } from "@/components/wording/words";
import { type IncidentSearch, isSearch, type SearchFacets } from "@/lib/schemas/search";
import { orderWords } from "./order-words";

/** How many were found, and by what they were narrowed, each to be taken off again. */
export function NarrowedBy({ wanted, facets }: { wanted: IncidentSearch; facets: SearchFacets }) {
  if (!isSearch(wanted)) return null;
  const { place, from, to, party, outcome, group, standing, status, sort } = wanted;
  const who = facets.groups.find(({ value }) => value === group)?.label;
  const name = facets.parties.find((it) => it.party.id === party)?.party.name;
  const chosen: readonly [keyof IncidentSearch, string | undefined][] = [
    ["place", place && `at ${place}`],
    ["from", from && `from ${dateInWords(from)}`],
    ["to", to && `to ${dateInWords(to)}`],
    ["party", party && (name ?? "one party")],
    ["outcome", outcome && `counted: ${outcomeInWords(outcome).toLowerCase()}`],
    ["group", group && `who was counted: ${who ?? group}`],
    ["standing", standing && `standing: ${standingWords[standing].toLowerCase()}`],
    ["status", status && `a claim: ${statusWords[status].toLowerCase()}`],
    ["sort", sort === "newest" ? undefined : orderWords[sort].toLowerCase()],
  ];
  return (
    <div className="pb-4">
      <p className="tabular-nums">{found(facets)}</p>
      <ul className="flex flex-wrap gap-x-5 text-small">
        {chosen.flatMap(([field, words]) =>
          words === undefined ? (
            []
          ) : (
            <li key={field} className="py-1">
              <bdi>{words}</bdi>{" "}
              <a
                href={searchAddress(wanted, { [field]: field === "sort" ? "newest" : undefined })}
                aria-label={`take off: ${words}`}
              >
                take off
              </a>
            </li>
          ),
        )}
      </ul>
    </div>
  );
}

function found({ total, more }: SearchFacets): string {
  const number = total.toLocaleString("en-GB");
  if (total === 0) return "No incident";
  return more
    ? `More than ${number} incidents`
    : total === 1
      ? "One incident"
      : `${number} incidents`;
}
