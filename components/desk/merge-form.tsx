"use client";

import { TextArea } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";

// What is wrong with one of the two stands with them, above the form.
const aliases = { from: "sides", into: "sides", one: "sides", other: "sides" };

/** Says why one leads to the other, or why it does so no longer; `holds` is what was seen of the two. */
export function MergeForm(props: {
  action: FormAction;
  opened: FormState;
  draft: string;
  submit: string;
  label: string;
  hint: string;
  holds: Readonly<Record<string, string | number>>;
}) {
  const { action, opened, draft, submit, label, hint, holds } = props;
  const form = useForm(action, opened, draft);
  return (
    <FormFrame form={form} submit={submit} aliases={aliases}>
      {Object.entries(holds).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={form.get(name) || value} readOnly />
      ))}
      <TextArea form={form} name="reason" label={label} hint={hint} />
    </FormFrame>
  );
}
