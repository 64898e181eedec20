import { StandingMark } from "@/components/incident/standing-mark";
import { Row } from "@/components/ui/row";
import { addresses } from "@/components/wording/addresses";
import { periodInWords } from "@/components/wording/dates";
import { capitalised, standingWords, statusWords } from "@/components/wording/words";
import { describeBounds, grouped } from "@/lib/domain/figure";
import type { PartyRef } from "@/lib/schemas/edition";
import type { PartyPage, SaidFigure } from "@/lib/schemas/party-page";
import { wordingsIn } from "./wordings";

/** A party's figures, newest first, each with its incident and what became of it. */
export function SaidList(props: {
  figures: readonly SaidFigure[];
  party: PartyRef;
  next: PartyPage["next"];
}) {
  const { figures, party, next } = props;
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="said" className="border-t border-hairline py-6">
      <h2 id="said" className="mb-4 font-serif text-large font-semibold">
        What it says
      </h2>
      <ol>
        {figures.map((figure) => (
          <li
            key={`${figure.incident.id} ${figure.title}`}
            className="keep border-t border-hairline py-3"
          >
            <Said figure={figure} />
          </li>
        ))}
      </ol>
      {next !== null && (
        <nav aria-label="Pages" className="border-t border-ink pt-4">
          <a href={`${addresses.party(party.id)}?cursor=${next}`} rel="next">
            Earlier figures
          </a>
        </nav>
      )}
    </section>
  );
}

function Said({ figure }: { figure: SaidFigure }) {
  const { incident, title, standing, says, speaksFor, finding, wordings } = figure;
  const isContested = standing === "contested";
  return (
    <Row
      label={
        <p className="text-small text-muted">
          {periodInWords(incident.period)}
          {figure.sides.length > 0 && (
            <>
              <br />
              Side: {figure.sides.join(", ")}
            </>
          )}
        </p>
      }
      margin={
        <p
          className={`flex items-baseline gap-2 text-small ${isContested ? "text-contested" : ""}`}
        >
          <StandingMark value={standing} />
          {standingWords[standing]}
        </p>
      }
    >
      <p>
        <a href={addresses.incident(incident.slug)} className="font-serif font-semibold">
          {incident.title}
        </a>
      </p>
      <p>
        {capitalised(title)}: {wordingsIn(wordings)}
        {wordings.length > 0 && (speaksFor === null ? "; " : ", ")}
        <span
          className={wordings.length > 0 ? "text-small text-muted" : "font-semibold tabular-nums"}
        >
          {speaksFor !== null ? `for ${speaksFor.name}` : readingOf(says, wordings.length > 0)}
        </span>
      </p>
      <p className="text-small text-muted">
        {figure.statuses.map((status) => statusWords[status]).join("; ")}
        {figure.againstInterest && "; against its interest"}
        {finding !== null && (
          <>
            ; an editor found {grouped(finding.low)} to {grouped(finding.high)}, best{" "}
            {grouped(finding.best)}
            {figure.restsOnItself && ", resting on this voice"}
          </>
        )}
      </p>
    </Row>
  );
}

// Beside its own words the numbers are how they are read.
function readingOf(says: SaidFigure["says"], isPrinted: boolean): string {
  if (says === null) return isPrinted ? "no one number to compare" : "no number of its own";
  return isPrinted ? `read as ${describeBounds(says)}` : describeBounds(says);
}
