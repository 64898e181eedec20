import { searchAddress } from "@/components/wording/search-address";
import type { IncidentSearch } from "@/lib/schemas/search";

/** How many incidents a file of claims begins with; where there are more, it says where the next one is. */
const inOneFile = 100;

/** What is listed as files, and how to hear of what comes. `total`: how many incidents were found, as far as counted. */
export function TakeListAway({ wanted, total }: { wanted: IncidentSearch; total: number }) {
  return (
    <ul className="links screen-only border-t border-ink pt-3">
      <li>
        <a href={searchAddress(wanted, {}, "/api/v1/incidents/claims.csv")}>
          {total > inOneFile
            ? `Claims of the first ${inOneFile} incidents as CSV`
            : "Claims as CSV"}
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
          Feed of new editions
        </a>
      </li>
    </ul>
  );
}
