import { addresses } from "@/components/wording/addresses";
import { precisionWords } from "@/components/wording/words";
import type { Spot } from "./world-map";

/** What stands on the map, as links from north to south. */
export function SpotList({ spots }: { spots: readonly Spot[] }) {
  const sorted = [...spots].sort((a, b) => a.y - b.y || a.x - b.x);
  return (
    <nav aria-labelledby="where" className="mt-12 border-t-2 border-ink pt-3">
      <h2 id="where" className="mb-3 font-serif text-large font-semibold">
        Places on the map
      </h2>
      <ul className="gap-x-10 text-small sm:columns-2 lg:columns-3">
        {sorted.map(({ incident, place }) => (
          <li
            key={`${incident.slug} ${place.name}`}
            className="break-inside-avoid border-b border-hairline py-1.5"
          >
            <bdi className="font-semibold">{place.name}</bdi>{" "}
            <span className="text-muted">({precisionWords[place.precision][0]})</span>
            <br />
            <a href={addresses.incident(incident.slug)}>{incident.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
