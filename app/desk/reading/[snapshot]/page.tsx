import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { FieldForm } from "@/components/account/field-form";
import { ClaimForm } from "@/components/desk/claim-form";
import { DeskHead } from "@/components/desk/desk-head";
import { ReadingLead } from "@/components/desk/reading-lead";
import { ReadingSum } from "@/components/desk/reading-sum";
import { Shortcuts } from "@/components/desk/shortcuts";
import { outcomeWords } from "@/components/wording/desk-words";
import { Shown } from "@/components/wording/shown";
import { describeBounds } from "@/lib/domain/figure";
import type { Actor } from "@/lib/domain/permissions";
import { likelyIncidents } from "@/lib/extract/likely-incidents";
import { knownIncidents, type Reading, type ReadProposal, readingOf } from "@/lib/queries/reading";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { logClaimAction } from "../../claims/actions";
import { claimFormChoices } from "../../claims/choices";
import { enterInPlace } from "../../parties/actions";
import { acceptAction, rejectAction, reopenAction } from "../actions";
import { prefilled } from "../prefill";

export const metadata: Metadata = { title: "Read an article" };

export default guarded(async function ReadingPage(props: PageProps<"/desk/reading/[snapshot]">) {
  const { actor } = await requireStaff("log_claim");
  const reading = (await readingOf(actor, (await props.params).snapshot)) ?? notFound();
  const asked = await props.searchParams;
  const { snapshot, proposals } = reading;
  const current = chosen(proposals, asked);
  const at = current === null ? -1 : proposals.indexOf(current);
  const address = (one: ReadProposal | undefined) =>
    one && `/desk/reading/${snapshot.id}?proposal=${one.key}`;
  const undo = undone(proposals, asked, current);
  return (
    <>
      <DeskHead
        title="Read an article"
        back={{ href: `/desk/articles/${snapshot.article}`, label: "The article" }}
      >
        <p>
          “<Shown text={snapshot.headline} />
          ”, <Shown text={snapshot.outlet} />.
        </p>
        <ReadingSum proposals={proposals} logByHand={`/desk/claims/new?snapshot=${snapshot.id}`} />
      </DeskHead>
      <Shortcuts />
      {undo?.decision && (
        <div className="mb-6">
          <FieldForm
            key={undo.key}
            action={reopenAction}
            form={newForm()}
            hidden={{
              id: undo.decision.id,
              openedOn: `${undo.decision.number}`,
              snapshot: snapshot.id,
              proposal: undo.key,
            }}
            fields={[]}
            submit={
              undo.state === "rejected"
                ? "Undo: it is a claim after all"
                : "Undo: take the claim back"
            }
            shortcut={{ key: "u", what: "undo" }}
            plain
          />
        </div>
      )}
      {current === null ? (
        <p role="status" className="border-s-4 border-ink ps-3 font-semibold">
          {proposals.length === 0
            ? "No figure, denial or responsibility was found in this text. Log what it claims by hand."
            : "All that was proposed is decided."}
        </p>
      ) : (
        <ClaimForm
          key={current.key}
          action={current.state === "logged" ? logClaimAction : acceptAction}
          opened={newForm(
            await prefilled(
              actor,
              snapshot,
              current.proposal,
              await incidentFor(actor, reading, current, asked),
            ),
          )}
          draft={`reading:${snapshot.id}:${current.key}`}
          enter={enterInPlace}
          snapshot={{ id: snapshot.id, text: snapshot.text, language: snapshot.language }}
          proposed={{
            key: current.key,
            marks: proposals.map(({ key, state, proposal }) => ({
              key,
              state,
              href: `/desk/reading/${snapshot.id}?proposal=${key}`,
              ...(proposal.figureSpan ?? proposal.evidence),
            })),
            quote: current.proposal.quote,
            hops: current.proposal.chain.map(({ span }) => span),
          }}
          lead={
            <ReadingLead
              {...leadOf(current)}
              number={at + 1}
              of={proposals.length}
              previous={address(proposals[at - 1])}
              next={address(proposals[at + 1])}
            />
          }
          {...(await claimFormChoices(actor))}
        />
      )}
      {current?.state === "open" && (
        <div className="mt-6 lg:ms-[50%] lg:ps-5">
          <FieldForm
            key={current.key}
            action={rejectAction}
            form={newForm()}
            hidden={{ snapshot: snapshot.id, proposal: current.key, incident: one(asked.incident) }}
            fields={[]}
            submit="This is no claim"
            shortcut={{ key: "x", what: "no claim" }}
            plain
          />
        </div>
      )}
    </>
  );
});

/** A proposal in a line. */
function leadOf({ proposal, state, claim }: ReadProposal) {
  const { figure, outcome, groupAsPrinted, claimant, via, chain, kind } = proposal;
  const counted = [figure?.text, groupAsPrinted, kind === "count" ? outcomeWords[outcome] : kind];
  const said = [claimant, ...[...via].reverse().map((name) => `by way of ${name}`)].filter(Boolean);
  return {
    state,
    claim,
    what: `${counted.filter(Boolean).join(" · ")}${figure ? ` = ${describeBounds(figure)}` : ""}`,
    who: said.length > 0 ? said.join(", ") : null,
    rule: proposal.rule,
    evidence: proposal.evidence.text,
    claimantField: `chain[${Math.max(0, chain.length - 1)}].party`,
  };
}

type Asked = Record<string, string | string[] | undefined>;

function one(value: string | string[] | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The proposal that is asked for; else the first open one behind the last decision, or from the top. */
function chosen(proposals: readonly ReadProposal[], asked: Asked): ReadProposal | null {
  const named = proposals.find(({ key }) => key === asked.proposal);
  if (named) return named;
  const after = proposals.findIndex(({ key }) => key === asked.after);
  const isOpen = ({ state }: ReadProposal) => state === "open";
  return proposals.slice(after + 1).find(isOpen) ?? proposals.find(isOpen) ?? null;
}

/** What can be taken back here: the decision just made, or that on the proposal that is looked at. */
function undone(
  proposals: readonly ReadProposal[],
  asked: Asked,
  current: ReadProposal | null,
): ReadProposal | null {
  const last = proposals.find(({ key }) => key === asked.after);
  if (last?.decision) return last;
  return current?.decision ? current : null;
}

/** The likeliest incident, where one is named near the words; else the one chosen last. */
async function incidentFor(
  actor: Actor,
  { snapshot }: Reading,
  { proposal }: ReadProposal,
  asked: Asked,
): Promise<string> {
  const passage = {
    quote: proposal.quote,
    stated: proposal.figure === null ? [] : proposal.figure.stated,
    publishedOn: snapshot.publishedOn,
  };
  const [best, second] = likelyIncidents(snapshot.text, passage, await knownIncidents(actor));
  const chosenLast = one(asked.incident);
  if (!best) return chosenLast;
  const isClear = best.score >= 2 && best.score > (second?.score ?? 0);
  return isClear || chosenLast === "" ? best.id : chosenLast;
}
