"use server";

import { assessClaim } from "@/lib/commands/assessments";
import type { Command } from "@/lib/commands/change";
import { logClaim, reviseClaim } from "@/lib/commands/claims";
import { enterInError } from "@/lib/commands/errors";
import { type Rehearsal, rehearse } from "@/lib/commands/rehearsal";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import { credibilities, reliabilities } from "@/lib/domain/deciding";
import type { Actor } from "@/lib/domain/permissions";
import { statuses } from "@/lib/domain/vocabulary";
import { claimIncident } from "@/lib/queries/live-claims";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { attempt, ended, shownWhatChanged, submitForm, text } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";
import { askedFirst } from "../asked";
import { assessedMeanwhile, revisedMeanwhile } from "../meanwhile";
import { afterRowChange } from "../rows";
import { readClaim } from "./read-claim";

/** Logs a claim from its form. */
export async function logClaimAction(state: FormState, form: FormData): Promise<FormState> {
  return (
    afterRowChange(state, form) ??
    submitForm(form, {
      command: logClaim,
      read: (it, actor) => readClaim(new Fields(it), actor),
      answer: ({ id }) => `/desk/claims/${id}?logged=yes`,
    })
  );
}

/**
 * Revises a claim: says what changed meanwhile, or else what the revision would unsettle, and writes
 * it when that has been seen.
 */
export async function reviseClaimAction(state: FormState, form: FormData): Promise<FormState> {
  const changed = afterRowChange(state, form);
  if (changed) return changed;
  const outcome = await attempt(form, async () => {
    const actor = await sender("revise");
    const fields = new Fields(form);
    const id = fields.text("id");
    const claim = await readClaim(fields, actor);
    const input = {
      ...claim,
      id,
      openedOn: Number(fields.text("openedOn")),
      reason: fields.text("reason"),
    };
    return writtenOnceSeen(form, actor, reviseClaim, input, `/desk/claims/${id}`);
  });
  return ended(form, outcome);
}

/** Records that a claim should never have been logged, once it was seen what that unsettles. */
export async function enterClaimInErrorAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender("enter_in_error");
    const fields = new Fields(form);
    const id = fields.text("id");
    const input = {
      noun: "claim" as const,
      id,
      openedOn: Number(fields.text("openedOn")),
      reason: fields.text("reason"),
    };
    return writtenOnceSeen(form, actor, enterInError, input, `/desk/history/claim/${id}`);
  });
  return ended(form, outcome);
}

/** Writes a change of a claim once it was seen what that unsettles, or says what changed meanwhile. */
function writtenOnceSeen<Input extends { id: string }>(
  form: FormData,
  actor: Actor,
  command: Command<Input, unknown>,
  input: Input,
  goesTo: string,
): Promise<string | FormState> {
  const rehearsed = async () =>
    told(await rehearse(actor, command.action, command, input, input.id));
  return shownWhatChanged(
    form,
    async () =>
      (await askedFirst(form, actor, rehearsed)) ??
      command.once(actor, input, text(form, "key"), () => goesTo),
    () => revisedMeanwhile(form, actor, "claim"),
  );
}

/** An editor's status for a claim; what another editor decided meanwhile is shown first. */
export async function assessAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender("assess");
    const fields = new Fields(form);
    const claim = fields.text("claim");
    const status = statuses.find((one) => one === fields.text("status"));
    if (!status) fields.refuse("status", "Choose a status.");
    fields.settle();
    const input = {
      claim,
      claimNumber: Number(fields.text("claimNumber")),
      openedOn: Number(fields.text("openedOn")),
      status: status ?? "unreviewed",
      rationale: fields.text("rationale"),
      grounds: fields.all("grounds"),
      overrideReason: fields.optional("overrideReason"),
      reliability: reliabilities.find((one) => one === fields.text("reliability")),
      credibility: credibilities.find((one) => `${one}` === fields.text("credibility")),
      saw: fields.text("saw") || undefined,
    };
    const incident = await claimIncident(actor, claim);
    const answer = () => `/desk/incidents/${incident ?? ""}#${claimAnchor(claim)}`;
    return shownWhatChanged(
      form,
      () => assessClaim.once(actor, input, text(form, "key"), answer),
      () => assessedMeanwhile(form, actor),
    );
  });
  return ended(form, outcome);
}

function told({ lines, assessments }: Rehearsal): string[] {
  return [...lines, ...assessmentsLine(assessments)];
}

function assessmentsLine(assessments: number): string[] {
  if (assessments === 0) return [];
  return [
    assessments === 1
      ? "One decision is out of date by it, and has to be looked at again."
      : `${assessments} decisions are out of date by it, and have to be looked at again.`,
  ];
}
