"use client";

import { SelectField, TextArea, TextField } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import { optionsOf, ruleChoices } from "@/components/wording/desk-words";
import type { FormState } from "@/lib/schemas/form";
import { GroundsField } from "./grounds-field";

/** An editor's low, best and high for one measure, with the rule, why, and the claims it rests on. */
export function FindingForm(props: {
  action: FormAction;
  opened: FormState;
  incident: string;
  /** The key of the set in the judgement. */
  set: string;
  claims: readonly { id: string; words: string }[];
}) {
  const { action, opened, incident, set, claims } = props;
  // A draft belongs to the rule it was begun with: picking another fills the form anew.
  const rule = opened.values.rule?.[0] ?? "own";
  const form = useForm(action, opened, `find:${incident}:${set}:${rule}`);
  return (
    <FormFrame form={form} submit="Record the finding">
      <input type="hidden" name="incident" value={incident} readOnly />
      <input type="hidden" name="set" value={set} readOnly />
      <input type="hidden" name="openedOn" value={form.get("openedOn")} readOnly />
      <input type="hidden" name="saw" value={form.get("saw")} readOnly />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField form={form} name="low" label="Low" inputMode="numeric" />
        <TextField form={form} name="best" label="Best" inputMode="numeric" />
        <TextField form={form} name="high" label="High" inputMode="numeric" />
      </div>
      <SelectField form={form} name="rule" label="By which rule" options={optionsOf(ruleChoices)} />
      <TextArea
        form={form}
        name="rationale"
        label="Rationale"
        hint="Every reader sees it. Say what the claims and the rule leave open."
        rows={5}
      />
      <GroundsField form={form} claims={claims} what="finding" />
    </FormFrame>
  );
}
