import { momentInWords } from "@/components/wording/dates";
import { Shown } from "@/components/wording/shown";

/** What was merged into a record, and where each merge can be looked at and withdrawn. */
export function MergedHere(props: {
  noun: "party" | "incident";
  rows: readonly { from: { id: string; name: string }; at: string }[];
  mayMerge: boolean;
}) {
  const { noun, rows, mayMerge } = props;
  if (rows.length === 0) return null;
  return (
    <div className="mt-3 border-s-4 border-ink ps-3">
      <p>Merged into this:</p>
      <ul>
        {rows.map(({ from, at }) => (
          <li key={from.id} className="py-0.5">
            <Shown text={from.name} />{" "}
            <span className="text-small text-muted">
              (<time dateTime={at}>{momentInWords(at)}</time>){" "}
            </span>
            <span className="text-small">
              {mayMerge ? (
                <a href={`/desk/merge/${noun}/${from.id}`}>
                  The merge<span className="sr-only"> of {from.name}</span>
                </a>
              ) : (
                <a href={`/desk/history/${noun}/${from.id}`}>
                  History<span className="sr-only"> of {from.name}</span>
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
