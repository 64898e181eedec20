import type { Form } from "@/components/form/use-form";
import { Shown } from "@/components/wording/shown";

/** Claims of an incident, to be ticked: the field `name` of a form. */
export function TickedClaims(props: {
  form: Form;
  name: string;
  legend: string;
  hint?: string;
  claims: readonly { value: string; label: string }[];
}) {
  const { form, name, legend, hint, claims } = props;
  const issues = form.issuesAt(name);
  return (
    <fieldset
      id={name}
      tabIndex={-1}
      className={issues.length > 0 ? "border-s-4 border-ink ps-3" : ""}
    >
      <legend className="font-semibold">{legend}</legend>
      {hint && <p className="text-small text-muted">{hint}</p>}
      {issues.length > 0 && (
        <p className="text-small font-semibold">
          <span className="sr-only">Error: </span>
          {issues.join(" ")}
        </p>
      )}
      <div className="mt-1 space-y-1">
        {claims.length === 0 && <p className="text-small">There is no other claim.</p>}
        {claims.map(({ value, label }) => (
          <label key={value} className="flex items-baseline gap-2">
            <input
              type="checkbox"
              name={name}
              value={value}
              checked={form.all(name).includes(value)}
              onChange={() => form.toggle(name, value)}
            />
            <Shown text={label} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
