"use client";

import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";
import { CaptureFields, TextFields } from "./capture-fields";

/** Another snapshot of an article that is held: captured or pasted, looked over, then kept. */
export function SnapshotForm(props: {
  action: FormAction;
  opened: FormState;
  draft: string;
  article: string;
}) {
  const { action, opened, draft, article } = props;
  const form = useForm(action, opened, draft);
  return (
    <FormFrame form={form} submit="Keep this snapshot">
      <input type="hidden" name="article" value={article} readOnly />
      <CaptureFields form={form} again />
      <TextFields form={form} />
    </FormFrame>
  );
}
