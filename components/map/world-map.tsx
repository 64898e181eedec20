import { addresses } from "@/components/wording/addresses";
import { precisionWords } from "@/components/wording/words";
import type { FoundPlaces } from "@/lib/schemas/found-places";

type Found = FoundPlaces["incidents"][number];

/** One place of one incident, and where it lies on the map. */
export interface Spot {
  incident: Pick<Found, "slug" | "title">;
  place: Found["places"][number];
  x: number;
  y: number;
}

/** As `mapOf` draws it. */
export interface DrawnMap {
  width: number;
  height: number;
  borders: string;
  names: readonly { name: string; x: number; y: number }[];
}

/** Borders and spots. Each spot leads to its incident; the list beside the map holds the same links. */
export function WorldMap(props: { map: DrawnMap; spots: readonly Spot[] }) {
  const { map, spots } = props;
  return (
    <figure className="border border-hairline">
      {/* Every link of it stands in the list, in reading order: by keyboard that is the way. */}
      <svg
        viewBox={`0 0 ${map.width} ${map.height}`}
        className="block h-auto w-full"
        aria-hidden="true"
      >
        <path className="map-border" d={map.borders} />
        {map.names.map(({ name, x, y }) => (
          <text key={name} className="map-name" x={x} y={y}>
            {name}
          </text>
        ))}
        {spots.map(({ incident, place, x, y }) => (
          <a
            key={`${incident.slug} ${place.name}`}
            href={addresses.incident(incident.slug)}
            tabIndex={-1}
          >
            <title>{`${place.name} (${precisionWords[place.precision][0]}): ${incident.title}`}</title>
            <circle className={classOf(place.precision)} cx={x} cy={y} r={radii[place.precision]} />
          </a>
        ))}
      </svg>
      <figcaption className="border-t border-hairline px-2 py-1 text-small text-muted">
        Borders: Natural Earth. They show where places are and say nothing of whose they are.
      </figcaption>
    </figure>
  );
}

const radii: Record<Spot["place"]["precision"], number> = {
  exact: 5,
  neighbourhood: 5,
  settlement: 6,
  district: 14,
  province: 26,
  country: 44,
};

function classOf(precision: Spot["place"]["precision"]): string {
  return radii[precision] > 6 ? "map-area" : "map-dot";
}
