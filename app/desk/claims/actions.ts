"use server";

import { redirect } from "next/navigation";
import { assessClaim } from "@/lib/commands/assessments";
import { logClaim, reviseClaim } from "@/lib/commands/claims";
import { enterInError } from "@/lib/commands/errors";
import { rehearse } from "@/lib/commands/rehearsal";
import { statuses } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import { changedSince } from "@/lib/queries/history";
import { claimIncident, newestAssessment } from "@/lib/queries/live-claims";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { attempt, submitForm, text } from "@/lib/web/form-action";
import { refusedForm } from "@/lib/web/refused-form";
import { sender } from "@/lib/web/session";
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
 * Revises a claim: first says what changed meanwhile, then what the revision would unsettle, and
 * writes it when both have been seen.
 */
export async function reviseClaimAction(state: FormState, form: FormData): Promise<FormState> {
  const changed = afterRowChange(state, form);
  if (changed) return changed;
  const outcome = await attempt(form, async () => {
    const actor = await sender();
    const fields = new Fields(form);
    const id = fields.text("id");
    const newer = await changedSince(actor, "claim", id, Number(fields.text("openedOn")));
    if (newer) return conflictWith(form, newer.newest, newer.lines);
    const claim = await readClaim(fields, actor);
    const input = {
      ...claim,
      id,
      openedOn: Number(fields.text("openedOn")),
      reason: fields.text("reason"),
    };
    const { lines, assessments } = await rehearse(actor, "revise", reviseClaim, input, id);
    const asked = [...lines, ...assessmentsLine(assessments)];
    const token = asked.join("\n");
    if (asked.length > 0 && fields.text("seen") !== token) {
      return askedOf(form, "What this unsettles", asked, token);
    }
    return reviseClaim.once(actor, input, text(form, "key"), () => `/desk/claims/${id}`);
  });
  return ended(form, outcome);
}

/** Records that a claim should never have been logged, once it was seen what that unsettles. */
export async function enterClaimInErrorAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender();
    const fields = new Fields(form);
    const id = fields.text("id");
    const input = {
      noun: "claim" as const,
      id,
      openedOn: Number(fields.text("openedOn")),
      reason: fields.text("reason"),
    };
    const { lines, assessments } = await rehearse(actor, "enter_in_error", enterInError, input, id);
    const asked = [...lines, ...assessmentsLine(assessments)];
    const token = asked.join("\n");
    if (asked.length > 0 && fields.text("seen") !== token) {
      return askedOf(form, "What this unsettles", asked, token);
    }
    return enterInError.once(actor, input, text(form, "key"), () => `/desk/history/claim/${id}`);
  });
  return ended(form, outcome);
}

/** An editor's status for a claim; what another editor decided meanwhile is shown first. */
export async function assessAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender();
    const fields = new Fields(form);
    const claim = fields.text("claim");
    const openedOn = Number(fields.text("openedOn"));
    const newest = await newestAssessment(actor, claim);
    if (newest && newest.number !== openedOn) {
      const lines = [`${newest.status.replaceAll("_", " ")}: ${newest.rationale}`];
      return conflictWith(form, newest.number, lines);
    }
    const status = statuses.find((one) => one === fields.text("status"));
    if (!status) fields.refuse("status", "Choose a status.");
    fields.settle();
    const input = {
      claim,
      claimNumber: Number(fields.text("claimNumber")),
      openedOn,
      status: status ?? "unreviewed",
      rationale: fields.text("rationale"),
      grounds: fields.all("grounds"),
    };
    const incident = await claimIncident(actor, claim);
    return assessClaim.once(
      actor,
      input,
      text(form, "key"),
      () => `/desk/incidents/${incident ?? ""}#claim-${claim}`,
    );
  });
  return ended(form, outcome);
}

function assessmentsLine(assessments: number): string[] {
  if (assessments === 0) return [];
  return [
    assessments === 1
      ? "One assessment rests on this claim and has to be looked at again."
      : `${assessments} assessments rest on this claim and have to be looked at again.`,
  ];
}

function askedOf(
  form: FormData,
  title: string,
  lines: readonly string[],
  token: string,
): FormState {
  const error = new AppError("invalid", "Look at what this does, then send it again to write it.");
  return { ...refusedForm(error, form), asks: { title, lines, token } };
}

// What was typed stays; sent again, it is decided on what is there now.
function conflictWith(form: FormData, newest: number, lines: readonly string[]): FormState {
  const error = new AppError(
    "conflict",
    "Somebody else changed this since you opened it. Your text is kept. Look at what they did, then send yours again if it still holds.",
  );
  const state = refusedForm(error, form);
  return {
    ...state,
    values: { ...state.values, openedOn: [`${newest}`] },
    asks: { title: "What changed meanwhile", lines, token: "" },
  };
}

function ended(form: FormData, outcome: string | FormState): FormState {
  if (typeof outcome !== "string") return outcome;
  if (text(form, "enhanced") !== "yes") redirect(outcome);
  return { ok: true, message: outcome, issues: [], values: {}, key: crypto.randomUUID() };
}
