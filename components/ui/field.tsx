import type { HTMLInputTypeAttribute } from "react";

/** What a person fills in: a line of text, or one of several choices. */
export interface FieldSpec {
  name: string;
  label: string;
  hint?: string;
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  /** For numbers that are typed: which keyboard a phone shows. */
  inputMode?: "numeric";
  /** Where the field is a choice. */
  choices?: readonly { value: string; label: string }[];
}

/** The label above, the hint under it, what is wrong above the field and tied to it. */
export function Field({
  id,
  spec,
  value,
  issue,
}: {
  id: string;
  spec: FieldSpec;
  value: string;
  issue: string | undefined;
}) {
  const { label, hint, choices, name } = spec;
  const described = [hint && `${id}-hint`, issue && `${id}-issue`].filter(Boolean).join(" ");
  const common = {
    id,
    name,
    required: true,
    "aria-invalid": issue ? true : undefined,
    "aria-describedby": described || undefined,
    className: `mt-1 block w-full max-w-[26rem] border bg-paper px-3 py-2 ${issue ? "border-2 border-ink" : "border-ink"}`,
  } as const;
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-small text-muted">
          {hint}
        </p>
      )}
      {issue && (
        <p id={`${id}-issue`} className="border-s-4 border-ink ps-2 text-small font-semibold">
          {issue}
        </p>
      )}
      {choices ? (
        <select key={value} defaultValue={value} {...common}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          type={spec.type ?? "text"}
          autoComplete={spec.autoComplete ?? "off"}
          inputMode={spec.inputMode}
          defaultValue={value}
          {...common}
        />
      )}
    </div>
  );
}
