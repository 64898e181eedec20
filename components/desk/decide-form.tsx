"use client";

import { Choices, TextArea } from "@/components/form/fields";
import { FormFrame, RevisionFields } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";

/** An editor accepts or rejects what was proposed; what that would change is told before it is written. */
export function DecideForm(props: {
  action: FormAction;
  opened: FormState;
  draft: string;
  decides: { id: string; number: number };
  hints: { accepted: string; rejected: string };
}) {
  const { action, opened, draft, decides, hints } = props;
  const form = useForm(action, opened, draft);
  return (
    <FormFrame form={form} submit="Decide">
      <RevisionFields form={form} revises={decides} />
      <Choices
        form={form}
        name="decision"
        label="Decision"
        options={[
          { value: "accepted", label: "Accept", hint: hints.accepted },
          { value: "rejected", label: "Reject", hint: hints.rejected },
        ]}
      />
      <TextArea form={form} name="reason" label="Why" hint="Kept in the history, for staff." />
    </FormFrame>
  );
}
