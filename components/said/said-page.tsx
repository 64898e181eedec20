import { addresses } from "@/components/wording/addresses";
import { measureAnchors } from "@/components/wording/anchors";
import { dateInWords } from "@/components/wording/dates";
import { courseOf } from "@/lib/chart/course";
import type { IncidentResponse } from "@/lib/schemas/edition";
import { CourseSection } from "./course-section";
import { DayForms } from "./day-forms";

/** What had been said by a day, and how each voice's figure moved: one edition along the days of its claims. */
export function SaidPage(props: {
  incident: IncidentResponse;
  days: readonly string[];
  /** The last day that counts. */
  by: string;
  /** Parties that it names and that have no page any more. */
  withoutPage: readonly string[];
}) {
  const { incident, days, by, withoutPage } = props;
  const { slug, title } = incident.incident;
  const { number } = incident.edition;
  const anchors = measureAnchors(incident.measures);
  return (
    <>
      <header className="pt-8 pb-6">
        <p className="mb-1 text-small">
          <a href={addresses.edition(slug, number)}>
            {title}, edition {number}
          </a>
        </p>
        <h1>Said by {dateInWords(by)}</h1>
        <p className="mt-4 max-w-[40rem]">
          What had been claimed by that day, by the day of the claim or else of its article. Whose
          voice each claim is, is judged by all that edition {number} knows; what had been published
          here at a moment is another question, and{" "}
          <a href={addresses.history(slug)}>the history</a> answers it.
        </p>
      </header>
      {days.length === 0 ? (
        <p role="status" className="border-y border-hairline py-4">
          No dated figure stands in this edition: there is no day to go to.
        </p>
      ) : (
        <DayForms days={days} by={by} action={addresses.said(slug, number)} />
      )}
      <Beyond days={days} by={by} at={addresses.said(slug, number)} />
      {incident.measures.map((measure, index) => (
        <CourseSection
          key={anchors[index]}
          measure={measure}
          course={courseOf(measure)}
          days={days}
          by={by}
          anchor={anchors[index] ?? ""}
          withoutPage={withoutPage}
        />
      ))}
    </>
  );
}

/** For a day before anything was said, or after everything was: what there is to see instead. */
function Beyond({ days, by, at }: { days: readonly string[]; by: string; at: string }) {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || (by >= first && by <= last)) return null;
  const day = by < first ? first : last;
  return (
    <p role="status" className="mt-4">
      {by < first
        ? "Nothing had been said by then. The first that was said is of "
        : "Nothing is known here to have been said after "}
      <a href={`${at}?by=${day}`}>{dateInWords(day)}</a>
      {by < first ? "." : ": what follows is as it stood then."}
    </p>
  );
}
