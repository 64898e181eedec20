"use client";

import { TextArea } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";

interface Props {
  action: FormAction;
  opened: FormState;
  incident: string;
  /** The newest edition that the editor has seen; 0 before the first. */
  edition: number;
}

/** Publishes what was previewed, unless somebody else published meanwhile. */
export function PublishForm({ action, opened, incident, edition }: Props) {
  const form = useForm(action, opened, `publish:${incident}`);
  const seen = Number(form.get("openedOn") || edition);
  return (
    <FormFrame form={form} submit={`Publish edition ${seen + 1}`}>
      <input type="hidden" name="incident" value={incident} readOnly />
      <input type="hidden" name="openedOn" value={seen} readOnly />
      <TextArea
        form={form}
        name="note"
        label="Note for readers"
        hint="What is new, in a sentence. May stay empty."
        rows={2}
      />
    </FormFrame>
  );
}

/**
 * Withdraws what is published: the reason is all that readers then see. Where it is withdrawn there
 * is no such form, but for whoever was writing one: nothing typed is lost.
 */
export function WithdrawForm(props: Props & { isWithdrawn: boolean }) {
  const { action, opened, incident, edition, isWithdrawn } = props;
  const form = useForm(action, opened, `withdraw:${incident}`);
  const seen = Number(form.get("openedOn") || edition);
  const isAnswered = form.state.message !== null;
  if (isWithdrawn && !isAnswered) return null;
  return (
    <details className="mt-10 border-t border-hairline pt-3" open={isAnswered}>
      <summary>Withdraw it instead</summary>
      <div className="mt-3">
        <FormFrame form={form} submit="Withdraw it">
          <input type="hidden" name="incident" value={incident} readOnly />
          <input type="hidden" name="openedOn" value={seen} readOnly />
          <TextArea
            form={form}
            name="reason"
            label="Reason"
            hint="Stays on the page, for every reader. The earlier editions are masked by it, for good."
            rows={3}
          />
        </FormFrame>
      </div>
    </details>
  );
}
