import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { outcomeWords } from "@/components/wording/correction-words";
import { momentInWords } from "@/components/wording/dates";
import { Shown } from "@/components/wording/shown";
import { objections } from "@/lib/queries/objections";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: "Readers’ objections" };

export default guarded(async function ObjectionsPage({
  searchParams,
}: PageProps<"/desk/objections">) {
  const { actor } = await requireStaff("answer");
  const { before } = await searchParams;
  const { items, next } = await objections(actor, typeof before === "string" ? before : undefined);
  return (
    <>
      <DeskHead title="Readers’ objections" back={{ href: "/desk", label: "Desk" }}>
        <p>
          What readers say is wrong, the newest first. What waits stands in the{" "}
          <a href="/desk/queue?kind=objection">queue</a>; answers stand on the page of{" "}
          <a href="/corrections">corrections</a>.
        </p>
      </DeskHead>
      {items.length === 0 && <p className="pb-12">Nobody has objected to anything yet.</p>}
      <ol>
        {items.map(({ id, at, page, incident, words, outcome }) => (
          <li key={id} className="border-t border-hairline py-3">
            <p className="text-small text-muted">
              {momentInWords(at.toISOString())} · {incident?.title ?? page} ·{" "}
              {outcome === null ? <strong>waits</strong> : outcomeWords[outcome]}
            </p>
            <p>
              <a href={`/desk/objections/${id}`} className="wrap-anywhere">
                {words === null ? "Redacted" : <Shown text={shortened(words)} />}
              </a>
            </p>
          </li>
        ))}
      </ol>
      {next !== null && (
        <p className="border-t border-hairline py-4">
          <a href={`/desk/objections?before=${next}`}>Earlier ones</a>
        </p>
      )}
    </>
  );
});

function shortened(text: string): string {
  return text.length > 140 ? `${text.slice(0, 140).replace(/\S*$/, "")}…` : text;
}
