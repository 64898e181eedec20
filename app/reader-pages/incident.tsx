import { asOf } from "@/app/as-of";
import { IncidentPage } from "@/components/incident/incident-page";
import { LinkCard } from "@/components/incident/link-card";
import { NoSuchMoment } from "@/components/site/refusals";
import { addresses } from "@/components/wording/addresses";
import { publishedIncident, whereItLeads } from "@/lib/queries/incidents";
import type { Asked, ReaderAnswer, ReaderPage } from "./reader-page";

/** An incident as its newest edition tells it; with `at`, the way to the edition that stood then. */
export async function incidentPage({ params, search, site }: Asked): Promise<ReaderAnswer> {
  const { slug = "" } = params;
  if (search.at !== undefined) return leadAsOf(slug, search.at);
  const [into, edition] = await Promise.all([whereItLeads(slug), publishedIncident(slug)]);
  if (into !== null) return { to: addresses.incident(into), isPermanent: true };
  if (edition === null) return null;
  return {
    title: edition.withdrawn === null ? edition.incident.title : "Withdrawn",
    head: (
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
        <LinkCard incident={edition} site={site} />
      </>
    ),
    content: <IncidentPage incident={edition} site={site} />,
  };
}

/** Leads on to the edition that stood at a moment, which stays where it is; or says that there was none. */
async function leadAsOf(slug: string, at: string | string[]): Promise<ReaderAnswer> {
  const found = await asOf(slug, at);
  if (found.number !== null)
    return { to: addresses.edition(slug, found.number), isPermanent: false };
  if (found.why === "no_moment") return noSuchMoment(slug, 400);
  if (found.why === "not_come_yet") {
    return noSuchMoment(slug, 400, "It has not come yet: nobody can say what will stand.");
  }
  if ((await publishedIncident(slug)) === null) return null;
  return noSuchMoment(slug, 404, "Nothing of this incident had been published by then.");
}

function noSuchMoment(slug: string, status: number, why?: string): ReaderPage {
  const content = <NoSuchMoment slug={slug} {...(why !== undefined && { why })} />;
  return { title: "No such moment", status, content };
}
