import type { ReactNode } from "react";
import { rowIntent } from "@/lib/schemas/form-rows";
import type { Form } from "./use-form";

/**
 * Rows that can be added, removed and put in order, by buttons: so by mouse, by keyboard, and, since
 * each button sends its wish with the form, without scripts.
 */
export function RowList(props: {
  form: Form;
  list: string;
  /** "Hop", "Tie": what one row is. */
  noun: string;
  legend: string;
  hint?: ReactNode;
  empty: Readonly<Record<string, string>>;
  isOrdered?: boolean;
  children: (row: string, index: number) => ReactNode;
}) {
  const { form, list, noun, legend, hint, empty, isOrdered = false, children } = props;
  const count = form.rows(list);
  const issues = form.state.issues.filter(({ path }) => path === list);
  const rows = Array.from({ length: count }, (_, index) => ({ index, row: `${list}[${index}]` }));
  return (
    <fieldset id={list} tabIndex={-1}>
      <legend className="font-semibold">{legend}</legend>
      {hint !== undefined && <p className="max-w-[40rem] text-small text-muted">{hint}</p>}
      {issues.map(({ message }) => (
        <p key={message} className="border-s-4 border-ink ps-3 text-small font-semibold">
          {message}
        </p>
      ))}
      <ol className="mt-2 space-y-4">
        {rows.map(({ index, row }) => (
          <li key={row} className="border-t border-hairline pt-3">
            <fieldset className="space-y-3">
              <legend className="float-start me-4 text-small text-muted">
                {noun} {index + 1}
              </legend>
              <p className="flex flex-wrap justify-end gap-4 text-small">
                {isOrdered && index > 0 && (
                  <RowButton {...{ form, list, empty }} change={{ kind: "up", index }}>
                    Move {noun.toLowerCase()} {index + 1} up
                  </RowButton>
                )}
                {isOrdered && index < count - 1 && (
                  <RowButton {...{ form, list, empty }} change={{ kind: "down", index }}>
                    Move {noun.toLowerCase()} {index + 1} down
                  </RowButton>
                )}
                <RowButton {...{ form, list, empty }} change={{ kind: "remove", index }}>
                  Remove {noun.toLowerCase()} {index + 1}
                </RowButton>
              </p>
              {form.state.issues
                .filter(({ path }) => path === row)
                .map(({ message }) => (
                  <p key={message} className="border-s-4 border-ink ps-3 text-small font-semibold">
                    {message}
                  </p>
                ))}
              {children(row, index)}
            </fieldset>
          </li>
        ))}
      </ol>
      <p className="mt-3">
        <RowButton {...{ form, list, empty }} change={{ kind: "add" }} isBoxed>
          Add a {noun.toLowerCase()}
        </RowButton>
      </p>
    </fieldset>
  );
}

function RowButton(props: {
  form: Form;
  list: string;
  empty: Readonly<Record<string, string>>;
  change: Parameters<Form["changeRows"]>[1];
  isBoxed?: boolean;
  children: ReactNode;
}) {
  const { form, list, empty, change, isBoxed = false, children } = props;
  return (
    <button
      type="submit"
      name="intent"
      value={rowIntent(list, change)}
      className={isBoxed ? "border border-ink px-3 py-1" : "underline"}
      onClick={(event) => {
        event.preventDefault();
        form.changeRows(list, change, empty);
      }}
    >
      {children}
    </button>
  );
}
