"use client";

import { TextArea } from "@/components/form/fields";
import { FormFrame, RevisionFields } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";

/** Says that a record should never have been entered: it stays in the history and counts for nothing. */
export function ErrorForm(props: {
  action: FormAction;
  opened: FormState;
  revises: { id: string; number: number };
}) {
  const form = useForm(props.action, props.opened, null);
  return (
    <FormFrame form={form} submit="Enter in error">
      <RevisionFields form={form} revises={props.revises} />
      <TextArea
        form={form}
        name="reason"
        label="Why it should not have been entered"
        hint="It stays in the history and counts for nothing. The next edition leaves it out."
      />
    </FormFrame>
  );
}
