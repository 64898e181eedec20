import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { guarded } from "@/app/guarded";
import { EditionDifference, EditionNotice } from "@/components/incident/edition-notice";
import { IncidentPage } from "@/components/incident/incident-page";
import { LinkCard } from "@/components/incident/link-card";
import { NoSuchIncident } from "@/components/site/refusals";
import { publishedEdition } from "@/lib/queries/editions";
import { readEditionNumber } from "@/lib/web/edition-number";
import { inMarkup } from "@/lib/web/in-markup";
import { siteTold } from "@/lib/web/site";

type Props = PageProps<"/incidents/[slug]/editions/[number]">;

// The title and the page ask for the same edition: one read serves both.
const load = cache(async (slug: string, digits: string) => {
  const number = readEditionNumber(digits);
  return number === null ? null : publishedEdition(slug, number);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, number } = await params;
  const found = await load(slug, number).catch(() => null);
  if (found === null) return { title: "No such edition" };
  const { incident, withdrawn } = found.incident;
  return { title: withdrawn === null ? `${incident.title}, edition ${number}` : "Withdrawn" };
}

export default guarded(
  async function Page({ params }: Props) {
    const { slug, number } = await params;
    const { incident, newest, leadsTo, difference } = (await load(slug, number)) ?? notFound();
    const edition = incident.edition.number;
    return (
      <>
        <LinkCard incident={incident} site={siteTold()} />
        {
          await inMarkup(
            <>
              <EditionNotice slug={slug} number={edition} newest={newest} leadsTo={leadsTo} />
              <IncidentPage incident={incident} />
              {difference !== null && (
                <EditionDifference number={edition} difference={difference} />
              )}
            </>,
          )
        }
      </>
    );
  },
  <NoSuchIncident />,
);
