"use client";

import type { Form } from "@/components/form/use-form";
import { Shown } from "@/components/wording/shown";

/** The claims that a decision rests on, to be ticked. */
export function GroundsField(props: {
  form: Form;
  claims: readonly { id: string; words: string }[];
  what: "assessment" | "finding";
}) {
  const { form, claims, what } = props;
  const issues = form.issuesAt("grounds");
  return (
    <fieldset
      id="grounds"
      tabIndex={-1}
      className={issues.length > 0 ? "border-s-4 border-ink ps-3" : ""}
    >
      <legend className="font-semibold">The claims that it rests on</legend>
      <p className="text-small text-muted">
        When what they stand on is another later, this {what} comes up again.
      </p>
      {issues.length > 0 && (
        <p className="text-small font-semibold">
          <span className="sr-only">Error: </span>
          {issues.join(" ")}
        </p>
      )}
      <div className="mt-1 space-y-1">
        {claims.length === 0 && <p className="text-small">There is no other claim.</p>}
        {claims.map(({ id, words }) => (
          <label key={id} className="flex items-baseline gap-2">
            <input
              type="checkbox"
              name="grounds"
              value={id}
              checked={form.all("grounds").includes(id)}
              onChange={() => form.toggle("grounds", id)}
            />
            <Shown text={words} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
