import { addresses } from "@/components/wording/addresses";
import { precisionWords } from "@/components/wording/words";
import { idOfMark, type Mark } from "./marks";

/** What stands on the map by its numbers, from north to south: every place, and the way to its incident. */
export function SpotList({ marks }: { marks: readonly Mark[] }) {
  return (
    <nav aria-labelledby="where" className="mt-12 border-t-2 border-ink pt-3">
      <h2 id="where" className="mb-3 font-serif text-large font-semibold">
        Places on the map
      </h2>
      <ol className="list-decimal gap-x-10 text-small sm:columns-2 lg:columns-3">
        {marks.map(({ number, spots }) => (
          <li
            key={number}
            id={idOfMark(number)}
            className="ms-8 break-inside-avoid border-b border-hairline py-1.5 tabular-nums"
          >
            {spots.map(({ incident, place }, at) => (
              <p key={`${incident.slug} ${place.name}`}>
                {!isSame(place, spots[at - 1]?.place) && (
                  <>
                    <bdi className="font-semibold">{place.name}</bdi>{" "}
                    <span className="text-muted">({precisionWords[place.precision][0]})</span>
                    <br />
                  </>
                )}
                <a href={addresses.incident(incident.slug)}>{incident.title}</a>
              </p>
            ))}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Whether a place is the one before it, which is named once for all of its incidents. */
function isSame(place: Place, before: Place | undefined): boolean {
  return place.name === before?.name && place.precision === before.precision;
}

type Place = Mark["spots"][number]["place"];
