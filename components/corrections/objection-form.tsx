"use client";

import { TextArea, TextField } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";

/** What a reader says is wrong. Nothing of it is kept in the browser. */
export function ObjectionForm(props: {
  action: FormAction;
  opened: FormState;
  about: { page: string; claim: string; measure: string };
}) {
  const { action, opened, about } = props;
  const form = useForm(action, opened, null);
  return (
    <FormFrame form={form} submit="Send it">
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} readOnly />
      ))}
      <TextArea
        form={form}
        name="words"
        label="What is wrong"
        hint="Which words or number, and what would be right."
        rows={6}
      />
      <TextArea
        form={form}
        name="evidence"
        label="Where it can be checked (may be left empty)"
        hint="An address, a document, a page number."
        rows={2}
      />
      <TextField
        form={form}
        name="forWhom"
        label="For whom you speak (may be left empty)"
        hint="If you, or somebody you speak for, are named here. Those concerned have a right of reply: their statement is published as theirs."
      />
      <TextField
        form={form}
        name="email"
        label="An e-mail address (may be left empty)"
        hint="Only if you want to be written to. Editors see it and nobody else; it is never published, and is deleted when you ask, or after half a year."
      />
      {/* People leave it empty; what fills in forms by machine does not. */}
      <div className="sr-only" aria-hidden="true">
        <label htmlFor="website">Leave this empty</label>
        <input id="website" name="website" tabIndex={-1} autoComplete="off" />
      </div>
    </FormFrame>
  );
}
