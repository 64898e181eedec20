"use client";

import { Choices, TextArea } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import { outcomeChoices } from "@/components/wording/correction-words";
import type { FormState } from "@/lib/schemas/form";

/** An editor's answer to an objection: what becomes of it, and what readers are told. */
export function AnswerForm(props: { action: FormAction; opened: FormState; objection: string }) {
  const { action, opened, objection } = props;
  const form = useForm(action, opened, `answer:${objection}:${opened.values.openedOn?.[0] ?? ""}`);
  return (
    <FormFrame form={form} submit="Answer">
      <input type="hidden" name="objection" value={objection} readOnly />
      <input type="hidden" name="openedOn" value={form.get("openedOn")} readOnly />
      <Choices form={form} name="outcome" label="What becomes of it" options={outcomeChoices} />
      <TextArea
        form={form}
        name="text"
        label="The answer"
        hint="Every reader sees it, from now on, on the page of corrections. Say in your own words what was objected to: theirs are not shown."
        rows={5}
      />
      <TextArea
        form={form}
        name="reason"
        label="For staff"
        hint="Kept in the log. Needed where it is set aside."
        rows={2}
      />
    </FormFrame>
  );
}
