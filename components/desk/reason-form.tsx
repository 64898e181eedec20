"use client";

import { TextArea } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";

/** One thing done to one record, and why. */
export function ReasonForm(props: {
  action: FormAction;
  opened: FormState;
  id: string;
  submit: string;
  label: string;
  hint: string;
  /** Of the field; another than usual where a page has another form with a reason. */
  name?: string;
}) {
  const form = useForm(props.action, props.opened, null);
  return (
    <FormFrame form={form} submit={props.submit}>
      <input type="hidden" name="id" value={props.id} readOnly />
      <TextArea form={form} name={props.name ?? "reason"} label={props.label} hint={props.hint} />
    </FormFrame>
  );
}
