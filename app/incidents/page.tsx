import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IncidentList } from "@/components/list/incident-list";
import { ListHead } from "@/components/list/list-head";
import { NoIncidents } from "@/components/list/no-incidents";
import { AppError } from "@/lib/errors";
import { publishedIncidents } from "@/lib/queries/incidents";

export const metadata: Metadata = { title: "Incidents" };

const pageLength = 20;

export default async function IncidentsPage({ searchParams }: PageProps<"/incidents">) {
  const { cursor } = await searchParams;
  const { items, next } = await page(cursor);
  if (items.length === 0 && cursor === undefined) return <NoIncidents />;
  return (
    <>
      <ListHead isFirst={cursor === undefined} />
      <IncidentList items={items} next={next} />
    </>
  );
}

/** A cursor that is none, or was given twice, is an address of nothing: see not-found.tsx here. */
async function page(cursor: string | string[] | undefined) {
  if (Array.isArray(cursor)) notFound();
  try {
    return await publishedIncidents({ cursor, limit: pageLength });
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") notFound();
    throw error;
  }
}
