"use client";

import { Choices, TextArea } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import { optionsOf, statusChoices } from "@/components/wording/desk-words";
import type { FormState } from "@/lib/schemas/form";
import { GroundsField } from "./grounds-field";

/** An editor's status for a claim, with why, and the claims that it rests on. */
export function AssessForm(props: {
  action: FormAction;
  opened: FormState;
  claim: { id: string; number: number };
  others: readonly { id: string; words: string }[];
}) {
  const { action, opened, claim, others } = props;
  const form = useForm(action, opened, `assess:${claim.id}:${claim.number}`);
  return (
    <FormFrame form={form} submit="Decide">
      <input type="hidden" name="claim" value={claim.id} readOnly />
      <input
        type="hidden"
        name="claimNumber"
        value={form.get("claimNumber") || claim.number}
        readOnly
      />
      <input type="hidden" name="openedOn" value={form.get("openedOn")} readOnly />
      <input type="hidden" name="saw" value={form.get("saw")} readOnly />
      <Choices form={form} name="status" label="Status" options={optionsOf(statusChoices)} />
      <TextArea
        form={form}
        name="rationale"
        label="Rationale"
        hint="What this rests on, so that another editor could follow it."
        rows={5}
      />
      <GroundsField form={form} claims={others} what="assessment" />
    </FormFrame>
  );
}
