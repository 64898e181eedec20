import { AppError } from "@/lib/errors";
import { bibTex, citationText, ris } from "@/lib/export/citation";
import { csvOf, fileName } from "@/lib/export/csv";
import { jsonLd } from "@/lib/export/json-ld";
import type { Taken } from "@/lib/export/taken";
import { editionDocumentAt } from "@/lib/queries/editions";
import { readEditionNumber } from "@/lib/web/edition-number";
import { publicRoute } from "@/lib/web/public-route";
import { siteOf } from "@/lib/web/site";
import { textAnswer } from "@/lib/web/text-answer";

type Context = RouteContext<"/api/v1/incidents/[slug]/editions/[number]/[file]">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const { slug, number: digits, file } = await params;
    const number = readEditionNumber(digits);
    const found = number === null ? null : await editionDocumentAt(slug, number);
    const kind = files.get(file);
    if (!found || !kind) throw new AppError("not_found", "There is no such file of an edition.");
    const taken = { ...found, site: siteOf(request) };
    const name = kind.ending && `${fileName(taken)}.${kind.ending}`;
    return textAnswer(request, kind.make(taken), { type: kind.type, ...(name && { name }) });
  },
);

interface Kind {
  make: (taken: Taken) => string;
  type: string;
  /** Of the name under which it is saved; none for what a browser shows. */
  ending?: string;
}

const files: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["claims.csv", { make: csvOf, type: "text/csv", ending: "csv" }],
  ["claims.jsonld", { make: jsonLd, type: "application/ld+json" }],
  ["citation.txt", { make: (taken) => `${citationText(taken)}\n`, type: "text/plain" }],
  ["citation.bib", { make: bibTex, type: "application/x-bibtex", ending: "bib" }],
  ["citation.ris", { make: ris, type: "application/x-research-info-systems", ending: "ris" }],
]);
