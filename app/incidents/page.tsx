import type { Metadata } from "next";
import { IncidentList } from "@/components/list/incident-list";
import { ListHead } from "@/components/list/list-head";
import { NoIncidents } from "@/components/list/no-incidents";
import { NoSuchPage } from "@/components/list/no-such-page";
import { AppError } from "@/lib/errors";
import { publishedIncidents } from "@/lib/queries/incidents";

export const metadata: Metadata = { title: "Incidents" };

const pageLength = 20;

export default async function IncidentsPage({ searchParams }: PageProps<"/incidents">) {
  const { cursor } = await searchParams;
  const page = Array.isArray(cursor) ? null : await pageAt(cursor);
  if (page === null) return <NoSuchPage />;
  if (page.items.length === 0 && cursor === undefined) return <NoIncidents />;
  return (
    <>
      <ListHead isFirst={cursor === undefined} />
      <IncidentList items={page.items} next={page.next} />
    </>
  );
}

/** Null when the cursor is none that this list gave out. */
async function pageAt(cursor: string | undefined) {
  try {
    return await publishedIncidents({ cursor, limit: pageLength });
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return null;
    throw error;
  }
}
