/** What lists say of an incident: for each measure its figures, never one of them alone. */
import { figuresNow } from "@/lib/domain/figures-now";
import { rangeOfFigures, terseFigures } from "@/lib/domain/terse-figure";
import type {
  EditionDocument,
  EditionMeasure,
  IncidentSummary,
  MeasureSummary,
} from "@/lib/schemas/edition";
import { voicesWords } from "./words";

/** The part of an incident's summary that does not depend on the edition's number and moment. */
export function summarise(document: EditionDocument): Omit<IncidentSummary, "edition"> {
  const { id, slug, title, period, places } = document.incident;
  return {
    id,
    slug,
    title,
    period,
    places: places.map((place) => place.name),
    withdrawn: document.withdrawn !== null,
    standIn: articlesOf(document).some(({ kind }) => kind === "stand_in"),
    measures: document.measures.map(summariseMeasure),
  };
}

function articlesOf({ measures, otherClaims }: EditionDocument) {
  return [...measures.flatMap(({ claims }) => claims), ...otherClaims].map(
    ({ article }) => article,
  );
}

function summariseMeasure(measure: EditionMeasure): MeasureSummary {
  const figures = figuresNow(measure);
  const known = new Set(
    measure.claims.filter((c) => isKnown(measure, c.origin)).map((c) => c.origin),
  );
  const unknown = measure.origins.some((origin) => origin.kind !== "known");
  return {
    title: measure.title,
    standing: measure.standing.value,
    voices: known.size,
    unknown,
    figures: terseFigures(figures),
    line: `${rangeOfFigures(figures)} · ${whose(measure)}`,
  };
}

function isKnown(measure: EditionMeasure, id: string | null): boolean {
  return measure.origins.some((origin) => origin.id === id && origin.kind === "known");
}

// In the words of the page itself: whoever only says what cannot be compared is no voice.
function whose(measure: EditionMeasure): string {
  const { value } = measure.standing;
  if (value === "none") return "not compared";
  if (value === "unknown_origin") return "unknown origin";
  const heard = measure.claims.filter(({ figure, origin }) => {
    return figure.form !== "vague" && isKnown(measure, origin);
  });
  const voices = voicesWords(new Set(heard.map(({ origin }) => origin)).size);
  const hasUnknown = measure.claims.some(({ figure, origin }) => {
    return figure.form !== "vague" && origin !== null && !isKnown(measure, origin);
  });
  const whole = hasUnknown ? `${voices}, and unknown origin` : voices;
  return value === "single_origin" ? whole : `${whole}, ${value}`;
}
