"use client";

import { SelectField, TextField } from "@/components/form/fields";
import { FormFrame, RevisionFields } from "@/components/form/form-frame";
import { PartyPicker } from "@/components/form/party-picker";
import { RowList } from "@/components/form/row-list";
import { type FormAction, useForm } from "@/components/form/use-form";
import { optionsOf, precisionChoices } from "@/components/wording/desk-words";
import type { FormState } from "@/lib/schemas/form";
import type { EnterInPlace } from "@/lib/schemas/party-picking";
import { ReasonField } from "./party-form";

/** An incident: what happened, when and where as precisely as it is known, and between whom. */
export function IncidentForm(props: {
  action: FormAction;
  opened: FormState;
  draft: string;
  enter: EnterInPlace;
  parents: readonly { id: string; title: string }[];
  revises?: { id: string; number: number };
}) {
  const { action, opened, draft, enter, parents, revises } = props;
  const form = useForm(action, opened, draft);
  return (
    <FormFrame form={form} submit={revises ? "Write the revision" : "Enter the incident"}>
      <RevisionFields form={form} revises={revises} />
      <TextField
        form={form}
        name="title"
        label="Title"
        hint="What happened and where, without a number and without blame."
      />
      {!revises && (
        <TextField
          form={form}
          name="slug"
          label="Address"
          hint="Small letters and digits, parted by -. It is the incident’s for ever: gwadar-compound-2026"
        />
      )}
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          form={form}
          name="period.start"
          label="From"
          hint="The calendar day there, as precise as it is known: 2026, 2026-02, 2026-02-01 or 2026-02-01T14:30."
        />
        <TextField
          form={form}
          name="period.end"
          label="To"
          hint="Leave it empty where it is the same."
        />
      </div>
      <RowList
        form={form}
        list="places"
        noun="Place"
        legend="Places"
        empty={{ name: "", precision: "settlement" }}
      >
        {(row) => (
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField form={form} name={`${row}.name`} label="Name" />
            <SelectField
              form={form}
              name={`${row}.precision`}
              label="How precisely it is known"
              options={optionsOf(precisionChoices)}
            />
            <TextField form={form} name={`${row}.latitude`} label="Latitude" hint="25.1264" />
            <TextField form={form} name={`${row}.longitude`} label="Longitude" hint="62.3225" />
          </div>
        )}
      </RowList>
      <RowList
        form={form}
        list="participants"
        noun="Participant"
        legend="Participants"
        hint="Parties of the same side carry the same word for it."
        empty={{ party: "", role: "", side: "" }}
      >
        {(row) => (
          <>
            <PartyPicker form={form} name={`${row}.party`} label="Party" enter={enter} />
            <div className="grid gap-3 sm:grid-cols-2">
              <TextField form={form} name={`${row}.role`} label="Role" hint="attacker, target …" />
              <TextField form={form} name={`${row}.side`} label="Side" hint="May stay empty." />
            </div>
          </>
        )}
      </RowList>
      <SelectField
        form={form}
        name="parent"
        label="Part of"
        options={[
          { value: "", label: "no other incident" },
          ...parents.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      {revises && <ReasonField form={form} />}
    </FormFrame>
  );
}
