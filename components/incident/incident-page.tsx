import { TipCloser } from "@/components/chart/chart-lane";
import { ChartMarks } from "@/components/chart/chart-strip";
import { OriginDiagram } from "@/components/chart/origin-diagram";
import { measureAnchors } from "@/components/wording/anchors";
import { keyOf } from "@/lib/chart/key";
import { isDrawn, plotOf } from "@/lib/chart/plot";
import { sidesOf } from "@/lib/chart/sides";
import type { IncidentResponse } from "@/lib/schemas/edition";
import { ArticleSection } from "./article-section";
import { articlesOf, indexOf } from "./contents";
import { IncidentHead } from "./incident-head";
import { MeasureSection } from "./measure-section";
import { OtherClaims } from "./other-claims";
import { PageIndex } from "./page-index";
import { ResponsibilitySection } from "./responsibility-section";
import { StandInNotice } from "./stand-in-notice";
import { WithdrawnIncident } from "./withdrawn-incident";

/** The whole public page of an incident, made of one edition and nothing else. */
export function IncidentPage(props: {
  incident: IncidentResponse;
  /** Parties and articles that it names and that have no page any more. */
  withoutPage?: readonly string[];
  /** The host that was asked, with its scheme, for the address on paper. */
  site?: string;
}) {
  const { incident, withoutPage = [], site = "" } = props;
  if (incident.withdrawn !== null) {
    const { slug } = incident.incident;
    return <WithdrawnIncident slug={slug} reason={incident.withdrawn} edition={incident.edition} />;
  }
  const { measures, responsibility, otherClaims, derivations } = incident;
  const anchors = measureAnchors(measures);
  const articles = articlesOf(incident);
  const firstDrawn = measures.findIndex(isDrawn);
  const lost = new Set(withoutPage);
  const hasPage = (id: string) => !lost.has(id);
  const of = {
    slug: incident.incident.slug,
    number: incident.edition.number,
    sides: sidesOf(incident.incident.participants),
  };
  return (
    <>
      {articles.some(({ kind }) => kind === "stand_in") && <StandInNotice />}
      <IncidentHead incident={incident.incident} edition={incident.edition} site={site}>
        <PageIndex entries={indexOf(incident)} table={anchors[firstDrawn]} />
      </IncidentHead>
      <ChartMarks />
      <TipCloser />
      {measures.map((measure, index) => (
        <MeasureSection
          key={anchors[index]}
          measure={measure}
          anchor={anchors[index] ?? ""}
          of={of}
          hasPage={hasPage}
          marks={
            index === firstDrawn ? keyOf(measures.flatMap((one) => plotOf(one) ?? [])) : undefined
          }
        />
      ))}
      <ResponsibilitySection
        responsibility={responsibility}
        claims={otherClaims}
        hasPage={hasPage}
      />
      <OtherClaims document={incident} hasPage={hasPage} />
      <OriginDiagram document={incident} hasPage={hasPage} />
      <ArticleSection articles={articles} derivations={derivations} hasPage={hasPage} />
    </>
  );
}
