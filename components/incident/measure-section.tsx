import { type EditionPlace, FigureChart } from "@/components/chart/figure-chart";
import { addresses, objectionAddress } from "@/components/wording/addresses";
import { chartAnchor } from "@/components/wording/anchors";
import { capitalised } from "@/components/wording/words";
import { groupByOrigin } from "@/lib/chart/groups";
import { isDrawn } from "@/lib/chart/plot";
import type { EditionMeasure } from "@/lib/schemas/edition";
import { setText } from "@/lib/schemas/set-text";
import { claimEntry } from "./claim-entry";
import { MeasureFinding } from "./measure-finding";
import { OriginGroup } from "./origin-group";
import { type HasPage, sceneOf } from "./scene";
import { StandingSentence } from "./standing-sentence";

/**
 * One measure of an edition: its standing in words, who says what as a chart, then every claim under
 * the origin it comes from.
 */
export function MeasureSection(props: {
  measure: EditionMeasure;
  anchor: string;
  of: EditionPlace;
  hasPage: HasPage;
  /** What the marks of the charts mean, where its chart is the first of the page. */
  marks?: string | undefined;
}) {
  const { measure, anchor, of, hasPage, marks } = props;
  const page = addresses.incident(of.slug);
  const chart = isDrawn(measure) ? chartAnchor(anchor) : null;
  const scene = sceneOf(anchor, measure.origins, measure.claims, hasPage);
  return (
    <section className="part" aria-labelledby={anchor}>
      <StandingSentence
        title={capitalised(measure.title)}
        standing={measure.standing}
        scene={scene}
      />
      <FigureChart measure={measure} section={anchor} of={of} marks={marks} />
      <MeasureFinding measure={measure} />
      {groupByOrigin(measure.origins, measure.claims).map(({ id, origin, claims }) => (
        <OriginGroup key={id} id={id} origin={origin} claims={claims} scene={scene}>
          {claims.map((claim) => claimEntry(claim, scene, chart))}
        </OriginGroup>
      ))}
      <p className="part-end screen-only">
        <a href={objectionAddress({ page, measure: setText(measure) })} rel="nofollow">
          Something about this measure is wrong
        </a>
      </p>
    </section>
  );
}
