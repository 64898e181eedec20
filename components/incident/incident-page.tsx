import { measureAnchors } from "@/components/wording/anchors";
import type { IncidentResponse } from "@/lib/schemas/edition";
import { ArticleSection } from "./article-section";
import { articlesOf } from "./articles";
import { IncidentHead } from "./incident-head";
import { MeasureIndex } from "./measure-index";
import { MeasureSection } from "./measure-section";
import { OtherClaims } from "./other-claims";
import { ResponsibilitySection } from "./responsibility-section";
import { StandInNotice } from "./stand-in-notice";
import { WithdrawnIncident } from "./withdrawn-incident";

/** The whole public page of an incident, made of one edition and nothing else. */
export function IncidentPage({ incident }: { incident: IncidentResponse }) {
  if (incident.withdrawn !== null) {
    return <WithdrawnIncident reason={incident.withdrawn} edition={incident.edition} />;
  }
  const anchors = measureAnchors(incident.measures);
  const articles = articlesOf(incident);
  const measures = incident.measures.map((measure, index) => ({
    measure,
    anchor: anchors[index] ?? `measure-${index + 1}`,
  }));
  return (
    <>
      {articles.some(({ kind }) => kind === "stand_in") && <StandInNotice />}
      <IncidentHead incident={incident.incident} edition={incident.edition} />
      <MeasureIndex measures={measures} />
      {measures.map(({ measure, anchor }) => (
        <MeasureSection key={anchor} measure={measure} anchor={anchor} />
      ))}
      <ResponsibilitySection
        responsibility={incident.responsibility}
        claims={incident.otherClaims}
      />
      <OtherClaims
        claims={incident.otherClaims}
        responsibility={incident.responsibility}
        measures={incident.measures}
      />
      <ArticleSection articles={articles} derivations={incident.derivations} />
    </>
  );
}
