/** What a form knows after it was sent: what is wrong where, and everything that was typed. */
export interface FormState {
  ok: boolean;
  /** A sentence for the top of the form; null before it was sent. */
  message: string | null;
  /** `path` is the place of the input, and the name of its field where the form is flat. */
  issues: readonly { path: string; message: string }[];
  /** What was typed, by the field's name; a name that stands in the form twice has two values. */
  values: FormValues;
  /** What the person is to know before it is written; sent again with `token` as `seen`, it is. */
  asks?: { title: string; lines: readonly string[]; token: string };
  /** What the server did for the form, and what to look at, before anything is written. */
  told?: { title: string; lines: readonly string[] };
  /** Fields whose values the server renews: on what the form is decided from now on. */
  fresh?: FormValues;
  /** Goes with the form in a hidden field called `key`: sent twice, it is written once. */
  key: string;
  /** What is told this once and kept nowhere: codes, for example. */
  shownOnce?: readonly string[];
}

/** What is said of a form that was opened before a redaction: what is typed into it may tell what went. */
export const redactedSince =
  "Something was redacted since you opened this form. Make sure that it does not say what went, then send it again.";

/** How a refusal begins of what did not come from a page of ours: by it a browser knows one as such. */
export const sentFromElsewhere = "This form was sent from ";

export type FormValues = Readonly<Record<string, readonly string[]>>;

/**
 * A form before it was sent, with `values` where it opens on something that exists. Made by the
 * page, on the server: the browser is to find the same key.
 */
export function newForm(values: FormValues = {}): FormState {
  return { ok: false, message: null, issues: [], values, key: newKey() };
}

/** A key of a form: a UUID of version 7, which tells when the form was opened. */
export function newKey(): string {
  const random = crypto.randomUUID().slice(15);
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}`;
}

/** When a form of this key was opened; null where its key does not tell. */
export function openedAt(key: string): Date | null {
  return key[14] === "7" ? new Date(Number.parseInt(key.slice(0, 13).replace("-", ""), 16)) : null;
}
