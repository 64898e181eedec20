/** What lists say of an incident: for each measure its figures, never one of them alone. */
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
  const figures = measure.claims.map(({ figure }) => figure);
  const voices = new Set(
    measure.claims.filter((c) => isKnown(measure, c.origin)).map((c) => c.origin),
  ).size;
  const unknown = measure.origins.some((origin) => origin.kind !== "known");
  return {
    title: measure.title,
    standing: measure.standing.value,
    voices,
    unknown,
    figures: terseFigures(figures),
    line: `${rangeOfFigures(figures)} · ${whose(voices, unknown, measure.standing.value)}`,
  };
}

function isKnown(measure: EditionMeasure, id: string | null): boolean {
  return measure.origins.some((origin) => origin.id === id && origin.kind === "known");
}

function whose(voices: number, unknown: boolean, standing: string): string {
  if (voices === 0) return "unknown origin";
  const known = voicesWords(voices);
  const whole = unknown ? `${known}, and unknown origin` : known;
  return ["agreed", "compatible", "contested"].includes(standing) ? `${whole}, ${standing}` : whole;
}
