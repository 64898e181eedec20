import { Section } from "@/components/ui/section";
import { capitalised } from "@/components/wording/words";
import { counted } from "@/lib/domain/counted";
import { type Position, positions } from "@/lib/domain/record";
import type { PartyPage } from "@/lib/schemas/party-page";

/** How a party's figures lie beside what editors found: a distribution, with its number of cases. */
export function BesideFindings({ beside }: { beside: PartyPage["besideFindings"] }) {
  const { cases, resting, positions: met, fewestCases } = beside;
  return (
    <Section title="Beside what editors found">
      {met === null ? (
        <p>
          {cases > 0
            ? `${capitalised(counted(cases, "figure"))} with a finding that rests on others. Below ${counted(fewestCases, "case")} no distribution is shown: one case more would change the picture.`
            : resting > 0
              ? "No finding rests on others than this party."
              : "No editor has recorded a finding on any of its figures yet."}
        </p>
      ) : (
        <>
          <table className="method-table tabular-nums">
            <caption className="pb-2 text-start text-small text-muted">
              {cases} figures with a finding that rests on others. An open end (“at least”) is held
              against nobody.
            </caption>
            <tbody>
              {positions.map((position) => (
                <tr key={position}>
                  <th scope="row">{positionWords[position]}</th>
                  <td>{met[position]}</td>
                  <td aria-hidden="true" className="w-1/3">
                    <Bar part={met[position] / cases} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="text-small text-muted">
            This says where figures lie beside findings, not how reliable anybody is: which figures
            have a finding is no fair sample of them.
          </p>
        </>
      )}
      {resting > 0 && (
        <p className="text-small text-muted">
          Left out: {counted(resting, "figure")} whose finding rests on this party’s own claim.
        </p>
      )}
    </Section>
  );
}

function Bar({ part }: { part: number }) {
  return (
    <svg
      className="block h-3 w-full"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <title>Part of all cases</title>
      <rect width={part * 100} height="10" fill="currentColor" />
    </svg>
  );
}

const positionWords: Record<Position, string> = {
  far_below: "Less than half of the finding",
  below: "Below the finding",
  within: "Compatible with the finding",
  above: "Above the finding",
  far_above: "More than double the finding",
};
