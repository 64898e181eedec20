import type { ReactNode } from "react";
import { addresses } from "@/components/wording/addresses";
import { periodInWords } from "@/components/wording/dates";
import type { EditionDocument, IncidentResponse } from "@/lib/schemas/edition";
import { EditionLine } from "./edition-line";
import { Participants } from "./participants";
import { Places } from "./places";

/** What happened, when and where, to whom; and which edition of it this is. */
export function IncidentHead(props: {
  incident: EditionDocument["incident"];
  edition: IncidentResponse["edition"];
  site: string;
  /** What the page holds: before the facts, since it is what readers came for. */
  children: ReactNode;
}) {
  const { incident, edition, site } = props;
  return (
    <header className="pt-8">
      <h1 className="mb-6 max-w-[56rem]">{incident.title}</h1>
      <div className="head">
        {props.children}
        <dl>
          <Fact name="When">{periodInWords(incident.period)}</Fact>
          {incident.places.length > 0 && (
            <Fact name="Where">
              <Places places={incident.places} />
            </Fact>
          )}
          {incident.participants.length > 0 && (
            <Fact name="Who">
              <Participants participants={incident.participants} />
            </Fact>
          )}
          {incident.parent !== null && (
            <Fact name="Part of">
              <a href={addresses.incident(incident.parent.slug)}>{incident.parent.title}</a>
            </Fact>
          )}
          <Fact name="Edition">
            <EditionLine edition={edition} slug={incident.slug} site={site} />
          </Fact>
        </dl>
      </div>
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
