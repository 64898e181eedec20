import { dateInWords } from "@/components/wording/dates";
import { searchAddress } from "@/components/wording/search-address";
import type { FoundPlaces } from "@/lib/schemas/found-places";
import type { IncidentSearch } from "@/lib/schemas/search";
import { lineOfTime } from "./line-of-time";

/** How many incidents began when, in order of time; where there are any, it leads to them. */
export function Timeline({
  incidents,
  wanted,
}: {
  incidents: FoundPlaces["incidents"];
  wanted: IncidentSearch;
}) {
  const rows = lineOfTime(incidents.map(({ period }) => period.start));
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map(({ count }) => count));
  return (
    <section aria-labelledby="when" className="border-t-2 border-ink pt-3">
      <h2 id="when" className="mb-3 font-serif text-large font-semibold">
        When they began
      </h2>
      <ol className="max-w-[40rem]">
        {rows.map(({ date, count }) => (
          <li
            key={date}
            className="grid grid-cols-[9rem_minmax(0,1fr)_2rem] items-center gap-x-4 border-t border-hairline py-1"
          >
            {count > 0 ? (
              <a href={searchAddress(wanted, { from: date, to: date })}>{dateInWords(date)}</a>
            ) : (
              <span className="text-muted">{dateInWords(date)}</span>
            )}
            <svg
              className="block h-3 w-full"
              viewBox="0 0 100 10"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <rect width={(count / most) * 100} height="10" fill="currentColor" />
            </svg>
            <span className="text-end tabular-nums">{count}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
