import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { FindingForm } from "@/components/desk/finding-form";
import { Looking } from "@/components/desk/looking";
import { FindingNote } from "@/components/incident/finding-note";
import { ReadingsTable } from "@/components/incident/readings-table";
import { claimInWords, findingAddress } from "@/components/wording/addresses";
import { capitalised } from "@/components/wording/words";
import { look } from "@/lib/commands/queue";
import { lookingAt } from "@/lib/queries/attention";
import { liveIncidentPage } from "@/lib/queries/live-incidents";
import type { EditionMeasure } from "@/lib/schemas/edition";
import { type FormState, newForm } from "@/lib/schemas/form";
import { setText } from "@/lib/schemas/set-text";
import { requireStaff } from "@/lib/web/session";
import { findAction } from "../../finding-action";
import { standingIncident } from "../../standing";

export const metadata: Metadata = { title: "Record a finding" };

export default guarded(async function FindPage(props: PageProps<"/desk/incidents/[id]/find">) {
  const { actor } = await requireStaff("find");
  const id = await standingIncident(actor, (await props.params).id);
  const { set = "", rule } = await props.searchParams;
  const page = (await liveIncidentPage(actor, id, new Date())) ?? notFound();
  const { measures, incident } = page.document;
  const measure = measures.find((one) => setText(one) === set) ?? notFound();
  const key = setText(measure);
  const { number, saw } = page.sets[key] ?? { number: 0, saw: "" };
  const item = `set:${id}:${key}`;
  await look(actor, { item });
  const looking = await lookingAt(actor, [item], new Date());
  return (
    <>
      <DeskHead
        title={capitalised(measure.title)}
        back={{ href: `/desk/incidents/${id}`, label: incident.title }}
      >
        <Looking names={looking} />
        <p className="max-w-[40rem] font-serif text-large">{measure.standing.sentence}</p>
        {measure.finding && (
          <FindingNote
            finding={measure.finding}
            attackersIncluded={measure.measure.attackersIncluded}
            claims={measure.claims}
          />
        )}
      </DeskHead>
      <div className="grid gap-10 pb-12 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <section aria-label="What the rules give" className="min-w-0">
          <ReadingsTable
            readings={measure.readings ?? []}
            beside={(reading) =>
              reading.claims.length > 0 && (
                <a href={findingAddress(id, measure, reading.rule)}>
                  {rule === reading.rule ? "Filled in: fill in again" : "Fill in by this rule"}
                </a>
              )
            }
          />
        </section>
        <FindingForm
          key={`${rule}`}
          action={findAction}
          opened={openedWith(measure, typeof rule === "string" ? rule : "", { number, saw })}
          incident={id}
          set={key}
          claims={measure.claims.map((claim) => ({ id: claim.id, words: claimInWords(claim) }))}
        />
      </div>
    </>
  );
});

/** The numbers of the rule that was picked; without one, those of the newest finding. */
function openedWith(
  { finding, readings = [] }: EditionMeasure,
  rule: string,
  { number, saw }: { number: number; saw: string },
): FormState {
  const picked = readings.find((one) => one.rule === rule);
  const low = picked ? (picked.low ?? picked.best) : finding?.low;
  const high = picked ? (picked.high ?? (picked.low === null ? picked.best : null)) : finding?.high;
  const best = picked ? picked.best : finding?.best;
  const text = (value: number | null | undefined) => [value?.toString() ?? ""];
  return newForm({
    openedOn: [`${number}`],
    saw: [saw],
    low: text(low),
    best: text(best),
    high: text(high),
    rule: [picked?.rule ?? finding?.rule ?? "own"],
    rationale: [finding?.rationale ?? ""],
    grounds: [...(picked?.claims ?? finding?.claims ?? [])],
  });
}
