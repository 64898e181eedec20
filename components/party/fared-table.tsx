import { Section } from "@/components/ui/section";
import type { PartyPage } from "@/lib/schemas/party-page";

/** What editors decided on a party's figures: counts, no score. */
export function FaredTable({ fared }: Pick<PartyPage, "fared">) {
  const rows: readonly [what: string, count: number, explained?: string][] = [
    ["Decided on by an editor", fared.decided],
    ["Corroborated", fared.corroborated],
    ["Partly corroborated", fared.partlyCorroborated],
    ["Uncorroborated", fared.uncorroborated],
    ["Contested", fared.contested],
    ["Discounted", fared.discounted],
    ["Retracted", fared.retracted],
    ["Against its interest", fared.againstInterest, "it concedes what it would rather not have"],
  ];
  return (
    <Section title="What editors decided">
      {fared.decided === 0 && fared.againstInterest === 0 ? (
        <p>
          No editor has decided on {fared.figures === 1 ? "its one figure" : "any of its figures"}{" "}
          yet.
        </p>
      ) : (
        <table className="method-table tabular-nums">
          <caption className="pb-2 text-start text-small text-muted">
            Of {fared.figures}. Claims of one figure may have been decided on differently; it is
            then counted in each row; what none of them is has no row.
          </caption>
          <tbody>
            {rows
              .filter(([, count], at) => at === 0 || count > 0)
              .map(([what, count, explained]) => (
                <tr key={what}>
                  <th scope="row">
                    {what}
                    {explained && <span className="text-small text-muted">: {explained}</span>}
                  </th>
                  <td>{count}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
