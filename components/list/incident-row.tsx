import { Row } from "@/components/ui/row";
import { addresses } from "@/components/wording/addresses";
import { momentInWords, periodInWords } from "@/components/wording/dates";
import type { IncidentSummary } from "@/lib/schemas/edition";
import { MeasureLine } from "./measure-line";

/** An incident in the list: when, what, where, and per measure who is heard; never a bare number. */
export function IncidentRow({ incident }: { incident: IncidentSummary }) {
  const { edition } = incident;
  return (
    <li className="keep border-t border-ink py-4">
      <Row
        label={
          <p className="pt-1 text-small text-balance text-muted">
            {periodInWords(incident.period)}
          </p>
        }
        margin={
          <p className="pt-1 text-small text-muted lg:text-end">
            Edition {edition.number}, <time dateTime={edition.at}>{momentInWords(edition.at)}</time>
          </p>
        }
      >
        <h2 className="font-serif text-large font-semibold text-balance">
          <a href={addresses.incident(incident.slug)}>{incident.title}</a>
        </h2>
        {incident.standIn && (
          <p className="mt-1 text-small">
            <strong className="font-semibold">For demonstration</strong>: rests on invented texts.
          </p>
        )}
        {incident.withdrawn ? (
          <p className="mt-1">Withdrawn. The page says why.</p>
        ) : (
          <>
            {incident.places.length > 0 && (
              <p className="text-small text-muted">{incident.places.join(", ")}</p>
            )}
            <ul className="mt-2">
              {incident.measures.map((measure) => (
                <MeasureLine key={measure.title} measure={measure} />
              ))}
            </ul>
          </>
        )}
      </Row>
    </li>
  );
}
