import type { EditionCountClaim, EditionMeasure, EditionOtherClaim } from "@/lib/schemas/edition";
import { claimAddress, contentOf, type Taken } from "./taken";

/**
 * Every claim of an edition, a row each: UTF-8 with its mark, so that spreadsheets see what it is;
 * commas, every cell in quotation marks, CRLF (RFC 4180). A cell that a spreadsheet would take for a
 * formula, and a figure, slug or place that it would take for a date, begins with an apostrophe. Empty: not known. Rows repeat one another's voices, so the columns
 * `origin_id` and `echo` stand beside every figure: they are not to be summed.
 */
export function csvOf(taken: Taken): string {
  return csvHead + csvRows(taken);
}

/** The claims of one edition as rows of such a file. */
export function csvRows(taken: Taken): string {
  const { measures, otherClaims, responsibility } = contentOf(taken);
  const counts = measures.flatMap((measure) =>
    measure.claims.map((claim) => countRow(taken, measure, claim)),
  );
  const others = otherClaims.map((claim) => {
    const held = responsibility.find(({ claims }) => claims.includes(claim.id));
    return otherRow(taken, claim, held);
  });
  return [...counts, ...others].map((row) => lineOf(cellsOf(row))).join("");
}

export const columns = [
  "incident",
  "edition",
  "published_at",
  "kind",
  "measure",
  "outcome",
  "group",
  "of",
  "basis",
  "window_start",
  "window_end",
  "standing",
  "origin_id",
  "origin",
  "origin_kind",
  "says_now_lower",
  "says_now_upper",
  "echo",
  "effect",
  "figure_as_printed",
  "form",
  "lower",
  "upper",
  "soft",
  "attackers_included",
  "holds_responsible",
  "claimant",
  "chain",
  "hedge",
  "status",
  "asserted_on",
  "outlet",
  "headline",
  "article_published_on",
  "article_url",
  "article_text",
  "quote",
  "quote_language",
  "translation",
  "claim_id",
  "claim_address",
  // Those that were added stand at the end: whoever counts columns counts as before.
  "incident_slug",
  "period_start",
  "period_end",
  "places",
] as const;

/** What such a file begins with: the mark, and the names of the columns. */
export const csvHead: string = `\uFEFF${columns.map((name) => `"${name}"`).join(",")}\r\n`;

type Cell = string | number | boolean | null;
type Row = Partial<Record<(typeof columns)[number], Cell>>;
type Claim = EditionCountClaim | EditionOtherClaim;
type Section = Pick<EditionMeasure, "standing" | "origins">;

function countRow(taken: Taken, measure: EditionMeasure, claim: EditionCountClaim): Row {
  const { outcome, group, of, basis, window } = measure.measure;
  const { figure, echo, effect, attackersIncluded } = claim;
  return {
    ...anyRow(taken, claim, measure),
    kind: "count",
    measure: measure.title,
    outcome,
    group,
    of: of?.name ?? null,
    basis,
    window_start: window?.start ?? null,
    window_end: window?.end ?? null,
    echo,
    effect,
    figure_as_printed: figure.text === null ? null : undated(figure.text),
    form: figure.form,
    lower: figure.lower,
    upper: figure.upper,
    soft: figure.soft,
    attackers_included: attackersIncluded,
  };
}

function otherRow(taken: Taken, claim: EditionOtherClaim, held: Section | undefined): Row {
  const { kind, holdsResponsible } = claim;
  return { ...anyRow(taken, claim, held), kind, holds_responsible: holdsResponsible?.name ?? null };
}

function anyRow(taken: Taken, claim: Claim, section: Section | undefined): Row {
  const { edition, document } = taken;
  const origin = section?.origins.find(({ id }) => id === claim.origin);
  const { article, quote } = claim;
  const { title, slug, period, places } = document.incident;
  return {
    incident: title,
    edition: edition.number,
    published_at: edition.at,
    standing: section?.standing.value ?? null,
    origin_id: claim.origin,
    origin: origin?.party?.name ?? null,
    origin_kind: origin?.kind ?? null,
    says_now_lower: origin?.says?.lower ?? null,
    says_now_upper: origin?.says?.upper ?? null,
    claimant: claim.claimant?.name ?? null,
    chain: claim.chain
      .map((hop) => `${hop.party?.name ?? hop.describedAs ?? "somebody unnamed"} ${hop.function}`)
      .join(" < "),
    hedge: claim.hedge,
    status: claim.status,
    asserted_on: claim.assertedOn,
    outlet: article.outlet.name,
    headline: article.headline,
    article_published_on: article.publishedOn,
    article_url: article.url,
    article_text: article.kind,
    quote: quote.text,
    quote_language: quote.language,
    translation: quote.translation?.text ?? null,
    claim_id: claim.id,
    claim_address: claimAddress(taken, claim.id),
    incident_slug: undated(slug),
    period_start: period.start,
    period_end: period.end,
    places: undated(placesOf(places)),
  };
}

// One cell for all of them. A name may have a comma in it ("Kech, Balochistan"); a bar of its own becomes a slash.
function placesOf(places: Taken["document"]["incident"]["places"]): string {
  return places.map(({ name }) => name.replaceAll("|", "/")).join(" | ");
}

function cellsOf(row: Row): Cell[] {
  return columns.map((column) => row[column] ?? null);
}

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

function quoted(cell: Cell): string {
  if (cell === null) return "";
  const text = typeof cell === "string" ? harmless(cell) : `${cell}`;
  return `"${text.replaceAll('"', '""')}"`;
}

// OWASP's list, the wide forms that some programs take for the same, and any of them after what is not seen.
function harmless(text: string): string {
  return /^[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(
    text,
  )
    ? `'${text}`
    : text;
}

/**
 * "10-12" as it was printed, and not as the twelfth of October; nor "1.200" as one and a fifth, nor a slug as a day
 * ("march-15", "2026-02-01") or as a number ("1e5").
 */
function undated(text: string): string {
  return readAsAnother.test(text) ? `'${text}` : text;
}

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const readAsAnother = new RegExp(
  String.raw`^(?:\d{1,4}\s*[-/.]\s*\d{1,4}|\d{1,4}-\d{1,2}-\d{1,4}|\d+e\d+|${month}-\d{1,4}|\d{1,2}-${month}(?:-\d{2,4})?)$`,
);

/** What a file of this edition is called: "operation-herof-phase-ii-edition-1". */
export function fileName({ document, edition }: Taken): string {
  return `${document.incident.slug}-edition-${edition.number}`;
}
