import { precisionWords } from "@/components/wording/words";
import type { FoundPlaces } from "@/lib/schemas/found-places";
import { idOfMark, isArea, type Mark } from "./marks";

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

/** Borders and marks, each with its number, which leads to where the list beside the map has it. */
export function WorldMap(props: { map: DrawnMap; marks: readonly Mark[] }) {
  const { map, marks } = props;
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
        {marks.map(({ number, x, y, precision, spots }) => (
          <a key={number} href={`#${idOfMark(number)}`} tabIndex={-1}>
            <title>{titleOf(spots)}</title>
            <circle
              className={isArea(precision) ? "map-area" : "map-dot"}
              cx={x}
              cy={y}
              r={radii[precision]}
            />
            <text
              className="map-number"
              x={isArea(precision) ? x : x + 9}
              y={y}
              textAnchor={isArea(precision) ? "middle" : "start"}
            >
              {number}
            </text>
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

function titleOf(spots: readonly Spot[]): string {
  return spots
    .map(
      ({ incident, place }) =>
        `${place.name} (${precisionWords[place.precision][0]}): ${incident.title}`,
    )
    .join("\n");
}
