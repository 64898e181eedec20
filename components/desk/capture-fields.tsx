import { useState } from "react";
import { CheckField, Choices, Field, TextArea, TextField } from "@/components/form/fields";
import type { Form } from "@/components/form/use-form";

/**
 * Where a text may come from other than somebody's typing: an address, HTML, a file. Each is read by
 * a button of its own, which fills the form and writes nothing.
 */
export function CaptureFields({ form, again = false }: { form: Form; again?: boolean }) {
  const isOpen = ["html", "file"].some((name) => form.issuesAt(name).length > 0);
  return (
    <fieldset className="space-y-4 border-y border-hairline py-4">
      <legend className="sr-only">From where it was published</legend>
      <TextField
        form={form}
        name="url"
        label="Address"
        hint={
          again
            ? "Fetched once more, as it is now."
            : "https://… Fetched once, read without running anything, and shown here before it counts."
        }
        inputMode="url"
      />
      <ReadButton form={form} way="address">
        Fetch the page
      </ReadButton>
      <details open={isOpen}>
        <summary>From HTML, or from a file</summary>
        <div className="mt-4 space-y-4">
          <TextArea
            form={form}
            name="html"
            label="HTML"
            hint="The source of the page, where its address cannot be fetched."
            rows={4}
          />
          <ReadButton form={form} way="html">
            Read the HTML
          </ReadButton>
          <FileField form={form} />
          <ReadButton form={form} way="file">
            Read the file
          </ReadButton>
        </div>
      </details>
    </fieldset>
  );
}

/** The text itself, captured or typed, and what it is. */
export function TextFields({ form, isNew = false }: { form: Form; isNew?: boolean }) {
  const isCaptured = form.get("capture") !== "";
  return (
    <>
      <input type="hidden" name="capture" value={form.get("capture")} readOnly />
      <TextField form={form} name="headline" label="Headline" hint="Exactly as printed." />
      <TextArea
        form={form}
        name="text"
        label="Text"
        hint={
          isCaptured
            ? "As it was read. Corrected by hand, it counts as transcribed, and the page is kept behind it."
            : isNew
              ? "Pasted unchanged: quotes are taken from its very characters."
              : "Pasted without the headline, unchanged: quotes are taken from its very characters."
        }
        rows={14}
        isPrinted
      />
      {isNew && !isCaptured && (
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <button
            type="submit"
            name="intent"
            value="heading"
            className="border border-ink px-3 py-1.5 font-semibold"
          >
            {form.isPending ? "Reading …" : "Fill in from its first lines"}
          </button>
          <span className="text-small text-muted">
            Headline, outlet, day and writer, where the text was pasted with them. What is typed
            stays.
          </span>
        </div>
      )}
      {isCaptured ? (
        <>
          <input type="hidden" name="kind" value="transcribed" readOnly />
          <CheckField
            form={form}
            name="apart"
            label="This text is from elsewhere: keep nothing of what was captured with it"
          />
        </>
      ) : (
        <Choices
          form={form}
          name="kind"
          label="What this text is"
          options={[
            { value: "transcribed", label: "Transcribed from what was published" },
            {
              value: "stand_in",
              label: "A stand-in",
              hint: "Invented for demonstration; every page will say so.",
            },
          ]}
        />
      )}
    </>
  );
}

/** A file that is too large is told before it is sent: the server would drop the whole form. */
function FileField({ form }: { form: Form }) {
  const [tooLarge, setTooLarge] = useState(false);
  return (
    <Field
      form={form}
      name="file"
      label="File"
      hint="A page that was saved, or plain text: .html, .txt, at most 5 million bytes."
    >
      <input
        id="file"
        name="file"
        type="file"
        accept=".html,.htm,.xhtml,.txt,text/html,text/plain"
        className="block w-full"
        aria-describedby="file-hint file-size"
        onChange={({ target }) => {
          const isTooLarge = (target.files?.[0]?.size ?? 0) > 5_000_000;
          if (isTooLarge) target.value = "";
          setTooLarge(isTooLarge);
        }}
      />
      <p id="file-size" role="status" className="text-small font-semibold">
        {tooLarge && "That file is larger than 5 million bytes. Choose another, or paste its text."}
      </p>
    </Field>
  );
}

function ReadButton(props: { form: Form; way: "address" | "html" | "file"; children: string }) {
  const { form, way, children } = props;
  return (
    <button
      type="submit"
      name="intent"
      value={`capture:${way}`}
      className="border border-ink px-3 py-1.5 font-semibold"
    >
      {form.isPending ? "Reading …" : children}
    </button>
  );
}
