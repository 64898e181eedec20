"use client";

import { type ReactNode, useId, useMemo, useRef } from "react";
import { Choices, SelectField, TextArea, TextField } from "@/components/form/fields";
import { FormFrame, RevisionFields } from "@/components/form/form-frame";
import { PartyPicker } from "@/components/form/party-picker";
import { type FormAction, useForm } from "@/components/form/use-form";
import {
  attackersChoices,
  basisWords,
  claimKindWords,
  hedgeChoices,
  optionsOf,
  outcomeWords,
} from "@/components/wording/desk-words";
import type { FormState } from "@/lib/schemas/form";
import type { EnterInPlace } from "@/lib/schemas/party-picking";
import { ArticleText, selectedIn } from "./article-text";
import { ChainFields } from "./chain-fields";
import { FigureFields } from "./figure-fields";
import { MarkedText, type Proposed, selectedWithin } from "./marked-text";
import { ReasonField } from "./party-form";
import { WordsField } from "./words-field";

export interface ClaimFormProps {
  action: FormAction;
  opened: FormState;
  draft: string;
  enter: EnterInPlace;
  snapshot: { id: string; text: string; language: string | null };
  incidents: readonly { id: string; title: string }[];
  groups: readonly { code: string; label: string; depth: number }[];
  /** The claims that a denial may deny, by incident. */
  deniable: readonly { id: string; words: string; incident: string }[];
  revises?: { id: string; number: number };
  /** On the reading desk: what is proposed in the text, marked in it. */
  proposed?: Proposed;
  /** What stands above the fields. */
  lead?: ReactNode;
}

/**
 * A claim: the words, what they say, and through whom they came. The article stands beside the form
 * (above it on a phone); words are taken from it by selecting them and pressing the button of their
 * field, or typed into the field, which says whether they stand there.
 */
export function ClaimForm(props: ClaimFormProps) {
  const { action, opened, draft, enter, snapshot, incidents, groups, deniable, revises } = props;
  const { proposed, lead } = props;
  const form = useForm(action, opened, draft);
  const textId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const marked = useRef<HTMLDivElement>(null);
  const kind = form.get("kind");
  const incidentOptions = useMemo(
    () => [
      { value: "", label: "Choose …" },
      ...incidents.map(({ id, title }) => ({ value: id, label: title })),
    ],
    [incidents],
  );
  const selected = () => (proposed ? selectedWithin(marked.current) : selectedIn(area.current));
  const taking = { text: snapshot.text, selected, form };
  return (
    <div className="gap-10 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      {proposed ? (
        <MarkedText
          ref={marked}
          text={snapshot.text}
          language={snapshot.language}
          proposed={proposed}
        />
      ) : (
        <ArticleText id={textId} ref={area} text={snapshot.text} language={snapshot.language} />
      )}
      <FormFrame
        form={form}
        submit={revises ? "Write the revision" : "Log the claim"}
        aliases={aliases}
      >
        {lead}
        <input type="hidden" name="snapshot" value={snapshot.id} readOnly />
        {proposed && <input type="hidden" name="proposal" value={proposed.key} readOnly />}
        <RevisionFields form={form} revises={revises} />
        <SelectField form={form} name="incident" label="Incident" options={incidentOptions} />
        <Choices
          form={form}
          name="kind"
          label="What is claimed"
          options={optionsOf(claimKindWords)}
        />
        <WordsField
          {...taking}
          name="quote"
          label="Quote"
          hint="The sentence that carries the claim, in the article’s own words."
          rows={4}
        />
        {(kind === "count" || kind === "") && <FigureFields {...taking} />}
        {(kind === "count" || kind === "") && (
          <fieldset className="space-y-4">
            <legend className="mb-2 font-serif text-large font-semibold">What was counted</legend>
            <MeasureFields form={form} groups={groups} enter={enter} />
            <TextField
              form={form}
              name="groupAsPrinted"
              label="Group as printed"
              hint="The article’s words for them: “Pak security officials”."
            />
            <TextArea
              form={form}
              name="filingReason"
              label="Why it is filed there"
              hint="Where the group as printed is not the one you chose."
              rows={2}
            />
            <SelectField
              form={form}
              name="basis"
              label="It covers"
              options={optionsOf(basisWords)}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                form={form}
                name="window.start"
                label="Window from"
                hint="Empty: the incident’s own period."
              />
              <TextField form={form} name="window.end" label="Window to" hint="2026-02-01" />
            </div>
            <SelectField
              form={form}
              name="attackersIncluded"
              label="The attackers’ own are"
              options={optionsOf(attackersChoices)}
            />
          </fieldset>
        )}
        {kind === "responsibility" && (
          <PartyPicker
            form={form}
            name="holdsResponsible"
            label="Whom it holds responsible"
            hint="The party itself, where it claims what it did."
            enter={enter}
          />
        )}
        {kind === "denial" && (
          <DenialFields form={form} deniable={deniable} groups={groups} enter={enter} />
        )}
        <ChainFields {...taking} enter={enter} />
        <fieldset className="space-y-4">
          <legend className="mb-2 font-serif text-large font-semibold">
            How and when it was said
          </legend>
          <SelectField
            form={form}
            name="hedge"
            label="The article holds it at arm’s length as"
            options={optionsOf(hedgeChoices)}
          />
          <TextField
            form={form}
            name="assertedOn"
            label="Asserted on"
            hint="When whoever said it said it: 2026-02-01. Empty where the article does not tell."
          />
        </fieldset>
        <details>
          <summary>Language and translation</summary>
          <div className="mt-3 space-y-4">
            <TextField
              form={form}
              name="quoteLanguage"
              label="Language of the quote"
              hint="Where it is not the article’s."
              isNarrow
            />
            <TextArea form={form} name="translation.text" label="Translation of the quote" />
            <TextField form={form} name="translation.translator" label="Translated by" />
          </div>
        </details>
        {revises && <ReasonField form={form} />}
      </FormFrame>
    </div>
  );
}

