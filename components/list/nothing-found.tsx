import { searchAddress } from "@/components/wording/search-address";
import type { IncidentSearch } from "@/lib/schemas/search";
import { type Filter, withoutFilter } from "./filters";

/** A search that met nothing: which filter emptied it, or what was looked at, and what to try. */
export function NothingFound(props: {
  wanted: IncidentSearch;
  /** Without each of these alone something would be found. */
  without: readonly Filter[];
}) {
  const { wanted, without } = props;
  return (
    <div className="max-w-[40rem] border-t border-ink py-4">
      <p>
        {without.length > 0
          ? `No published incident meets all of this. Without ${without.map(({ name }) => name).join(" or without ")} something is found.`
          : wanted.query === undefined
            ? "No published incident meets all of this."
            : "No published incident holds all of these words."}
      </p>
      <ul className="mt-2 list-disc ps-5">
        {without.map((filter) => (
          <li key={filter.name}>
            <a href={searchAddress(withoutFilter(wanted, filter))}>Take off {filter.name}</a>
          </li>
        ))}
        {without.length === 0 && wanted.query !== undefined && (
          <>
            <li>Try fewer words, or only the name of a place or of a party.</li>
            <li>
              Words are looked for in titles, places, parties and quotes, as they were printed and
              in their translations; a slip in one is forgiven, in a name more than one.
            </li>
          </>
        )}
        <li>
          <a href="/incidents">See all incidents</a>, newest first.
        </li>
      </ul>
    </div>
  );
}
