import { CheckField, TextArea, TextField } from "@/components/form/fields";
import { describeBounds, type FigureReading, readFigure, sumFigure } from "@/lib/domain/figure";
import { type Taking, WordsField } from "./words-field";

/** The figure as it is printed, with what it says told as it is typed, by the judgement's own reading. */
export function FigureFields(taking: Taking) {
  const { form } = taking;
  const wording = form.get("figure");
  const isSum = form.get("figure.sum") === "yes";
  return (
    <fieldset className="space-y-4">
      <legend className="mb-2 font-serif text-large font-semibold">Figure</legend>
      <WordsField
        {...taking}
        name="figure"
        label="Figure as printed"
        hint="Its words inside the quote: “more than 80”, “a five-year-old and two women”."
        within="quote"
        rows={1}
      />
      <Meaning wording={wording} isSum={isSum} isRead={form.get("figure.reading.lower") !== ""} />
      <CheckField form={form} name="figure.sum" label="It is a list that adds up" />
      <details open={form.get("figure.reading.lower") !== "" || undefined}>
        <summary>The words do not say it by themselves</summary>
        <div className="mt-3 space-y-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              form={form}
              name="figure.reading.lower"
              label="At least"
              inputMode="numeric"
            />
            <TextField
              form={form}
              name="figure.reading.upper"
              label="At most"
              hint="Empty: no upper bound."
              inputMode="numeric"
            />
          </div>
          <CheckField form={form} name="figure.reading.soft" label="Only roughly" />
          <TextArea
            form={form}
            name="figure.reading.how"
            label="How you know"
            hint="Readers see it beside the figure."
            rows={2}
          />
        </div>
      </details>
    </fieldset>
  );
}

function Meaning(props: { wording: string; isSum: boolean; isRead: boolean }) {
  const { wording, isSum, isRead } = props;
  const reading = wording.trim() === "" ? null : isSum ? sumFigure(wording) : readFigure(wording);
  return (
    <p role="status" data-testid="meaning" className="min-h-6 tabular-nums">
      {isRead ? "You say what it means, below." : reading && meaningOf(reading)}
    </p>
  );
}

function meaningOf(reading: FigureReading): string {
  if (reading.kind === "says_nothing")
    return "This says nothing about a number, which is not none.";
  if (reading.kind !== "figure") return reading.why;
  const { form } = reading.figure;
  const vague = form === "vague" ? " Vague words decide nothing." : "";
  return `Read as ${describeBounds(reading.figure)}.${vague}`;
}
