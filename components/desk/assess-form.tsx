"use client";

import { useEffect } from "react";
import { Choices, SelectField, TextArea } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import { optionsOf, statusChoices } from "@/components/wording/desk-words";
import { credibilityWords, reliabilityWords } from "@/components/wording/words";
import type { FormState } from "@/lib/schemas/form";
import { GroundsField } from "./grounds-field";

/** An editor's status for a claim, with why, and the claims that it rests on. */
export function AssessForm(props: {
  action: FormAction;
  opened: FormState;
  claim: { id: string; number: number };
  others: readonly { id: string; words: string }[];
  /** The status to put the focus on, and not to choose: that is the editor's. */
  focus?: string | undefined;
}) {
  const { action, opened, claim, others, focus } = props;
  const form = useForm(action, opened, `assess:${claim.id}:${claim.number}`);
  useEffect(() => {
    if (focus === undefined) return;
    document.querySelector<HTMLElement>(`[name="status"][value="${CSS.escape(focus)}"]`)?.focus();
  }, [focus]);
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
      <TextArea
        form={form}
        name="overrideReason"
        label="Corroborated beyond what the voices say"
        hint="Only where no two voices say so, and you call it corroborated all the same: why. Every reader sees it."
        rows={2}
      />
      <details>
        <summary>Grades on the Admiralty scales, apart from the status</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <SelectField
            form={form}
            name="reliability"
            label="The source"
            options={[notGraded, ...graded(reliabilityWords)]}
          />
          <SelectField
            form={form}
            name="credibility"
            label="What it says"
            options={[notGraded, ...graded(credibilityWords)]}
          />
        </div>
      </details>
      <GroundsField form={form} claims={others} what="assessment" />
    </FormFrame>
  );
}

const notGraded = { value: "", label: "not graded" };

function graded(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label: `${value}: ${label}` }));
}
