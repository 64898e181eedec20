import "server-only";
import { db } from "@/lib/db";
import { isSlug } from "@/lib/domain/slug";
import { differenceBetween } from "@/lib/editions/difference";
import { summarise } from "@/lib/editions/summary";
import type { Difference } from "@/lib/schemas/difference";
import {
  type EditionDocument,
  editionDocument,
  type IncidentResponse,
} from "@/lib/schemas/edition";
import { editionRef } from "./edition-row";
import { toldElsewhere } from "./incidents";
import { withoutPage } from "./without-page";

export interface PublishedEdition {
  incident: IncidentResponse;
  /** The number of the incident's newest edition. */
  newest: number;
  /** Where what is told of it stands by now, since it was merged; null where it stands by itself. */
  leadsTo: { slug: string; title: string } | null;
  /** Parties and articles that it names and that have no page any more. */
  withoutPage: string[];
  /** What it changed; null for the first, and where either of the two is withdrawn. */
  difference: Difference | null;
}

/** One edition of an incident, whichever it is; null when there is none of that number. */
export async function publishedEdition(
  slug: string,
  number: number,
): Promise<PublishedEdition | null> {
  if (!isSlug(slug)) return null;
  const rows = await db().edition.findMany({
    where: { incident: { slug }, number: { in: [number, number - 1] } },
    orderBy: { number: "desc" },
  });
  const [row, previous] = rows;
  if (!row || row.number !== number) return null;
  const newest = await db().edition.aggregate({
    where: { incidentId: row.incidentId },
    _max: { number: true },
  });
  const document = editionDocument.parse(JSON.parse(row.document));
  const before = previous ? editionDocument.parse(JSON.parse(previous.document)) : null;
  const last = newest._max.number ?? number;
  return {
    incident: { edition: editionRef(row), ...document },
    newest: last,
    withoutPage: number < last ? await withoutPage(slug, document) : [],
    leadsTo: await toldElsewhere(slug),
    difference: differenceTo(before, document),
  };
}

/** The document of one edition and which it is; null when there is none. */
export async function editionDocumentAt(
  slug: string,
  number: number,
): Promise<{ document: EditionDocument; edition: IncidentResponse["edition"] } | null> {
  if (!isSlug(slug)) return null;
  const row = await db().edition.findFirst({ where: { number, incident: { slug } } });
  if (!row) return null;
  return { document: editionDocument.parse(JSON.parse(row.document)), edition: editionRef(row) };
}

/** The number of the newest edition of an incident that was published by a moment; null where none was. */
export async function editionNumberAt(slug: string, at: Date): Promise<number | null> {
  if (!isSlug(slug)) return null;
  const row = await db().edition.findFirst({
    where: { incident: { slug }, at: { lte: at } },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return row?.number ?? null;
}

/** The newest editions of incidents, in the order of their ids as given. */
export async function newestDocuments(
  incidents: readonly string[],
): Promise<{ document: EditionDocument; edition: IncidentResponse["edition"] }[]> {
  const rows = await db().publishedIncident.findMany({
    where: { incidentId: { in: [...incidents] } },
    select: { incidentId: true, edition: true },
  });
  const byId = new Map(rows.map(({ incidentId, edition }) => [incidentId, edition]));
  return incidents.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const document = editionDocument.parse(JSON.parse(row.document));
    return [{ document, edition: editionRef(row) }];
  });
}

/** How many editions a feed announces at most. */
const feedLength = 50;

/** What a feed announces of an incident's editions, newest first; null where nothing is published. */
export async function editionFeed(slug: string) {
  if (!isSlug(slug)) return null;
  const rows = await db().edition.findMany({
    where: { incident: { slug } },
    orderBy: { number: "desc" },
    take: feedLength,
  });
  const all = rows.map((row) => ({
    ...editionRef(row),
    document: editionDocument.parse(JSON.parse(row.document)),
  }));
  const [newest] = all;
  if (!newest) return null;
  // Of a withdrawn incident the reason is told, and nothing of what was published before.
  const { withdrawn } = newest.document;
  return {
    slug,
    title: withdrawn === null ? newest.document.incident.title : "Withdrawn",
    editions: (withdrawn === null ? all : [newest]).map(({ document, ...edition }) => ({
      ...edition,
      lines: linesOf(document),
    })),
  };
}

function linesOf(document: EditionDocument): string[] {
  if (document.withdrawn !== null) return [`Withdrawn: ${document.withdrawn}`];
  return summarise(document).measures.map(({ title, line }) => `${title}: ${line}`);
}

function differenceTo(before: EditionDocument | null, after: EditionDocument): Difference | null {
  if (before === null || before.withdrawn !== null || after.withdrawn !== null) return null;
  return differenceBetween(before, after);
}
