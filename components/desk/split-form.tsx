"use client";

import { TextArea } from "@/components/form/fields";
import { FormFrame } from "@/components/form/form-frame";
import { PartyPicker } from "@/components/form/party-picker";
import { type FormAction, useForm } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";
import type { EnterInPlace } from "@/lib/schemas/party-picking";
import { type ClaimTick, ClaimTicks } from "./claim-ticks";

/** Which claims that name a party mean somebody else, and why. */
export function SplitForm(props: {
  action: FormAction;
  opened: FormState;
  party: string;
  claims: readonly ClaimTick[];
  enter: EnterInPlace;
}) {
  const { action, opened, party, claims, enter } = props;
  const form = useForm(action, opened, `split:${party}`);
  return (
    <FormFrame form={form} submit="Give them to the other">
      <input type="hidden" name="party" value={party} readOnly />
      <ClaimTicks form={form} legend="Which claims mean somebody else" claims={claims} />
      <PartyPicker
        form={form}
        name="to"
        label="Whom they mean"
        hint="Whoever is not there yet is entered here."
        enter={enter}
      />
      <TextArea
        form={form}
        name="reason"
        label="Why"
        hint="It stays on record, with each claim. You are shown first what that changes."
      />
    </FormFrame>
  );
}
