import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { RedactForm } from "@/components/desk/redact-form";
import { redactionWords } from "@/components/wording/correction-words";
import { momentInWords } from "@/components/wording/dates";
import { Shown } from "@/components/wording/shown";
import { type RedactionEntry, redactable, redactions } from "@/lib/queries/redactions";
import { redactionTargets } from "@/lib/schemas/claim";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { redactAction } from "./actions";

export const metadata: Metadata = { title: "Redact" };

export default guarded(async function RedactPage({ searchParams }: PageProps<"/desk/redact">) {
  const { actor } = await requireStaff("redact");
  const { target, id, done } = await searchParams;
  const kind = redactionTargets.find((one) => one === target);
  if (kind === undefined || typeof id !== "string") {
    return <Register entries={await redactions(actor)} isDone={done === "yes"} />;
  }
  const thing = (await redactable(actor, kind, id)) ?? notFound();
  return (
    <div className="max-w-[46rem] pb-12">
      <DeskHead
        title={`Redact ${redactionWords[kind]}`}
        back={{ href: "/desk/redact", label: "Redactions" }}
      >
        <p>
          It goes from everywhere and for good: nobody can bring it back. That it was redacted,
          when, by whom and on what ground stays in the log, and the log stays whole.
        </p>
      </DeskHead>
      <blockquote
        dir="auto"
        className="mb-8 max-h-60 overflow-y-auto border-s-2 border-hairline ps-4 font-serif whitespace-pre-line wrap-anywhere"
      >
        <Shown text={thing.words} />
      </blockquote>
      <RedactForm action={redactAction} opened={newForm()} target={kind} which={id} />
    </div>
  );
});

/** What was redacted, and where a redaction begins. */
function Register({ entries, isDone }: { entries: readonly RedactionEntry[]; isDone: boolean }) {
  return (
    <div className="max-w-[46rem] pb-12">
      <DeskHead title="Redactions" back={{ href: "/desk", label: "Desk" }}>
        {isDone && (
          <p role="status" className="mb-3 border-s-4 border-ink ps-3 font-semibold">
            It is redacted. What readers get changed with it.
          </p>
        )}
        <p>
          A redaction begins at what has to go: a claim, a snapshot of an article, a party, an
          objection. The payload of a log entry is redacted by its number:
        </p>
        <form className="mt-3 flex flex-wrap items-end gap-3">
          <input type="hidden" name="target" value="log" />
          <label>
            <span className="block font-semibold">Entry of the log</span>
            <input
              name="id"
              inputMode="numeric"
              autoComplete="off"
              className="mt-1 w-32 border border-ink bg-paper px-2 py-1.5"
            />
          </label>
          <button type="submit" className="border border-ink px-3 py-1.5">
            Look at it
          </button>
        </form>
      </DeskHead>
      {entries.length === 0 && <p>Nothing was redacted yet.</p>}
      <ol>
        {entries.map(({ seq, at, target, legalGround, reason, by }) => (
          <li key={seq} className="border-t border-hairline py-3">
            <p className="text-small text-muted">
              Entry {seq}, {momentInWords(at.toISOString())}
              {by !== null && (
                <>
                  , by <bdi>{by}</bdi>
                </>
              )}
            </p>
            <p>
              {redactionWords[redactionTargets.find((one) => one === target) ?? "log"]}:{" "}
              {legalGround ?? "the entry was redacted itself"}
              {reason !== null && `. ${reason}`}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
