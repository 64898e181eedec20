import { searchAddress } from "@/components/wording/search-address";
import type { IncidentSearch } from "@/lib/schemas/search";

/** What is listed as files, and how to hear of what comes. */
export function TakeListAway({ wanted }: { wanted: IncidentSearch }) {
  return (
    <ul className="screen-only flex flex-wrap gap-x-5 border-t border-ink pt-3 text-small *:py-1">
      <li>
        <a href={searchAddress(wanted, {}, "/map")}>On a map and a line of time</a>
      </li>
      <li>
        <a href={searchAddress(wanted, {}, "/api/v1/incidents/claims.csv")}>
          Claims of the first hundred as CSV
        </a>
      </li>
      <li>
        <a href={searchAddress(wanted, {}, "/api/v1/incidents/claims.jsonld")}>
          The same as JSON-LD
        </a>
      </li>
      <li>
        <a href={searchAddress(wanted, {}, "/api/v1/incidents")}>This list as JSON</a>
      </li>
      <li>
        <a href={searchAddress({ ...wanted, sort: "newest" }, {}, "/api/v1/incidents/feed.atom")}>
          What is published of it as a feed
        </a>
      </li>
    </ul>
  );
}
