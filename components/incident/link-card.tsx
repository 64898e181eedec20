import { addresses } from "@/components/wording/addresses";
import { measureAnchors } from "@/components/wording/anchors";
import { capitalised } from "@/components/wording/words";
import { isDrawn, mostOnCard, plotOf } from "@/lib/chart/plot";
import { chartTitle } from "@/lib/chart/words";
import type { IncidentResponse } from "@/lib/schemas/edition";

/**
 * What other sites show where somebody links to this page (Open Graph): its title, the first standing that
 * has a picture, and its chart, drawn from this edition. `site`: where this installation is found, for other sites
 * take whole addresses alone; "" where nobody says it.
 */
export function LinkCard({ incident, site }: { incident: IncidentResponse; site: string }) {
  if (incident.withdrawn !== null) return null;
  const { slug, title } = incident.incident;
  const { number } = incident.edition;
  const anchors = measureAnchors(incident.measures);
  const drawn = incident.measures.findIndex(
    (measure) => isDrawn(measure) && (plotOf(measure)?.rows.length ?? 0) <= mostOnCard,
  );
  const measure = incident.measures[Math.max(0, drawn)];
  return (
    <>
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content="Counterclaim" />
      <meta property="og:title" content={title} />
      {measure && (
        <meta
          property="og:description"
          content={`${capitalised(measure.title)}. ${measure.standing.sentence}`}
        />
      )}
      <meta property="og:url" content={site + addresses.edition(slug, number)} />
      {drawn >= 0 && (
        <>
          <meta
            property="og:image"
            content={site + addresses.card(slug, number, anchors[drawn] ?? "")}
          />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta property="og:image:alt" content={`${chartTitle}: ${measure?.title ?? title}`} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
    </>
  );
}
