"use client";

import { CheckField, SelectField, TextArea, TextField } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { PartyPicker } from "@/components/form/party-picker";
import { type FormAction, useForm } from "@/components/form/use-form";
import { derivationKindWords } from "@/components/wording/derivation-words";
import { optionsOf } from "@/components/wording/desk-words";
import type { FormState } from "@/lib/schemas/form";
import type { EnterInPlace } from "@/lib/schemas/party-picking";

/** Proposes that an article draws on another, or on a wire of which no copy is held. */
export function DerivationForm(props: {
  action: FormAction;
  opened: FormState;
  article: { id: string; snapshot: string };
  others: readonly { value: string; label: string }[];
  enter: EnterInPlace;
}) {
  const { action, opened, article, others, enter } = props;
  const form = useForm(action, opened, `derivation:${article.id}`);
  return (
    <FormFrame
      form={form}
      submit="Propose"
      aliases={{ "": "from", creditLine: "creditLine", score: "creditLine" }}
    >
      <input type="hidden" name="article" value={article.id} readOnly />
      <input type="hidden" name="snapshot" value={article.snapshot} readOnly />
      <SelectField
        form={form}
        name="from"
        label="The article that it draws on"
        options={[{ value: "", label: "None that is held" }, ...others]}
      />
      <PartyPicker
        form={form}
        name="wireOf"
        label="Or the agency whose wire it takes"
        hint="Only where no copy of the wire is held."
        enter={enter}
      />
      <SelectField form={form} name="kind" label="How" options={optionsOf(derivationKindWords)} />
      <CheckField
        form={form}
        name="directionUnknown"
        label="Which of the two came first is not known"
        hint="Then what either says counts for the other."
      />
      <TextField
        form={form}
        name="creditLine"
        label="The words of this article that say so"
        hint="Exactly as they stand there. Left empty, the passages that both share are the evidence."
      />
      <TextArea form={form} name="reason" label="Why" hint="For the editor who decides." />
    </FormFrame>
  );
}
