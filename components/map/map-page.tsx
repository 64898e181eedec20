import { searchAddress } from "@/components/wording/search-address";
import { capitalised } from "@/components/wording/words";
import { counted } from "@/lib/domain/counted";
import type { FoundPlaces } from "@/lib/schemas/found-places";
import type { IncidentSearch } from "@/lib/schemas/search";
import { marksOf } from "./marks";
import { SpotList } from "./spot-list";
import { Timeline } from "./timeline";
import { type DrawnMap, type Spot, WorldMap } from "./world-map";

/** Where and when the incidents of a search are: a map, the same places as a list, and a line of time. */
export function MapPage(props: {
  found: FoundPlaces;
  wanted: IncidentSearch;
  spots: readonly Spot[];
  map: DrawnMap | null;
}) {
  const { found, wanted, spots, map } = props;
  const withdrawn = found.incidents.filter((one) => one.withdrawn);
  const unplaced = found.incidents.filter(
    ({ places, withdrawn: isGone }) => !isGone && !places.some(({ latitude }) => latitude !== null),
  );
  const marks = marksOf(spots);
  return (
    <>
      <header className="pt-8 pb-6">
        <h1>Where and when</h1>
        <p className="mt-4 max-w-[40rem]">
          {found.more
            ? `The first ${found.incidents.length} incidents`
            : capitalised(counted(found.incidents.length, "incident"))}{" "}
          of <a href={searchAddress(wanted)}>this list</a>.
          {map !== null &&
            " A full dot is a place that is known exactly, or as a settlement or a part of one; a ring stands for a wider one, somewhere within. The numbers are those of the list below the map, where one number holds all that lies too close together to be drawn apart."}
        </p>
      </header>
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div>
          {map === null ? (
            <p className="border-y border-hairline py-4">
              {found.incidents.length === 0
                ? "Nothing is found, so there is nothing to draw."
                : unplaced.length > 0
                  ? "None of these incidents has a place with coordinates."
                  : "Nothing is left to draw of what is found."}
            </p>
          ) : (
            <WorldMap map={map} marks={marks} />
          )}
          {map !== null && unplaced.length > 0 && (
            <p className="mt-3 text-small text-muted">
              {capitalised(counted(unplaced.length, "incident"))} without coordinates: in the line
              of time alone.
            </p>
          )}
          {withdrawn.length > 0 && (
            <p className="mt-3 text-small text-muted">
              {capitalised(counted(withdrawn.length, "incident"))} withdrawn, with no place shown
              any longer: in the line of time alone.
            </p>
          )}
        </div>
        <Timeline incidents={found.incidents} wanted={wanted} />
      </div>
      {map !== null && <SpotList marks={marks} />}
    </>
  );
}
