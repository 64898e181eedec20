import { searchAddress } from "@/components/wording/search-address";
import { type IncidentSearch, isSearch, type SearchFacets } from "@/lib/schemas/search";
import { narrowing } from "./narrowing";
import { orderWords } from "./order-words";

/** How many were found, and by what they were narrowed, each to be taken off again. */
export function NarrowedBy({ wanted, facets }: { wanted: IncidentSearch; facets: SearchFacets }) {
  if (!isSearch(wanted)) return null;
  const { party, group, sort } = wanted;
  const called = {
    party: facets.parties.find((it) => it.party.id === party)?.party.name,
    group: facets.groups.find(({ value }) => value === group)?.label,
  };
  const chosen: { field: keyof IncidentSearch; words: string }[] = narrowing(wanted, called);
  if (sort !== "newest") chosen.push({ field: "sort", words: orderWords[sort].toLowerCase() });
  return (
    <div className="pb-4">
      <p className="tabular-nums">{found(facets)}</p>
      <ul className="flex flex-wrap gap-x-5 text-small">
        {chosen.map(({ field, words }) => (
          <li key={field} className="py-1">
            <bdi>{words}</bdi>{" "}
            <a
              href={searchAddress(wanted, { [field]: field === "sort" ? "newest" : undefined })}
              aria-label={`take off: ${words}`}
            >
              take off
            </a>
          </li>
        ))}
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
