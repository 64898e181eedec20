"use server";

import { acceptProposal, rejectProposal, reopen } from "@/lib/commands/proposals";
import type { Actor } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import { readingOf } from "@/lib/queries/reading";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { submitForm, text } from "@/lib/web/form-action";
import { readClaim } from "../claims/read-claim";
import { afterRowChange } from "../rows";

/** Logs what was proposed, as the form now says it, and goes on to the next proposal. */
export async function acceptAction(state: FormState, form: FormData): Promise<FormState> {
  return (
    afterRowChange(state, form) ??
    submitForm(form, {
      command: acceptProposal,
      read: async (it, actor) => ({
        proposal: await proposalOf(it, actor),
        claim: await readClaim(new Fields(it), actor),
      }),
      answer: () =>
        text(form, "then") === "again"
          ? `/desk/reading/${text(form, "snapshot")}?proposal=${text(form, "proposal")}`
          : next(form, text(form, "incident")),
    })
  );
}

/** Records that what was proposed is no claim. */
export async function rejectAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: rejectProposal,
    read: proposalOf,
    answer: () => next(form, text(form, "incident")),
  });
}

/** Takes the last decision on a proposal back. */
export async function reopenAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: reopen,
    read: (it) => ({ id: text(it, "id"), openedOn: Number(text(it, "openedOn")) }),
    answer: () => `/desk/reading/${text(form, "snapshot")}?proposal=${text(form, "proposal")}`,
  });
}

/** The proposal that a form names, as the extractor makes it: nothing of it is believed of the form. */
async function proposalOf(form: FormData, actor: Actor) {
  const snapshot = text(form, "snapshot");
  const key = text(form, "proposal");
  const reading = await readingOf(actor, snapshot);
  const found = reading?.proposals.find((one) => one.key === key);
  if (!found) throw new AppError("not_found", "The text no longer proposes this.");
  const { proposal } = found;
  return { snapshot, key, rule: proposal.rule, body: JSON.parse(JSON.stringify(proposal)) };
}

function next(form: FormData, incident: string): string {
  const asked = new URLSearchParams({ after: text(form, "proposal"), incident });
  return `/desk/reading/${text(form, "snapshot")}?${asked}`;
}
