import { unbroken } from "@/components/wording/unbroken";
import { capitalised, standingWords } from "@/components/wording/words";
import type { StandingValue } from "@/lib/domain/vocabulary";
import type {
  Altered,
  ClaimDifference,
  Difference,
  MeasureDifference,
} from "@/lib/schemas/difference";
import { alteredInWords } from "./altered-words";
import { StandingMark } from "./standing-mark";

/** What publishing now would change for readers, in words: measures, figures, standings, claims. */
export function DifferenceView({ difference }: { difference: Difference }) {
  const { incident, measures, others } = difference;
  return (
    <div className="space-y-6">
      {incident.length > 0 && (
        <AlteredList title="The incident" altered={incident.map(alteredInWords)} />
      )}
      {measures.map((measure) => (
        <MeasureChange key={`${measure.title} ${measure.change}`} measure={measure} />
      ))}
      {others.length > 0 && (
        <section>
          <h3 className="font-semibold">Responsibility, denials and other statements</h3>
          <ClaimChanges claims={others} />
        </section>
      )}
    </div>
  );
}

function MeasureChange({ measure }: { measure: MeasureDifference }) {
  const { title, change, standing, sentence, altered, claims } = measure;
  return (
    <section className="border-t border-hairline pt-3">
      <h3 className="font-semibold">
        {capitalised(title)}
        {change !== "changed" && <span className="font-normal"> ({changeWords[change]})</span>}
      </h3>
      {standing.before !== standing.after && (
        <p>
          Standing: <Standing value={standing.before} /> · now <Standing value={standing.after} />
        </p>
      )}
      {sentence.before !== sentence.after && (
        <p className="font-serif">
          {sentence.before !== null && (
            <del className="block text-muted">{unbroken(sentence.before)}</del>
          )}{" "}
          {sentence.after !== null && (
            <ins className="block no-underline">{unbroken(sentence.after)}</ins>
          )}
        </p>
      )}
      {altered.length > 0 && <AlteredList altered={altered.map(alteredInWords)} />}
      <ClaimChanges claims={claims} />
    </section>
  );
}

function Standing({ value }: { value: StandingValue | null }) {
  if (value === null) return <>none</>;
  return (
    <span className="inline-flex items-center gap-1">
      <StandingMark value={value} />
      {standingWords[value]}
    </span>
  );
}

function ClaimChanges({ claims }: { claims: readonly ClaimDifference[] }) {
  return (
    <ul className="list-disc ps-5">
      {claims.map((claim) => (
        <li key={claim.id}>
          {capitalised(changeWords[claim.change])}: {claim.words}
          {claim.altered.length > 0 && <AlteredList altered={claim.altered.map(alteredInWords)} />}
        </li>
      ))}
    </ul>
  );
}

/** Old and new side by side, old struck through. */
export function AlteredList({ title, altered }: { title?: string; altered: readonly Altered[] }) {
  return (
    <div>
      {title !== undefined && <h3 className="font-semibold">{title}</h3>}
      <dl className="text-small">
        {altered.map(({ what, before, after }) => (
          <div key={what} className="fact">
            <dt className="text-muted">{what}</dt>
            <dd className="whitespace-pre-line">
              <del className="text-muted">{before ?? ""}</del>
              {before !== null && after !== null && " · now "}
              <ins className="no-underline">
                {after ?? (before === null ? "" : " (nothing now)")}
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const changeWords = { added: "new", removed: "gone", changed: "changed" } as const;
