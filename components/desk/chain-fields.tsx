import { SelectField, TextArea, TextField } from "@/components/form/fields";
import { PartyPicker } from "@/components/form/party-picker";
import { RowList } from "@/components/form/row-list";
import { groundChoices, optionsOf } from "@/components/wording/desk-words";
import type { EnterInPlace } from "@/lib/schemas/party-picking";
import { type Taking, WordsField } from "./words-field";

/** The chain, from the article back to whoever said it: each hop with the words that it rests on. */
export function ChainFields(props: Taking & { enter: EnterInPlace }) {
  const { enter, ...taking } = props;
  const { form } = taking;
  return (
    <RowList
      form={form}
      list="chain"
      noun="Hop"
      legend="Chain"
      hint="From the article back to whoever said it: first who passed it on, last who spoke. Leave it empty where the article names nobody."
      empty={{ party: "", function: "speaks", rests: "words" }}
      isOrdered
    >
      {(row) => (
        <div className="space-y-3">
          <PartyPicker form={form} name={`${row}.party`} label="Party" enter={enter} />
          <TextField
            form={form}
            name={`${row}.describedAs`}
            label="Described as"
            hint="Somebody unnamed, in the article’s words: “a security official”."
          />
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectField
              form={form}
              name={`${row}.function`}
              label="It"
              hint="Outlets and agencies relay; others speak."
              options={[
                { value: "speaks", label: "speaks" },
                { value: "relays", label: "relays" },
              ]}
            />
            <TextField
              form={form}
              name={`${row}.verb`}
              label="Verb"
              hint="As printed: claimed, said."
            />
          </div>
          <SelectField
            form={form}
            name={`${row}.rests`}
            label="It rests on"
            options={[
              { value: "words", label: "words of the article" },
              ...optionsOf(groundChoices),
            ]}
          />
          {(form.get(`${row}.rests`) || "words") === "words" ? (
            <WordsField {...taking} name={`${row}.span`} label="The words it rests on" />
          ) : (
            <TextArea form={form} name={`${row}.note`} label="Note on it" rows={2} />
          )}
        </div>
      )}
    </RowList>
  );
}
