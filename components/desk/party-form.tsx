"use client";

import { CheckField, SelectField, TextArea, TextField } from "@/components/form/fields";
import { FormFrame, RevisionFields } from "@/components/form/form-frame";
import { NameWarnings } from "@/components/form/new-party-panel";
import { PartyPicker } from "@/components/form/party-picker";
import { RowList } from "@/components/form/row-list";
import { type FormAction, useForm } from "@/components/form/use-form";
import { optionsOf, partyKindWords } from "@/components/wording/desk-words";
import type { FormState } from "@/lib/schemas/form";
import type { EnterInPlace } from "@/lib/schemas/party-picking";

/** A party: who it is, what else it is called, for whom it speaks and of what it is part. */
export function PartyForm(props: {
  action: FormAction;
  opened: FormState;
  draft: string;
  enter: EnterInPlace;
  /** The revision that is corrected; left out for a new party. */
  revises?: { id: string; number: number };
  mayWithhold: boolean;
}) {
  const { action, opened, draft, enter, revises, mayWithhold } = props;
  const form = useForm(action, opened, draft);
  const asksIfMeant = form.issuesAt("isMeant").length > 0 || form.get("isMeant") === "yes";
  return (
    <FormFrame form={form} submit={revises ? "Write the revision" : "Enter the party"}>
      <RevisionFields form={form} revises={revises} />
      <TextField form={form} name="name" label="Name" hint="As it is most often printed." />
      <NameWarnings name={form.get("name")} />
      {asksIfMeant && (
        <CheckField form={form} name="isMeant" label="I mean another party of a like name" />
      )}
      <SelectField
        form={form}
        name="kind"
        label="Kind"
        options={[{ value: "", label: "Choose …" }, ...optionsOf(partyKindWords)]}
      />
      <TextArea
        form={form}
        name="aliases"
        label="Other names"
        hint="One on each line: abbreviations, names in other scripts."
      />
      <RowList
        form={form}
        list="ties"
        noun="Tie"
        legend="Ties"
        hint="A spokesman speaks for a body, and then his word is that body’s. A ministry is part of a government: that tells the side, and joins nobody."
        empty={{ kind: "speaks_for", to: "" }}
      >
        {(row) => (
          <>
            <SelectField form={form} name={`${row}.kind`} label="It" options={tieOptions} />
            <PartyPicker form={form} name={`${row}.to`} label="Party" enter={enter} />
            <div className="grid gap-3 sm:grid-cols-2">
              <TextField
                form={form}
                name={`${row}.from`}
                label="Since"
                hint="2026, 2026-02 or 2026-02-01; may stay empty."
              />
              <TextField form={form} name={`${row}.until`} label="Until" hint="As above." />
            </div>
          </>
        )}
      </RowList>
      {mayWithhold && (
        <TextField
          form={form}
          name="withheldAs"
          label="Withheld, shown to readers as"
          hint="Leave it empty to show the name. Otherwise readers see this wherever the name would stand, in what is published already too."
        />
      )}
      {revises && <ReasonField form={form} />}
    </FormFrame>
  );
}

/** Why something is corrected: stays in its history. */
export function ReasonField({ form }: { form: ReturnType<typeof useForm> }) {
  return (
    <TextArea
      form={form}
      name="reason"
      label="Why you correct this"
      hint="Stays in the history, beside what stood there before."
    />
  );
}

const tieOptions = [
  { value: "speaks_for", label: "speaks for" },
  { value: "part_of", label: "is part of" },
];