function MeasureFields(props: {
  form: ReturnType<typeof useForm>;
  groups: ClaimFormProps["groups"];
  enter: EnterInPlace;
}) {
  const { form, groups, enter } = props;
  return (
    <>
      <SelectField
        form={form}
        name="measure.outcome"
        label="What happened to them"
        options={[{ value: "", label: "Choose …" }, ...optionsOf(outcomeWords)]}
      />
      <SelectField
        form={form}
        name="measure.group"
        label="Who or what they were"
        options={[
          { value: "", label: "Choose …" },
          ...groups.map(({ code, label, depth }) => ({
            value: code,
            // Spaces at the start of an option are dropped by browsers, these are not.
            label: `${"\u2003".repeat(depth)}${label}`,
          })),
        ]}
      />
      <PartyPicker
        form={form}
        name="measure.of"
        label="Whose they were"
        hint="Leave it empty where the article does not say."
        enter={enter}
      />
    </>
  );
}

function DenialFields(props: {
  form: ReturnType<typeof useForm>;
  deniable: ClaimFormProps["deniable"];
  groups: ClaimFormProps["groups"];
  enter: EnterInPlace;
}) {
  const { form, deniable, groups, enter } = props;
  const incident = form.get("incident");
  return (
    <fieldset className="space-y-4">
      <legend className="mb-2 font-serif text-large font-semibold">What it denies</legend>
      <SelectField
        form={form}
        name="denies.claim"
        label="A claim"
        options={[
          { value: "", label: "no single claim: a measure, below" },
          ...deniable
            .filter((one) => incident === "" || one.incident === incident)
            .map(({ id, words }) => ({ value: id, label: words })),
        ]}
      />
      {form.get("denies.claim") === "" && (
        <MeasureFields form={form} groups={groups} enter={enter} />
      )}
    </fieldset>
  );
}

// Where the path of a fault is not the name of a field.
const aliases = { denies: "denies.claim", window: "window.start", chain: "chain" };
