import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { FieldForm } from "@/components/account/field-form";
import { AnswerForm } from "@/components/corrections/answer-form";
import { DeskHead } from "@/components/desk/desk-head";
import { Looking } from "@/components/desk/looking";
import { ReasonForm } from "@/components/desk/reason-form";
import { outcomeWords } from "@/components/wording/correction-words";
import { momentInWords } from "@/components/wording/dates";
import { Shown } from "@/components/wording/shown";
import { look } from "@/lib/commands/queue";
import { can } from "@/lib/domain/permissions";
import { lookingAt } from "@/lib/queries/attention";
import {
  type CorrectionLine,
  type ObjectionRecord,
  objectionRecord,
} from "@/lib/queries/objections";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { answerAction, forgetContactAction, withdrawCorrectionAction } from "../actions";

export const metadata: Metadata = { title: "An objection" };

export default guarded(async function ObjectionPage({
  params,
}: PageProps<"/desk/objections/[id]">) {
  const { actor } = await requireStaff("answer");
  const record = (await objectionRecord(actor, (await params).id)) ?? notFound();
  const item = `objection:${record.id}`;
  await look(actor, { item });
  const looking = await lookingAt(actor, [item], new Date());
  const standing = record.corrections.find(({ kind, stands }) => kind === "answer" && stands);
  return (
    <div className="max-w-[46rem] pb-12">
      <DeskHead
        title="A reader says that this is wrong"
        back={{ href: "/desk/objections", label: "Readers’ objections" }}
      >
        <Looking names={looking} />
        <About record={record} />
      </DeskHead>
      <Told record={record} />
      {record.email !== null && (
        <section className="mt-6">
          <p>
            They may be written to: <bdi className="font-semibold">{record.email}</bdi>
          </p>
          <p className="mb-2 text-small text-muted">
            Seen by editors alone and in no log. Delete it when they ask, or when it is no longer
            needed; after half a year it goes by itself.
          </p>
          <FieldForm
            action={forgetContactAction}
            form={newForm()}
            fields={[]}
            hidden={{ objection: record.id }}
            submit="Delete the address"
            plain
          />
        </section>
      )}
      {record.corrections.length > 0 && (
        <section aria-labelledby="came" className="mt-10 border-t-2 border-ink pt-3">
          <h2 id="came" className="font-semibold">
            What came of it
          </h2>
          <ol>
            {record.corrections.map((one) => (
              <Came key={one.id} one={one} mayRedact={can(actor, "redact")} />
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="answer" className="mt-10 border-t-2 border-ink pt-3">
        <h2 id="answer" className="mb-3 font-semibold">
          {standing ? "Answer it otherwise" : "Answer it"}
        </h2>
        <AnswerForm
          action={answerAction}
          opened={newForm({
            openedOn: [record.newest ?? ""],
            outcome: [standing?.outcome ?? ""],
            text: [standing?.text ?? ""],
          })}
          objection={record.id}
        />
      </section>
      <p className="mt-8 flex flex-wrap gap-x-5 text-small *:py-1">
        {record.incident && (
          <a href={`/desk/incidents/${record.incident.id}/reply?objection=${record.id}`}>
            Publish a statement of those concerned
          </a>
        )}
        {can(actor, "redact") && !record.redacted && (
          <a href={`/desk/redact?target=objection&id=${record.id}`}>Redact what they wrote</a>
        )}
      </p>
    </div>
  );
});

function About({ record: { page, incident, claim, at } }: { record: ObjectionRecord }) {
  return (
    <p className="text-small">
      {momentInWords(at.toISOString())}, about <a href={page}>{page}</a>
      {incident && (
        <>
          {" · "}
          <a href={`/desk/incidents/${incident.id}`}>{incident.title}</a>
        </>
      )}
      {claim !== null && (
        <>
          {" · "}
          <a href={`/desk/claims/${claim}/assess`}>the claim</a>
        </>
      )}
    </p>
  );
}

/** What the reader wrote: for those who answer it, and for nobody else. */
function Told({ record: { words, evidence, forWhom } }: { record: ObjectionRecord }) {
  if (words === null) return <p>What they wrote was redacted.</p>;
  return (
    <>
      <blockquote
        dir="auto"
        className="border-s-2 border-hairline ps-4 font-serif whitespace-pre-line wrap-anywhere"
      >
        <Shown text={words} />
      </blockquote>
      {evidence !== null && (
        <p className="mt-3 whitespace-pre-line wrap-anywhere">
          Where it can be checked: <Shown text={evidence} />
        </p>
      )}
      {forWhom !== null && (
        <p className="mt-3">
          They speak for <Shown text={forWhom} />: those concerned have a right of reply.
        </p>
      )}
    </>
  );
}

function Came({ one, mayRedact }: { one: CorrectionLine; mayRedact: boolean }) {
  const { id, kind, at, outcome, text, party, withdrawn, stands } = one;
  return (
    <li className="border-t border-hairline py-3">
      <p className="text-small text-muted">
        {momentInWords(at.toISOString())} ·{" "}
        {withdrawn
          ? "Withdrawn"
          : kind === "reply"
            ? `Statement of ${party}`
            : outcome && outcomeWords[outcome]}
        {!stands && !withdrawn && ", no longer shown"}
      </p>
      {text !== null && <p className="whitespace-pre-line">{text}</p>}
      {stands && outcome !== "set_aside" && (
        <details className="mt-2">
          <summary className="text-small">Take it off the page of corrections</summary>
          <div className="mt-3">
            <ReasonForm
              action={withdrawCorrectionAction}
              opened={newForm()}
              id={id}
              submit="Withdraw"
              label="Why it is withdrawn"
              hint="It stays on record. An objection whose answer is withdrawn waits again."
            />
          </div>
        </details>
      )}
      {mayRedact && text !== null && (
        <p className="text-small">
          <a href={`/desk/redact?target=correction&id=${id}`}>Redact this text</a>
        </p>
      )}
    </li>
  );
}
