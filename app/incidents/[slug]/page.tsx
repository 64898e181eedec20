import type { Metadata } from "next";
import { notFound, permanentRedirect, redirect } from "next/navigation";
import { cache } from "react";
import { guarded } from "@/app/guarded";
import { IncidentPage } from "@/components/incident/incident-page";
import { LinkCard } from "@/components/incident/link-card";
import { NoSuchIncident, NoSuchMoment } from "@/components/site/refusals";
import { addresses } from "@/components/wording/addresses";
import { editionNumberAt } from "@/lib/queries/editions";
import { publishedIncident, whereItLeads } from "@/lib/queries/incidents";
import { answerWith } from "@/lib/web/answer-status";
import { inMarkup } from "@/lib/web/in-markup";
import { readMoment } from "@/lib/web/moment";
import { siteTold } from "@/lib/web/site";

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
  async function Page({ params, searchParams }: PageProps<"/incidents/[slug]">) {
    const { slug } = await params;
    const { at } = await searchParams;
    if (at !== undefined) return asOf(slug, at);
    const [into, newest] = await Promise.all([whereItLeads(slug), load(slug)]);
    if (into !== null) permanentRedirect(addresses.incident(into));
    const edition = newest ?? notFound();
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
        <LinkCard incident={edition} site={siteTold()} />
        {await inMarkup(<IncidentPage incident={edition} />)}
      </>
    );
  },
  <NoSuchIncident />,
);

/** Leads on to the edition that stood at a moment, which stays where it is; or says that there was none. */
async function asOf(slug: string, at: string | string[]) {
  const moment = typeof at === "string" ? readMoment(at) : null;
  if (moment === null || moment.getTime() > Date.now()) {
    answerWith(400);
    const why =
      moment === null ? undefined : "It has not come yet: nobody can say what will stand.";
    return <NoSuchMoment slug={slug} {...(why && { why })} />;
  }
  const number = await editionNumberAt(slug, moment);
  if (number !== null) redirect(addresses.edition(slug, number));
  if ((await load(slug)) === null) notFound();
  answerWith(404);
  return <NoSuchMoment slug={slug} why="Nothing of this incident had been published by then." />;
}
