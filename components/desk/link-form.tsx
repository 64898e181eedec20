"use client";

import { Choices, SelectField, TextArea } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";

/** Proposes that a claim is part of another, or that two describe the same people. */
export function LinkForm(props: {
  action: FormAction;
  opened: FormState;
  incident: string;
  claims: readonly { value: string; label: string }[];
}) {
  const { action, opened, incident, claims } = props;
  const form = useForm(action, opened, `link:${incident}`);
  const options = [{ value: "", label: "Choose a claim" }, ...claims];
  return (
    <FormFrame form={form} submit="Propose" aliases={{ "": "other" }}>
      <input type="hidden" name="incident" value={incident} readOnly />
      <Choices
        form={form}
        name="kind"
        label="How the two hang together"
        options={[
          {
            value: "part_of",
            label: "The first is part of the second",
            hint: "“including 12 women”: counted within, never added.",
          },
          {
            value: "same_dead",
            label: "Both describe the same people otherwise",
            hint: "12 “militants” and 12 “civilians”: where voices differ in it, the standing is contested.",
          },
        ]}
      />
      <SelectField form={form} name="claim" label="The first claim" options={options} />
      <SelectField form={form} name="other" label="The second claim" options={options} />
      <TextArea form={form} name="reason" label="Why" hint="For the editor who decides." />
    </FormFrame>
  );
}
