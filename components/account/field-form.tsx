"use client";

import { useActionState, useId } from "react";
import { type FormAction, kept } from "@/components/form/sending";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field, type FieldSpec } from "@/components/ui/field";
import type { FormState } from "@/lib/schemas/form";

/**
 * A short form of plain fields: works without JavaScript, keeps what was typed when it is refused or
 * does not go through, and says what is wrong on top and beside the field.
 */
export function FieldForm({
  action,
  form,
  fields,
  hidden = {},
  submit,
  plain = false,
  shortcut,
}: {
  action: FormAction;
  /** The form as the page opens it. */
  form: FormState;
  fields: readonly FieldSpec[];
  /** What goes with it unseen. */
  hidden?: Readonly<Record<string, string>>;
  submit: string;
  plain?: boolean;
  /** The key that presses its button, and what the list of keys says of it. */
  shortcut?: { key: string; what: string };
}) {
  const [state, send, isPending] = useActionState(kept(action), form);
  const id = useId();
  const idOf = (path: string) =>
    fields.some(({ name }) => name === path) ? `${id}-${path}` : undefined;
  const isRefused = !state.ok && state.message !== null;
  const distinct = state.issues.filter(({ message }) => message !== state.message);
  return (
    <form action={send} noValidate aria-busy={isPending} className="space-y-5">
      {isRefused && <ErrorSummary message={state.message ?? ""} issues={distinct} idOf={idOf} />}
      {state.ok && <Done state={state} />}
      <input type="hidden" name="key" value={state.key} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((spec) => (
        <Field
          key={spec.name}
          id={`${id}-${spec.name}`}
          spec={spec}
          value={state.values[spec.name]?.[0] ?? ""}
          issue={state.issues.find(({ path }) => path === spec.name)?.message}
        />
      ))}
      <Button plain={plain} shortcut={shortcut}>
        {submit}
      </Button>
    </form>
  );
}

function Done({ state }: { state: FormState }) {
  return (
    <div role="status" className="max-w-[40rem] border-s-4 border-ink ps-4">
      <p className="font-semibold">{state.message}</p>
      {state.shownOnce && (
        <ul className="mt-2 font-mono">
          {state.shownOnce.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
