import { type FormEvent, useActionState, useEffect, useId, useState, useTransition } from "react";
import type { FormState, FormValues } from "@/lib/schemas/form";
import { type RowChange, rowCount, withRows } from "@/lib/schemas/form-rows";
import { standing } from "./early";
import { answerTo, type FormAction } from "./sending";
import { type Restored, useDraft } from "./use-draft";

export type { FormAction };

export interface Form {
  state: FormState;
  isPending: boolean;
  /** What stands in a field now. */
  get(name: string): string;
  set(name: string, value: string): void;
  setMany(values: Readonly<Record<string, string>>): void;
  all(name: string): readonly string[];
  toggle(name: string, value: string): void;
  rows(list: string): number;
  changeRows(list: string, change: RowChange, empty: Readonly<Record<string, string>>): void;
  /** What is wrong with a field: with the field itself, or with what stands below it. */
  issuesAt(name: string): readonly string[];
  /** The draft that this form was filled from; null where it was not. */
  restored: Restored | null;
  discard(): void;
  props: {
    id: string;
    action: (form: FormData) => void;
    onSubmit: (event: FormEvent<HTMLFormElement>) => void;
    noValidate: true;
  };
}

/**
 * A form that loses nothing: what is typed is held here and in this browser's storage until the
 * server has written it; a refusal brings it back with what is wrong; a lost connection leaves it
 * to be sent again under the same key, which is written once. Without scripts it is a plain form.
 */
export function useForm(action: FormAction, opened: FormState, draftName: string | null): Form {
  const [posted, formAction] = useActionState(action, opened);
  const [state, setState] = useState(posted);
  const [values, setValues] = useState<FormValues>(posted.values);
  const [isPending, startTransition] = useTransition();
  const id = useId();
  // On a slow line people type before the scripts are there; the first rendering still sees it.
  const [early] = useState(() => standing(id));
  // Sent before they were there, it comes back with its answer, and no older draft replaces that.
  const [isAnswer] = useState(posted !== opened);
  const now = { values, key: state.key };
  const draft = useDraft(draftName, now, !isAnswer, (found) => {
    setValues(found.values);
    setState((current) => ({ ...current, key: found.key }));
  });
  const { touch } = draft;

  useEffect(() => {
    if (Object.keys(early).length === 0) return;
    touch();
    setValues((current) => ({ ...current, ...early }));
  }, [early, touch]);

  const change = (next: (current: FormValues) => FormValues) => {
    touch();
    setValues(next);
  };

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : {};
    const form = new FormData(event.currentTarget, submitter);
    form.set("enhanced", "yes");
    draft.sent();
    startTransition(async () => {
      const next = await answerTo(action, state, form);
      if (next.ok && next.message?.startsWith("/")) {
        draft.end();
        window.location.assign(next.message);
        return;
      }
      // What was typed while the answer was on its way stays; the draft follows.
      touch();
      setValues((current) => ({ ...current, ...next.fresh }));
      setState(next);
    });
  };

  return {
    state,
    isPending,
    get: (name) => values[name]?.[0] ?? "",
    set: (name, value) => change((current) => ({ ...current, [name]: [value] })),
    setMany: (given) =>
      change((current) => ({
        ...current,
        ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]])),
      })),
    all: (name) => values[name] ?? [],
    toggle: (name, value) => change((current) => toggled(current, name, value)),
    rows: (list) => rowCount(values, list),
    changeRows: (list, how, empty) => change((current) => withRows(current, list, how, empty)),
    issuesAt: (name) =>
      state.issues.filter(({ path }) => belongs(path, name)).map(({ message }) => message),
    restored: draft.restored,
    discard: () => {
      draft.end();
      setValues(opened.values);
      setState({ ...opened, key: crypto.randomUUID() });
    },
    props: { id, action: formAction, onSubmit: send, noValidate: true },
  };
}

function toggled(values: FormValues, name: string, value: string): FormValues {
  const chosen = values[name] ?? [];
  const isChosen = chosen.includes(value);
  return {
    ...values,
    [name]: isChosen ? chosen.filter((one) => one !== value) : [...chosen, value],
  };
}

// "figure.span" is a fault of the field "figure", "chain[0]" one of the field "chain[0].party".
function belongs(path: string, name: string): boolean {
  return path === name || (path.startsWith(`${name}.`) && !name.includes("["));
}
