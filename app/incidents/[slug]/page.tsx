import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { guarded } from "@/app/guarded";
import { IncidentPage } from "@/components/incident/incident-page";
import { NoSuchIncident } from "@/components/site/refusals";
import { addresses } from "@/components/wording/addresses";
import { publishedIncident, whereItLeads } from "@/lib/queries/incidents";
import { inMarkup } from "@/lib/web/in-markup";

// The title and the page ask for the same edition: one read serves both.
const load = cache(publishedIncident);

export async function generateMetadata({
  params,
}: PageProps<"/incidents/[slug]">): Promise<Metadata> {
  const edition = await load((await params).slug).catch(() => null);
  if (edition === null) return { title: "No such incident" };
  return { title: edition.withdrawn === null ? edition.incident.title : "Withdrawn" };
}

export default guarded(
  async function Page({ params }: PageProps<"/incidents/[slug]">) {
    const { slug } = await params;
    const into = await whereItLeads(slug);
    if (into !== null) permanentRedirect(addresses.incident(into));
    const edition = (await load(slug)) ?? notFound();
    return (
      <>
        <link
          rel="alternate"
          type="application/json"
          href={addresses.json(edition.incident.slug)}
          title="This page as JSON"
        />
        <link
          rel="alternate"
          type="application/atom+xml"
          href={addresses.feed(edition.incident.slug)}
          title="Editions as a feed"
        />
        {await inMarkup(<IncidentPage incident={edition} />)}
      </>
    );
  },
  <NoSuchIncident />,
);
