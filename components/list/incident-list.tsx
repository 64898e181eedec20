import { searchAddress } from "@/components/wording/search-address";
import { type IncidentSearch, isSearch } from "@/lib/schemas/search";
import { IncidentRow, type Listed } from "./incident-row";

/** A page of incidents, newest first or as they were found, and the way to the next page. */
export function IncidentList(props: {
  items: readonly Listed[];
  next: string | null;
  wanted: IncidentSearch;
}) {
  const { items, next, wanted } = props;
  return (
    <>
      {items.length > 0 && (
        <ol className="incidents">
          {items.map((listed) => (
            <IncidentRow key={listed.id} listed={listed} />
          ))}
        </ol>
      )}
      {next !== null && (
        <nav aria-label="Pages" className="border-t border-ink py-4 *:inline-block">
          <a href={searchAddress(wanted, { cursor: next })} rel="next">
            {isSearch(wanted) ? "More incidents" : "Older incidents"}
          </a>
        </nav>
      )}
    </>
  );
}
