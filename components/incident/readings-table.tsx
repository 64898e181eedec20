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
    <div className="readings">
      <p>Our reading of each rule from these claims. No dataset is said to have coded them so.</p>
      <dl>
        {readings.map((reading) => (
          <div key={reading.rule}>
            <dt>
              <b>{readingWords[reading.rule]}</b>
              {reading.source !== null && <span>{reading.source}</span>}
            </dt>
            <dd>
              <p>{numbersOf(reading)}</p>
              <p>{reading.text}</p>
              {reading.needsCoder.map((question) => (
                <p key={question}>
                  <b>Needs a coder.</b> {question}
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
  if (given.length === 1 && best !== null) return grouped(best);
  return given.map(([name, number]) => `${name} ${grouped(number ?? 0)}`).join(" · ");
}
