import {
  type FormEvent,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from "react";
import type { FormState, FormValues } from "@/lib/schemas/form";
import { type RowChange, rowCount, withRows } from "@/lib/schemas/form-rows";
import { clearDraft, keepDraft, readDraft } from "./draft";
import { standing } from "./early";

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

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
  /** When the draft was written that this form was filled from; null where it was not. */
  restored: { at: string; wasSent: boolean } | null;
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
  const [restored, setRestored] = useState<Form["restored"]>(null);
  const [isPending, startTransition] = useTransition();
  const isTouched = useRef(false);
  const id = useId();
  // On a slow line people type before the scripts are there; the first rendering still sees it.
  const [early] = useState(() => standing(id, opened.values));

  useEffect(() => {
    if (draftName === null) return;
    const draft = readDraft(draftName);
    if (!draft) return;
    setValues(draft.values);
    setState((current) => ({ ...current, key: draft.key }));
    setRestored({ at: draft.at, wasSent: draft.sent });
    isTouched.current = true;
  }, [draftName]);

  useEffect(() => {
    if (Object.keys(early).length === 0) return;
    isTouched.current = true;
    setValues((current) => ({ ...current, ...early }));
  }, [early]);

  useEffect(() => {
    if (draftName === null || !isTouched.current) return;
    const later = setTimeout(() => {
      // What was written meanwhile is no draft any more.
      if (isTouched.current) keepDraft(draftName, values, state.key, false);
    }, 250);
    return () => clearTimeout(later);
  }, [draftName, values, state.key]);

  const change = (next: (current: FormValues) => FormValues) => {
    isTouched.current = true;
    setValues(next);
  };

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : {};
    const form = new FormData(event.currentTarget, submitter);
    form.set("enhanced", "yes");
    if (draftName !== null) keepDraft(draftName, values, state.key, true);
    startTransition(async () => {
      const next = await answerTo(action, state, form);
      if (next.ok && next.message?.startsWith("/")) {
        if (draftName !== null) clearDraft(draftName);
        isTouched.current = false;
        window.location.assign(next.message);
        return;
      }
      // What was typed while the answer was on its way stays; the draft follows.
      isTouched.current = true;
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
    toggle: (name, value) =>
      change((current) => {
        const chosen = current[name] ?? [];
        const isChosen = chosen.includes(value);
        return {
          ...current,
          [name]: isChosen ? chosen.filter((one) => one !== value) : [...chosen, value],
        };
      }),
    rows: (list) => rowCount(values, list),
    changeRows: (list, how, empty) => change((current) => withRows(current, list, how, empty)),
    issuesAt: (name) =>
      state.issues.filter(({ path }) => belongs(path, name)).map(({ message }) => message),
    restored,
    discard: () => {
      if (draftName !== null) clearDraft(draftName);
      isTouched.current = false;
      setValues(opened.values);
      setState({ ...opened, key: crypto.randomUUID() });
      setRestored(null);
    },
    props: { id, action: formAction, onSubmit: send, noValidate: true },
  };
}

// A connection that is lost says nothing about whether the form arrived: the key stays the same.
async function answerTo(action: FormAction, state: FormState, form: FormData): Promise<FormState> {
  try {
    return await action(state, form);
  } catch {
    return {
      ...state,
      ok: false,
      message:
        "The connection was lost. What you wrote is kept in this browser: send it again; it is written once.",
      issues: [],
    };
  }
}

// "figure.span" is a fault of the field "figure", "chain[0]" one of the field "chain[0].party".
function belongs(path: string, name: string): boolean {
  return path === name || (path.startsWith(`${name}.`) && !name.includes("["));
}
