"use client";

import { Choices, SelectField, TextArea } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { PartyPicker } from "@/components/form/party-picker";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";
import { TickedClaims } from "./ticked-claims";

/** An editor's word on origins: that one party's figure is another's, or that claims are their own. */
export function DependenceForm(props: {
  action: FormAction;
  opened: FormState;
  incident: string;
  measures: readonly { value: string; label: string }[];
  claims: readonly { value: string; label: string }[];
}) {
  const { action, opened, incident, measures, claims } = props;
  const form = useForm(action, opened, `dependence:${incident}`);
  return (
    <FormFrame form={form} submit="Declare">
      <input type="hidden" name="incident" value={incident} readOnly />
      <SelectField form={form} name="measure" label="In which measure" options={measures} />
      <Choices
        form={form}
        name="kind"
        label="What you declare"
        options={[
          {
            value: "join",
            label: "One party’s figure is another’s",
            hint: "The two are one origin in this measure. Name both below.",
          },
          {
            value: "part",
            label: "Some claims are an origin of their own",
            hint: "They no longer count as their party’s. Choose them below.",
          },
        ]}
      />
      <PartyPicker form={form} name="party" label="The figure of this party" />
      <PartyPicker form={form} name="is" label="is really the figure of this one" />
      <TickedClaims
        form={form}
        name="claims"
        legend="The claims that are an origin of their own"
        claims={claims}
      />
      <TextArea
        form={form}
        name="reason"
        label="Why"
        hint="Every reader sees it from the next edition on: how it is known."
      />
    </FormFrame>
  );
}
