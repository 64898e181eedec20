"use client";

import { SelectField, TextArea, TextField } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";
import { type ClaimTick, ClaimTicks } from "./claim-ticks";

/** Which claims of an incident go to another, or to a new one, and why. */
export function MoveForm(props: {
  action: FormAction;
  opened: FormState;
  incident: string;
  claims: readonly ClaimTick[];
  others: readonly { id: string; title: string }[];
}) {
  const { action, opened, incident, claims, others } = props;
  const form = useForm(action, opened, `move:${incident}`);
  return (
    <FormFrame
      form={form}
      submit="Move the claims"
      aliases={{ "enter.period": "enter.period.start" }}
    >
      <input type="hidden" name="from" value={incident} readOnly />
      <ClaimTicks form={form} legend="Which claims go" claims={claims} />
      <SelectField
        form={form}
        name="incident"
        label="To which incident"
        options={[
          { value: "", label: "Choose where they go" },
          { value: "new", label: "A new incident, named below" },
          ...others.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <details className="border-s-4 border-hairline ps-4" open={form.get("incident") === "new"}>
        <summary>The new incident</summary>
        <div className="mt-3 space-y-6">
          <TextField form={form} name="enter.title" label="Title" />
          <TextField
            form={form}
            name="enter.slug"
            label="Address"
            hint="Small letters and digits, parted by -. It is the incident’s for ever."
          />
          <div className="grid gap-6 sm:grid-cols-2">
            <TextField form={form} name="enter.period.start" label="From" />
            <TextField form={form} name="enter.period.end" label="To" />
          </div>
          <p className="text-small text-muted">
            Places and participants are added to it afterwards.
          </p>
        </div>
      </details>
      <TextArea
        form={form}
        name="reason"
        label="Why"
        hint="It stays on record, with each claim. You are shown first what that changes in both."
      />
    </FormFrame>
  );
}
