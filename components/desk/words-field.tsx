import { type ReactNode, useState } from "react";
import { TextArea } from "@/components/form/fields";
import type { Form } from "@/components/form/use-form";
import { useListening } from "@/components/form/use-listening";
import { type Place, placeOf, placeWithin } from "@/lib/domain/words";
import type { Selected } from "./article-text";

export interface Taking {
  form: Form;
  text: string;
  /** What is selected in the article at this moment. */
  selected: () => Selected | null;
}

/**
 * Words of the article: taken from what is selected there, or typed; beneath them whether and where
 * they stand. Kept with their place, so that the second of two equal sentences can be meant.
 */
export function WordsField(
  props: Taking & {
    name: string;
    label: string;
    hint?: ReactNode;
    rows?: number;
    /** The name of another such field in whose words these have to stand. */
    within?: string;
  },
) {
  const { form, text, selected, name, label, hint, rows = 2, within } = props;
  const start = form.get(`${name}.start`);
  const isListening = useListening();
  const [isNothingSelected, setNothingSelected] = useState(false);
  return (
    <div>
      <TextArea form={form} name={name} label={label} hint={hint} rows={rows} isPrinted />
      <input type="hidden" name={`${name}.start`} value={start} readOnly />
      <div className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-small">
        <button
          type="button"
          disabled={!isListening}
          className="border border-ink px-2 py-0.5 disabled:border-hairline"
          onClick={() => {
            const taken = selected();
            setNothingSelected(taken === null);
            if (taken === null) return;
            form.setMany({ [name]: taken.words, [`${name}.start`]: `${taken.start}` });
          }}
        >
          Take the selected words<span className="sr-only"> as {label.toLowerCase()}</span>
        </button>
        <span role="status" className="text-muted">
          {isNothingSelected
            ? "Select words in the article first, then press this again."
            : placeWords(placeIn(text, form, name, within), form.get(name), within !== undefined)}
        </span>
      </div>
    </div>
  );
}

/** Where the words of a field stand in the article, as the server will find them. */
function placeIn(text: string, form: Form, name: string, within?: string): Place {
  const words = form.get(name).replace(/\r\n?/g, "\n");
  const typed = form.get(`${name}.start`);
  const at = typed === "" ? null : Number(typed);
  if (within === undefined) return placeOf(text, words, at);
  const around = placeIn(text, form, within);
  if (around.kind !== "found") return { kind: "absent" };
  return placeWithin(text, words, around, at);
}

function placeWords(place: Place, words: string, isWithin: boolean): string {
  if (words.trim() === "") return "";
  if (place.kind === "several") {
    return `They stand in the article ${place.of} times: select the ones you mean.`;
  }
  if (place.kind === "absent") {
    return isWithin ? "They do not stand in the quote." : "They do not stand in the article.";
  }
  if (place.of === 1) return isWithin ? "They stand in the quote." : "They stand in the article.";
  return `They stand ${isWithin ? "in the quote" : "in the article"} ${place.of} times; this is number ${place.occurrence}.`;
}
