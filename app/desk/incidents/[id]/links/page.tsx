import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { DependenceList, LinkList } from "@/components/desk/link-list";
import { can } from "@/lib/domain/permissions";
import { incidentForm } from "@/lib/queries/live-incidents";
import { dependencesOf, linksOf } from "@/lib/queries/live-links";
import { requireStaff } from "@/lib/web/session";
import { standingIncident } from "../../standing";

export const metadata: Metadata = { title: "Links and dependences" };

export default guarded(async function LinksPage({
  params,
}: PageProps<"/desk/incidents/[id]/links">) {
  const { actor } = await requireStaff("read_live");
  const id = await standingIncident(actor, (await params).id, "/links");
  const incident = (await incidentForm(actor, id)) ?? notFound();
  const here = `/desk/incidents/${incident.id}`;
  return (
    <div className="max-w-[46rem]">
      <DeskHead title="Links and dependences" back={{ href: here, label: incident.title }}>
        What people said about how the claims of this incident hang together. The judgement takes
        accepted links, and the newest dependence that is not withdrawn.
      </DeskHead>
      <section aria-labelledby="links" className="border-t-2 border-ink pt-3">
        <h2 id="links" className="mb-2 font-semibold">
          Links between claims
        </h2>
        <LinkList links={await linksOf(actor, incident.id)} />
        {can(actor, "propose_link") && (
          <p className="mt-2">
            <a href={`${here}/links/new`}>Propose a link</a>
          </p>
        )}
      </section>
      <section aria-labelledby="dependences" className="mt-8 border-t-2 border-ink pt-3">
        <h2 id="dependences" className="mb-2 font-semibold">
          Dependences
        </h2>
        <DependenceList dependences={await dependencesOf(actor, incident.id)} />
        {can(actor, "declare_dependence") && (
          <p className="mt-2">
            <a href={`${here}/dependences/new`}>Declare a dependence</a>
          </p>
        )}
      </section>
    </div>
  );
});
