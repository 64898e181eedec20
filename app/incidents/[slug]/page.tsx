import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { IncidentPage } from "@/components/incident/incident-page";
import { addresses } from "@/components/wording/addresses";
import { publishedIncident } from "@/lib/queries/incidents";

// The title and the page ask for the same edition: one read serves both.
const load = cache(async (slug: string) => (await publishedIncident(slug)) ?? notFound());

export async function generateMetadata({
  params,
}: PageProps<"/incidents/[slug]">): Promise<Metadata> {
  const { incident, withdrawn } = await load((await params).slug);
  return { title: withdrawn === null ? incident.title : "Withdrawn" };
}

export default async function Page({ params }: PageProps<"/incidents/[slug]">) {
  const edition = await load((await params).slug);
  return (
    <>
      <link
        rel="alternate"
        type="application/json"
        href={addresses.json(edition.incident.slug)}
        title="This page as JSON"
      />
      <IncidentPage incident={edition} />
    </>
  );
}
