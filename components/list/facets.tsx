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
    },
    {
      title: "Standing",
      entries: facets.standings.map(({ value, count }) => ({
        label: standingWords[value],
        change: { standing: value },
        count,
      })),
      chosen: wanted.standing,
    },
    {
      title: "Claims",
      entries: facets.statuses.map(({ value, count }) => ({
        label: statusWords[value],
        change: { status: value },
        count,
      })),
      chosen: wanted.status,
    },
    {
      title: "Place",
      entries: facets.places.map(({ name, count }) => ({
        label: name,
        change: { place: name.slice(0, 100) },
        count,
      })),
      chosen: wanted.place,
    },
    {
      title: "Party",
      entries: facets.parties.map(({ party, count }) => ({
        label: party.name,
        change: { party: party.id },
        count,
      })),
      chosen: wanted.party,
    },
  ];
  const open = kinds.filter(({ chosen, entries }) => chosen === undefined && entries.length > 0);
  if (open.length === 0) return null;
  return (
    <nav aria-label="Narrow what is listed" className="screen-only pb-8">
      <details className={isSearch(wanted) ? "facets" : undefined}>
        <summary className="w-fit py-1 text-small">
          How many by measure, standing, place and party
        </summary>
        <dl className="mt-1 text-small">
          {open.map(({ title, entries }) => (
            <div key={title} className="fact">
              <dt className="pt-1 text-muted">{title}</dt>
              <dd>
                <ul className="flex flex-wrap gap-x-5">
                  {entries.map(({ label, change, count }) => (
                    <li key={label} className="py-1">
                      <a href={searchAddress(wanted, change)}>
                        <bdi>{label}</bdi>
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
    <span className="text-muted tabular-nums">
      {inDigits(of)}
      {isFloor && "+"}
    </span>
  );
}

function inDigits(number: number): string {
  return number.toLocaleString("en-GB");
}
