import type { Ref } from "react";
import { languageProps } from "@/components/ui/language";

export interface Selected {
  words: string;
  /** UTF-16 code units into the snapshot. */
  start: number;
}

/**
 * The article's text to select from. A field that cannot be written in: so its words are selected by
 * mouse, by finger and by Shift and the arrows alike, and places in it are the snapshot's own.
 */
export function ArticleText(props: {
  id: string;
  ref: Ref<HTMLTextAreaElement>;
  text: string;
  language: string | null;
}) {
  const { id, ref, text, language } = props;
  return (
    <div className="mb-8 lg:sticky lg:top-4 lg:mb-0 lg:self-start">
      <label htmlFor={id} className="block font-semibold">
        The article
      </label>
      <p className="text-small text-muted" id={`${id}-hint`}>
        Select words here, then press “Take the selected words” at the field they belong to.
      </p>
      <textarea
        id={id}
        ref={ref}
        value={text}
        onChange={keptAsItIs}
        onKeyDown={(event) => {
          const writes = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
          if (writes || ["Backspace", "Delete", "Enter"].includes(event.key))
            event.preventDefault();
        }}
        aria-readonly="true"
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        className="mt-1 block h-[42vh] w-full border border-ink bg-paper p-3 font-serif text-body lg:h-[calc(100vh-8rem)]"
        {...languageProps(language)}
      />
    </div>
  );
}

// A field marked read-only cannot be selected from with the arrows in every browser; one whose value
// is held can, and what is pasted or dropped into it does not stay.
function keptAsItIs(): void {}

/** What is selected in the article now: it stays selected while a button is pressed. */
export function selectedIn(area: HTMLTextAreaElement | null): Selected | null {
  if (area === null) return null;
  const { selectionStart: start, selectionEnd: end, value } = area;
  return end > start ? { start, words: value.slice(start, end) } : null;
}
