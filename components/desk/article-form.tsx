"use client";

import { TextField } from "@/components/form/fields";
import { FormFrame, RevisionFields } from "@/components/form/form-frame";
import { PartyPicker } from "@/components/form/party-picker";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";
import type { EnterInPlace } from "@/lib/schemas/party-picking";
import { CaptureFields, TextFields } from "./capture-fields";
import { ReasonField } from "./party-form";

/** An article, and with a new one its text, captured or pasted: the snapshot that quotes are taken from. */
export function ArticleForm(props: {
  action: FormAction;
  opened: FormState;
  draft: string;
  enter: EnterInPlace;
  revises?: { id: string; number: number };
}) {
  const { action, opened, draft, enter, revises } = props;
  const form = useForm(action, opened, draft);
  return (
    <FormFrame form={form} submit={revises ? "Write the revision" : "Enter the article"}>
      <RevisionFields form={form} revises={revises} />
      {!revises && <CaptureFields form={form} />}
      <PartyPicker
        form={form}
        name="outlet"
        label="Outlet"
        hint="Who published it: begin to type its name."
        enter={enter}
      />
      {revises ? (
        <>
          <TextField form={form} name="headline" label="Headline" hint="Exactly as printed." />
          <TextField form={form} name="url" label="Address" hint="https://…" inputMode="url" />
        </>
      ) : (
        <TextFields form={form} isNew />
      )}
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          form={form}
          name="publishedOn"
          label="Published on"
          hint="2026-02-01, or as precise as it is known."
        />
        <TextField form={form} name="language" label="Language" hint="en, ur, bal …" isNarrow />
        <TextField form={form} name="byline" label="Byline" hint="As printed." />
        <TextField form={form} name="dateline" label="Dateline" hint="As printed: QUETTA, Feb 1" />
      </div>
      {revises && <ReasonField form={form} />}
    </FormFrame>
  );
}
