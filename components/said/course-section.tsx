import { printed } from "@/components/ui/printed";
import { addresses } from "@/components/wording/addresses";
import { dateInWords } from "@/components/wording/dates";
import { unbroken } from "@/components/wording/unbroken";
import { capitalised } from "@/components/wording/words";
import { apartSince, type Course, dayOf, stepAt } from "@/lib/chart/course";
import { echoWords, redactedWords } from "@/lib/chart/words";
import { counted } from "@/lib/domain/counted";
import type { EditionCountClaim, EditionMeasure, EditionOrigin } from "@/lib/schemas/edition";
import { CourseChart, lineMark } from "./course-chart";

/** One measure: its voices' figures over the days, what each said by one, and the claims in their order. */
export function CourseSection(props: {
  measure: EditionMeasure;
  course: Course;
  days: readonly string[];
  by: string;
  anchor: string;
  withoutPage: readonly string[];
}) {
  const { measure, course, days, by, anchor, withoutPage } = props;
  const dated = measure.claims.flatMap((claim) => {
    const day = dayOf(claim);
    return day === null ? [] : [{ claim, day }];
  });
  const said = dated.filter(({ day }) => day <= by).sort((a, b) => (a.day < b.day ? -1 : 1));
  // On one day nothing moves.
  const isDrawn = course.lines.length > 0 && days.length > 1;
  const apart = measure.measure.basis === "projection" ? null : apartSince(course, by);
  const later = dated.length - said.length;
  return (
    <section aria-labelledby={anchor} className="mt-12 border-t-2 border-ink pt-3">
      <h2 id={anchor} className="font-serif text-large font-semibold">
        {capitalised(measure.title)}
      </h2>
      {isDrawn && <CourseChart course={course} days={days} by={by} name={anchor} />}
      <ul>
        {course.lines.map((line, index) => {
          const step = stepAt(line, by);
          return (
            <li key={line.origin.id} className="flex items-baseline gap-x-3 py-1">
              {isDrawn && <span className="w-6 shrink-0 font-semibold">{lineMark(index)}</span>}
              <span className="min-w-0 wrap-anywhere">
                <Voice origin={line.origin} withoutPage={withoutPage} />:{" "}
                <strong className="font-semibold tabular-nums">
                  {step?.words ?? "nothing yet"}
                </strong>
                {step !== null && (
                  <span className="ms-3 whitespace-nowrap text-small text-muted">
                    since {dateInWords(step.day)}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {apart !== null && (
        <p className="mt-1">
          Since {dateInWords(apart)} what these voices say cannot all be right.
        </p>
      )}
      <ol className="mt-3">
        {said.map(({ claim, day }) => (
          <li key={claim.id} className="border-t border-hairline py-1">
            <SaidClaim claim={claim} day={day} measure={measure} />
          </li>
        ))}
      </ol>
      <p className="mt-1 text-small text-muted">
        {said.length === 0 && dated.length > 0 && "Nothing had been said yet. "}
        {later > 0 && `${capitalised(counted(later, "claim"))} came later. `}
        {course.undated.length > 0 &&
          `${capitalised(counted(course.undated.length, "claim"))} without a date ${course.undated.length === 1 ? "is" : "are"} left out.`}
      </p>
    </section>
  );
}

function Voice(props: { origin: EditionOrigin; withoutPage: readonly string[] }) {
  const { party } = props.origin;
  if (party === null) return "A voice";
  if (props.withoutPage.includes(party.id)) return <bdi>{party.name}</bdi>;
  return <a href={addresses.party(party.id)}>{party.name}</a>;
}

function SaidClaim(props: { claim: EditionCountClaim; day: string; measure: EditionMeasure }) {
  const { claim, day, measure } = props;
  const origin = measure.origins.find(({ id }) => id === claim.origin);
  const isAsserted = claim.assertedOn !== null;
  const echo = echoWords(claim);
  return (
    <div className="grid grid-cols-1 gap-x-8 sm:grid-cols-[9.5rem_minmax(0,1fr)] lg:grid-cols-[11rem_minmax(0,1fr)]">
      <span className="pt-0.5 text-small text-muted">
        {dateInWords(claim.assertedOn ?? day)}
        {!isAsserted && ", published"}
      </span>
      <span>
        {claim.figure.text === null
          ? redactedWords
          : printed(unbroken(claim.figure.text), claim.quote.language)}
        , <bdi>{origin?.party?.name ?? "nobody known"}</bdi>
        <span className="text-small text-muted">
          , in <bdi>{claim.article.outlet.name}</bdi>
        </span>
        {echo !== null && <span className="text-small text-muted"> ({echo})</span>}
      </span>
    </div>
  );
}
