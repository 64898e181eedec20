import { dateInWords } from "@/components/wording/dates";
import { searchAddress } from "@/components/wording/search-address";
import type { FoundPlaces } from "@/lib/schemas/found-places";
import type { IncidentSearch } from "@/lib/schemas/search";

/** How many incidents began when: by month, or by year where they lie far apart; each leads to them. */
export function Timeline({
  incidents,
  wanted,
}: {
  incidents: FoundPlaces["incidents"];
  wanted: IncidentSearch;
}) {
  const rows = countsOf(incidents.map(({ period }) => period.start));
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
            <a href={searchAddress(wanted, { from: date, to: date })}>{dateInWords(date)}</a>
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

/** Newest first. Months where there are few of them; a date that is less precise counts as what it says. */
function countsOf(starts: readonly string[]): { date: string; count: number }[] {
  const months = new Set(starts.map((start) => start.slice(0, 7)));
  const length = months.size <= 24 ? 7 : 4;
  const counts = new Map<string, number>();
  for (const start of starts) {
    const date = start.slice(0, length);
    counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  return [...counts]
    .map(([date, count]) => ({ date, count }))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}
