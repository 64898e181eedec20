import "server-only";
import { type FigureReading, formOf, readFigure, sumFigure } from "@/lib/domain/figure";
import { AppError } from "@/lib/errors";
import type { LogClaim } from "@/lib/schemas/claim";

type Count = Extract<LogClaim, { kind: "count" }>;

/**
 * The figure of a count as it is stored: the bounds follow from the wording alone, unless the
 * analyst says what it means and how that is known. Throws `invalid` with the reason in words.
 */
export function figureRow({ figure, quote }: Count, wording: string) {
  if (figure.span.start < quote.start || figure.span.end > quote.end) {
    refuse("The wording does not stand inside the quote.");
  }
  const place = {
    figureText: wording,
    figureStart: figure.span.start,
    figureEnd: figure.span.end,
  };
  const { reading } = figure;
  if (reading) {
    return {
      ...place,
      figureForm: formOf(reading),
      figureStated: [reading.lower, ...(reading.upper === null ? [] : [reading.upper])],
      figureLower: reading.lower,
      figureUpper: reading.upper,
      figureSoft: reading.soft,
      figureHow: reading.how,
    };
  }
  const read = figureIn(figure.sum ? sumFigure(wording) : readFigure(wording), wording);
  return {
    ...place,
    figureForm: read.form,
    figureStated: [...read.stated],
    figureLower: read.lower,
    figureUpper: read.upper,
    figureSoft: read.soft,
    figureHow: figure.sum ? "the numbers of the list, added" : null,
  };
}

function figureIn(reading: FigureReading, wording: string) {
  switch (reading.kind) {
    case "figure":
      return reading.figure;
    case "says_nothing":
      return refuse(`"${wording}" says nothing about a number, which is not the same as none.`);
    default:
      return refuse(reading.why);
  }
}

function refuse(message: string): never {
  throw new AppError("invalid", message, [{ path: "figure", message }]);
}
