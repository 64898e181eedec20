"use client";

import { TextArea, TextField } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { PartyPicker } from "@/components/form/party-picker";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";

/** A party's own statement on an incident, as it was received. */
export function ReplyForm(props: {
  action: FormAction;
  opened: FormState;
  incident: string;
  objection: string;
}) {
  const { action, opened, incident, objection } = props;
  const form = useForm(action, opened, `reply:${incident}:${objection}`);
  return (
    <FormFrame form={form} submit="Publish the statement">
      <input type="hidden" name="incident" value={incident} readOnly />
      <input type="hidden" name="objection" value={objection} readOnly />
      <PartyPicker form={form} name="party" label="Whose statement it is" />
      <TextArea
        form={form}
        name="text"
        label="The statement"
        hint="In their words and whole. Every reader sees it, marked as theirs."
        rows={8}
        isPrinted
      />
      <TextField
        form={form}
        name="received"
        label="How it reached us"
        hint="For readers: “by letter of its lawyer, 3 March 2026”."
      />
    </FormFrame>
  );
}
