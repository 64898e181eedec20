import type { ReactNode } from "react";
import { searchAddress } from "@/components/wording/search-address";
import {
  capitalised,
  outcomeInWords,
  standingWords,
  statusWords,
} from "@/components/wording/words";
import { type IncidentSearch, isSearch, type SearchFacets } from "@/lib/schemas/search";

/**
 * What the incidents that were found can be narrowed by, each with how many have it. Folded above all incidents,
 * so that the first of them is seen at once.
 */
export function Facets({ wanted, facets }: { wanted: IncidentSearch; facets: SearchFacets }) {
  const kinds = [
    {
      title: "Counted",
      entries: facets.outcomes.map(({ value, count }) => ({
        label: outcomeInWords(value),
        change: { outcome: value },
        count,
      })),
      chosen: wanted.outcome,
      isName: false,
    },
    {
      title: "Who",
      // Of a group that was chosen those within it are left to choose from.
      entries: facets.groups
        .filter(({ value }) => value !== wanted.group)
        .map(({ value, label, count }) => ({
          label: capitalised(label),
          change: { group: value },
          count,
        })),
      chosen: undefined,
      isName: false,
    },
    {
      title: "Standing",
      entries: facets.standings.map(({ value, count }) => ({
        label: standingWords[value],
        change: { standing: value },
        count,
      })),
      chosen: wanted.standing,
      isName: false,
    },
    {
      title: "Claims",
      entries: facets.statuses.map(({ value, count }) => ({
        label: statusWords[value],
        change: { status: value },
        count,
      })),
      chosen: wanted.status,
      isName: false,
    },
    {
      title: "Place",
      entries: facets.places.map(({ name, count }) => ({
        label: name,
        change: { place: name.slice(0, 100) },
        count,
      })),
      chosen: wanted.place,
      isName: true,
    },
    {
      title: "Party",
      entries: facets.parties.map(({ party, count }) => ({
        label: party.name,
        change: { party: party.id },
        count,
      })),
      chosen: wanted.party,
      isName: true,
    },
  ];
  const open = kinds.filter(({ chosen, entries }) => chosen === undefined && entries.length > 0);
  if (open.length === 0) return null;
  return (
    <nav aria-label="Narrow what is listed" className="narrowing screen-only pb-8">
      <details className={isSearch(wanted) ? "facets" : undefined}>
        <summary className="w-fit py-1 text-small">
          How many by measure, standing, place and party
        </summary>
        <dl className="mt-1 text-small">
          {open.map(({ title, entries, isName }) => (
            <div key={title} className="fact">
              <dt>{title}</dt>
              <dd>
                <ul className="links">
                  {entries.map(({ label, change, count }) => (
                    <li key={label}>
                      <a href={searchAddress(wanted, change)} dir={isName ? "auto" : undefined}>
                        {label}
                      </a>{" "}
                      <Count of={count} isFloor={facets.more} />
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
        {facets.more && (
          <p className="mt-2 text-small text-muted">
            Counted among the first {inDigits(facets.total)} in this order; “+”: at least so many.
          </p>
        )}
      </details>
    </nav>
  );
}

function Count({ of, isFloor }: { of: number; isFloor: boolean }): ReactNode {
  return (
    <small>
      {inDigits(of)}
      {isFloor && "+"}
    </small>
  );
}

function inDigits(number: number): string {
  return number.toLocaleString("en-GB");
}
