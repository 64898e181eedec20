export interface Choice {
  value: string;
  label: string;
}

/** One way to narrow what is found: a short text, or one of several choices. */
export function NarrowField(props: {
  name: string;
  label: string;
  hint?: string;
  choices?: readonly Choice[];
  value: string | undefined;
  complaint: string | undefined;
  /** What may be meant, each at its address. */
  suggestions: readonly { name: string; href: string }[];
}) {
  const { name, label, hint, choices, value, complaint, suggestions } = props;
  const described = [hint && `${name}-hint`, complaint && `${name}-error`].filter(Boolean);
  const common = {
    id: name,
    name,
    "aria-invalid": complaint ? true : undefined,
    "aria-describedby": described.join(" ") || undefined,
    className: "mt-0.5 block w-full border border-ink bg-paper px-2 py-1",
  } as const;
  return (
    <div className="flex flex-col justify-end text-small">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-muted">
          {hint}
        </p>
      )}
      {complaint && (
        <p id={`${name}-error`} className="border-ink border-s-4 ps-2 font-semibold">
          {complaint}
        </p>
      )}
      {suggestions.length > 0 && (
        <ul className="border-ink border-s-4 ps-2">
          {suggestions.map((one) => (
            <li key={one.href} className="py-1">
              <a href={one.href}>
                <bdi>{one.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
      {choices ? (
        <select {...common} defaultValue={choices.some((it) => it.value === value) ? value : ""}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type="text"
          dir="auto"
          defaultValue={value}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </div>
  );
}
