import { addresses } from "@/components/wording/addresses";
import { precisionWords } from "@/components/wording/words";
import type { Spot } from "./world-map";

/** What stands on the map, as links from north to south. */
export function SpotList({ spots }: { spots: readonly Spot[] }) {
  const sorted = [...spots].sort((a, b) => a.y - b.y || a.x - b.x);
  return (
    <nav aria-label="Places on the map">
      <ul className="text-small">
        {sorted.map(({ incident, place }) => (
          <li key={`${incident.slug} ${place.name}`} className="border-b border-hairline py-1.5">
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
