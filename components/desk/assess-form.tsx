"use client";

import { Choices, TextArea } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import { optionsOf, statusChoices } from "@/components/wording/desk-words";
import { Shown } from "@/components/wording/shown";
import type { FormState } from "@/lib/schemas/form";

/** An editor's status for a claim, with why, and the claims that it rests on. */
export function AssessForm(props: {
  action: FormAction;
  opened: FormState;
  claim: { id: string; number: number };
  others: readonly { id: string; words: string }[];
}) {
  const { action, opened, claim, others } = props;
  const form = useForm(action, opened, `assess:${claim.id}:${claim.number}`);
  const issues = form.issuesAt("grounds");
  return (
    <FormFrame form={form} submit="Decide">
      <input type="hidden" name="claim" value={claim.id} readOnly />
      <input
        type="hidden"
        name="claimNumber"
        value={form.get("claimNumber") || claim.number}
        readOnly
      />
      <input type="hidden" name="openedOn" value={form.get("openedOn")} readOnly />
      <input type="hidden" name="saw" value={form.get("saw")} readOnly />
      <Choices form={form} name="status" label="Status" options={optionsOf(statusChoices)} />
      <TextArea
        form={form}
        name="rationale"
        label="Rationale"
        hint="What this rests on, so that another editor could follow it."
        rows={5}
      />
      <fieldset
        id="grounds"
        tabIndex={-1}
        className={issues.length > 0 ? "border-s-4 border-ink ps-3" : ""}
      >
        <legend className="font-semibold">The claims that it rests on</legend>
        <p className="text-small text-muted">
          When one of these is corrected later, this assessment comes up again.
        </p>
        {issues.length > 0 && (
          <p className="text-small font-semibold">
            <span className="sr-only">Error: </span>
            {issues.join(" ")}
          </p>
        )}
        <div className="mt-1 space-y-1">
          {others.length === 0 && <p className="text-small">There is no other claim.</p>}
          {others.map(({ id, words }) => (
            <label key={id} className="flex items-baseline gap-2">
              <input
                type="checkbox"
                name="grounds"
                value={id}
                checked={form.all("grounds").includes(id)}
                onChange={() => form.toggle("grounds", id)}
              />
              <Shown text={words} />
            </label>
          ))}
        </div>
      </fieldset>
    </FormFrame>
  );
}
