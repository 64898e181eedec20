import type { FormAction } from "@/components/form/use-form";
import type { FormState } from "@/lib/schemas/form";
import { ReasonForm } from "./reason-form";

/** Whether readers see an article whole, why, and for an editor the form that changes it. */
export function FreeToShow(props: {
  article: string;
  /** The licence or leave; null where readers see the quotes alone. */
  reason: string | null;
  /** Null for whoever may not change it. */
  form: { show: FormAction; hide: FormAction; opened: FormState } | null;
}) {
  const { article, reason, form } = props;
  return (
    <section
      aria-labelledby="free-to-show"
      className="mt-8 max-w-[46rem] border-t-2 border-ink pt-3"
    >
      <h2 id="free-to-show" className="font-semibold">
        What readers see of it
      </h2>
      <p className="whitespace-pre-line">
        {reason === null
          ? "The passages that published claims were read in, not the whole text."
          : `The whole text, because it is free to show: ${reason}`}
      </p>
      {form !== null && (
        <details className="mt-2">
          <summary>{reason === null ? "Mark it free to show" : "Show its quotes alone"}</summary>
          <div className="mt-4">
            {reason === null ? (
              <ReasonForm
                key="show"
                action={form.show}
                opened={form.opened}
                id={article}
                name="why"
                submit="Mark it free to show"
                label="Licence or leave"
                hint="For readers: under which licence, or by whose leave, the text may be shown whole. It is shown at once."
              />
            ) : (
              <ReasonForm
                key="hide"
                action={form.hide}
                opened={form.opened}
                id={article}
                name="why"
                submit="Show its quotes alone"
                label="Why"
                hint="It stays in the log. From then on readers see the quotes alone."
              />
            )}
          </div>
        </details>
      )}
    </section>
  );
}
