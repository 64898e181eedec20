import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { FormState } from "@/lib/schemas/form";

import type { Form } from "./use-form";

/**
 * The form itself: what is wrong on top, each fault linking to its field; the draft it was filled
 * from; the fields; the button. `aliases` leads from the path of a fault to the field that shows it.
 */
export function FormFrame(props: {
  form: Form;
  submit: string;
  children: ReactNode;
  /** Beside the button: other ways to end the form. */
  besides?: ReactNode;
  aliases?: Readonly<Record<string, string>>;
}) {
  const { form, submit, children, besides, aliases = {} } = props;
  const frame = useRef<HTMLFormElement>(null);
  // Opened by the key that decides, the first form of the page begins at its first field.
  useEffect(() => {
    if (!new URLSearchParams(window.location.search).has("decide")) return;
    if (document.activeElement !== document.body) return;
    frame.current?.querySelector<HTMLElement>(fields)?.focus();
  }, []);
  return (
    <form {...form.props} ref={frame} onKeyDown={sentByCtrlEnter} className="space-y-6">
      <ErrorSummary form={form} aliases={aliases} />
      <input type="hidden" name="seen" value={form.state.asks?.token ?? ""} readOnly />
      {form.state.told && <Told told={form.state.told} />}
      {form.restored !== null && <DraftNotice form={form} restored={form.restored} />}
      <input type="hidden" name="key" value={form.state.key} readOnly />
      {/* The first button of a form is the one that Enter presses. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        {submit}
      </button>
      {children}
      <div className="flex flex-wrap items-baseline gap-4">
        <button type="submit" className="bg-ink px-4 py-2 font-semibold text-paper">
          {form.isPending ? "Sending …" : submit}
        </button>
        {besides}
      </div>
    </form>
  );
}

const fields = "input:not([type=hidden]), select, textarea";

/** What was done for the form: read out where it appears, and the first thing that is read. */
function Told({ told }: { told: NonNullable<FormState["told"]> }) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef<FormState["told"]>(undefined);
  useEffect(() => {
    if (seen.current === told) return;
    seen.current = told;
    box.current?.focus();
  }, [told]);
  return (
    <div ref={box} tabIndex={-1} role="status" className="border-s-4 border-ink ps-4">
      <h2 className="font-semibold">{told.title}</h2>
      {told.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** From any field, also one in which Enter begins a line. */
export function sentByCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

function ErrorSummary({
  form,
  aliases,
}: {
  form: Form;
  aliases: Readonly<Record<string, string>>;
}) {
  const { state } = form;
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef(state);
  useEffect(() => {
    if (seen.current === state) return;
    seen.current = state;
    if (!state.ok && state.message !== null) box.current?.focus();
  }, [state]);
  if (state.ok || state.message === null) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary"
      className="border-4 border-ink p-4"
    >
      <h2 id="error-summary" className="font-semibold">
        Not written yet
      </h2>
      {state.issues.length === 0 && <p>{state.message}</p>}
      {state.asks && (
        <>
          <h3 className="mt-2 font-semibold">{state.asks.title}</h3>
          <ul className="list-disc ps-5 whitespace-pre-line">
            {state.asks.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {state.issues.length > 0 && (
        <ul className="mt-1 list-disc ps-5">
          {state.issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <a
                href={`#${encodeURIComponent(fieldOf(path, aliases))}`}
                onClick={(event) => {
                  const field = document.getElementById(fieldOf(path, aliases));
                  if (field === null) return;
                  event.preventDefault();
                  field.focus();
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function fieldOf(path: string, aliases: Readonly<Record<string, string>>): string {
  if (aliases[path] !== undefined) return aliases[path];
  // A fault of a whole row leads to its list.
  const isRow = /^[^.[]+(\[\d+\])?$/.test(path);
  return (isRow && aliases[path.replace(/\[\d+\]$/, "")]) || path;
}

function DraftNotice({ form, restored }: { form: Form; restored: NonNullable<Form["restored"]> }) {
  return (
    <div className="border-s-4 border-hairline ps-4" role="status">
      <p>
        {restored.wasSent
          ? "You sent this and no answer came back. Send it again: it is written once."
          : "This form was filled with what you had not sent."}
      </p>
      <button type="button" onClick={form.discard} className="underline">
        Throw this draft away
      </button>
    </div>
  );
}

/** Which record a form corrects, and the revision that it was opened on, or has been shown since. */
export function RevisionFields({
  form,
  revises,
}: {
  form: Form;
  revises: { id: string; number: number } | undefined;
}) {
  if (!revises) return null;
  return (
    <>
      <input type="hidden" name="id" value={revises.id} readOnly />
      <input
        type="hidden"
        name="openedOn"
        value={form.get("openedOn") || revises.number}
        readOnly
      />
    </>
  );
}
