"use client";

import { TextArea } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";

/** An admin's redaction of one thing. How far it reaches is told before it is written. Keeps no draft. */
export function RedactForm(props: {
  action: FormAction;
  opened: FormState;
  target: string;
  which: string;
}) {
  const form = useForm(props.action, props.opened, null);
  const isSeen = form.state.asks !== undefined;
  return (
    <FormFrame form={form} submit={isSeen ? "Redact it for good" : "Show how far it reaches"}>
      <input type="hidden" name="target" value={props.target} readOnly />
      <input type="hidden" name="which" value={props.which} readOnly />
      <TextArea
        form={form}
        name="legalGround"
        label="Legal ground"
        hint="The order, the law, the right that demands it."
        rows={2}
      />
      <TextArea
        form={form}
        name="reason"
        label="Reason"
        hint="Both stay in the log and are told to whoever verifies it: they must not say what goes."
      />
    </FormFrame>
  );
}
