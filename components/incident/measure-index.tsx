import { capitalised, standingWords } from "@/components/wording/words";
import type { EditionMeasure } from "@/lib/schemas/edition";
import { StandingMark } from "./standing-mark";

/** The measures of the page at a glance, each a way to its section. */
export function MeasureIndex(props: {
  measures: readonly { measure: EditionMeasure; anchor: string }[];
}) {
  if (props.measures.length < 2) return null;
  return (
    <nav aria-label="On this page" className="screen-only fact">
      <p className="pt-0.5 text-small text-muted">On this page</p>
      <ul>
        {props.measures.map(({ measure, anchor }) => (
          <li key={anchor} className="flex items-baseline gap-2">
            <StandingTone value={measure.standing.value} />
            <span>
              <a href={`#${anchor}`}>{capitalised(measure.title)}</a>{" "}
              <span className="text-small text-muted">
                {standingWords[measure.standing.value].toLowerCase()}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function StandingTone({ value }: { value: EditionMeasure["standing"]["value"] }) {
  return (
    <span className={value === "contested" ? "text-contested" : "text-muted"}>
      <StandingMark value={value} />
    </span>
  );
}
