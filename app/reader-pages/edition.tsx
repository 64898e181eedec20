import { EditionDifference, EditionNotice } from "@/components/incident/edition-notice";
import { IncidentPage } from "@/components/incident/incident-page";
import { LinkCard } from "@/components/incident/link-card";
import { NoSuchEdition } from "@/components/site/refusals";
import { publishedEdition } from "@/lib/queries/editions";
import { publishedIncident } from "@/lib/queries/incidents";
import { readEditionNumber } from "@/lib/web/edition-number";
import type { Asked, ReaderAnswer } from "./reader-page";

/** One edition of an incident, as it was published, with what it changed. */
export async function editionPage({ params, site }: Asked): Promise<ReaderAnswer> {
  const { slug = "", number: digits = "" } = params;
  const number = readEditionNumber(digits);
  const found = number === null ? null : await publishedEdition(slug, number);
  if (number === null || found === null) return missing(slug);
  const { incident, newest, leadsTo, withoutPage, difference } = found;
  const isWithdrawn = incident.withdrawn !== null;
  return {
    title: isWithdrawn ? "Withdrawn" : `${incident.incident.title}, edition ${number}`,
    head: <LinkCard incident={incident} site={site} />,
    content: (
      <>
        <EditionNotice {...{ slug, number, newest, leadsTo }} isCompared={difference !== null} />
        <IncidentPage incident={incident} withoutPage={withoutPage} site={site} />
        {difference !== null && <EditionDifference number={number} difference={difference} />}
      </>
    ),
  };
}

/** Of an incident that is published: which editions it has. */
async function missing(slug: string): Promise<ReaderAnswer> {
  if ((await publishedIncident(slug)) === null) return null;
  return { title: "No such edition", status: 404, content: <NoSuchEdition slug={slug} /> };
}
