import type { ReactNode } from "react";
import { readingWords } from "@/components/wording/words";
import { grouped } from "@/lib/domain/figure";
import type { EditionReading } from "@/lib/schemas/edition";

/** What the rules of four datasets, and our own, give on these claims, side by side. */
export function ReadingsTable(props: {
  readings: readonly EditionReading[];
  /** What the desk offers beside each; nothing for readers. */
  beside?: (reading: EditionReading) => ReactNode;
}) {
  const { readings, beside } = props;
  return (
    <div className="max-w-[46rem] text-small">
      <p className="text-muted">
        Our reading of each rule from these claims. No dataset is said to have coded them so.
      </p>
      <dl className="mt-2 border-b border-hairline">
        {readings.map((reading) => (
          <div
            key={reading.rule}
            className="grid gap-x-4 border-t border-hairline py-2 sm:grid-cols-[9rem_1fr]"
          >
            <dt>
              <span className="font-semibold">{readingWords[reading.rule]}</span>
              {reading.source !== null && (
                <span className="block text-muted">{reading.source}</span>
              )}
            </dt>
            <dd>
              <p className="text-body font-semibold tabular-nums">{numbersOf(reading)}</p>
              <p>{reading.text}</p>
              {reading.needsCoder.map((question) => (
                <p key={question}>
                  <span className="font-semibold">Needs a coder.</span> {question}
                </p>
              ))}
              {beside?.(reading)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function numbersOf({ low, best, high }: EditionReading): string {
  const named = [
    ["low", low],
    ["best", best],
    ["high", high],
  ] as const;
  const given = named.filter(([, number]) => number !== null);
  if (given.length === 0) return "No number";
  if (given.length === 1) return `${best ?? low ?? high}`;
  return given
    .map(([name, number]) => `${name} ${number === null ? "" : grouped(number)}`)
    .join(" · ");
}
