import { memo } from "react";
import { addresses } from "@/components/wording/addresses";
import { momentInWords, periodInWords } from "@/components/wording/dates";
import type { IncidentSummary } from "@/lib/schemas/edition";
import { measureLine } from "./measure-line";

/** An incident that is listed: its summary, read when its row is written. */
export interface Listed {
  id: string;
  summary: () => IncidentSummary;
}

/**
 * An incident in the list: when, what, where, and per measure who is heard; never a bare number. Its looks hang on its
 * place (app/list.css). Of the same thing that is listed it is written once.
 */
export const IncidentRow = memo(function IncidentRow(props: { listed: Listed }) {
  const incident = props.listed.summary();
  const { edition } = incident;
  return (
    <li>
      <p>{periodInWords(incident.period)}</p>
      <div>
        <h2>
          <a href={addresses.incident(incident.slug)}>{incident.title}</a>
        </h2>
        {incident.standIn && (
          <p className="invented">
            <strong>For demonstration</strong>: rests on invented texts.
          </p>
        )}
        {incident.withdrawn ? (
          <p>Withdrawn. The page says why.</p>
        ) : (
          <>
            {incident.places.length > 0 && <p className="where">{incident.places.join(", ")}</p>}
            <ul>{incident.measures.map(measureLine)}</ul>
          </>
        )}
      </div>
      <p>
        Edition {edition.number}, <time dateTime={edition.at}>{momentInWords(edition.at)}</time>
      </p>
    </li>
  );
});
