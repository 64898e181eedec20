import { memo, type ReactNode } from "react";
import type { Form } from "./use-form";

interface Props {
  form: Form;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Set small beside others. */
  isNarrow?: boolean;
}

const control = "block w-full border border-ink bg-paper px-2 py-1.5 text-body text-ink";

/** A label, a hint under it, what is wrong, and the control: in that order, as they are read. */
export function Field(
  props: Pick<Props, "form" | "name" | "label" | "hint"> & { children: ReactNode },
) {
  const { form, name, label, hint, children } = props;
  const issues = form.issuesAt(name);
  return (
    <div className={issues.length > 0 ? "border-s-4 border-ink ps-3" : ""}>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${name}-hint`} className="text-small text-muted">
          {hint}
        </p>
      )}
      {issues.length > 0 && (
        <p id={`${name}-error`} className="text-small font-semibold">
          <span className="sr-only">Error: </span>
          {issues.join(" ")}
        </p>
      )}
      <div className="mt-1">{children}</div>
    </div>
  );
}

/** What a control says of itself to those who do not see it. */
export function described(form: Form, name: string, hasHint: boolean) {
  const isWrong = form.issuesAt(name).length > 0;
  const ids = [...(hasHint ? [`${name}-hint`] : []), ...(isWrong ? [`${name}-error`] : [])];
  return {
    "aria-invalid": isWrong || undefined,
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
  };
}

export function TextField(props: Props & { lang?: string; inputMode?: "numeric" | "url" }) {
  const { form, name, label, hint, isNarrow = false, lang, inputMode } = props;
  return (
    <Field form={form} name={name} label={label} hint={hint}>
      <input
        id={name}
        name={name}
        value={form.get(name)}
        onChange={(event) => form.set(name, event.target.value)}
        className={`${control} ${isNarrow ? "max-w-48" : ""}`}
        autoComplete="off"
        lang={lang}
        inputMode={inputMode}
        {...described(form, name, hint !== undefined)}
      />
    </Field>
  );
}

export function TextArea(props: Props & { rows?: number; isPrinted?: boolean }) {
  const { form, name, label, hint, rows = 3, isPrinted = false } = props;
  return (
    <Field form={form} name={name} label={label} hint={hint}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        value={form.get(name)}
        onChange={(event) => form.set(name, event.target.value)}
        className={`${control} ${isPrinted ? "font-serif" : ""}`}
        dir="auto"
        {...described(form, name, hint !== undefined)}
      />
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function SelectField(
  props: Props & { options: readonly Option[]; onChosen?: (value: string) => void },
) {
  const { form, name, label, hint, options, onChosen } = props;
  return (
    <Field form={form} name={name} label={label} hint={hint}>
      <select
        id={name}
        name={name}
        value={form.get(name)}
        onChange={(event) => {
          form.set(name, event.target.value);
          onChosen?.(event.target.value);
        }}
        className={control}
        {...described(form, name, hint !== undefined)}
      >
        <Options options={options} />
      </select>
    </Field>
  );
}

// A list of hundreds is not gone through again with every key that is pressed elsewhere in the form.
const Options = memo(function Options({ options }: { options: readonly Option[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));
});

export function CheckField({ form, name, label, hint }: Props) {
  return (
    <div>
      <label className="flex items-baseline gap-2">
        <input
          id={name}
          type="checkbox"
          name={name}
          value="yes"
          checked={form.get(name) === "yes"}
          onChange={(event) => form.set(name, event.target.checked ? "yes" : "")}
          {...described(form, name, hint !== undefined)}
        />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <p id={`${name}-hint`} className="ps-6 text-small text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** One of a few, all of them seen at once. */
export function Choices(props: Props & { options: readonly (Option & { hint?: string })[] }) {
  const { form, name, label, hint, options } = props;
  const issues = form.issuesAt(name);
  return (
    <fieldset className={issues.length > 0 ? "border-s-4 border-ink ps-3" : ""}>
      <legend className="font-semibold">{label}</legend>
      {hint !== undefined && <p className="text-small text-muted">{hint}</p>}
      {issues.length > 0 && (
        <p id={`${name}-error`} className="text-small font-semibold">
          <span className="sr-only">Error: </span>
          {issues.join(" ")}
        </p>
      )}
      <div className="mt-1 space-y-1">
        {options.map((option, index) => (
          <label key={option.value} className="flex items-baseline gap-2">
            <input
              id={index === 0 ? name : undefined}
              type="radio"
              name={name}
              value={option.value}
              checked={form.get(name) === option.value}
              onChange={() => form.set(name, option.value)}
              aria-describedby={issues.length > 0 ? `${name}-error` : undefined}
            />
            <span>
              {option.label}
              {option.hint !== undefined && (
                <span className="block text-small text-muted">{option.hint}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
