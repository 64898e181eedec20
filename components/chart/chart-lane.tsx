import { Fragment } from "react";
import { Printed } from "@/components/ui/printed";
import { claimAnchor } from "@/components/wording/anchors";
import { dateInWords } from "@/components/wording/dates";
import type { Lane } from "@/lib/chart/plot";
import { describeBounds } from "@/lib/domain/figure";
import type { EditionCountClaim } from "@/lib/schemas/edition";
import { ChartStrip } from "./chart-strip";

/** A figure of one origin: its printed wording, a tick for each article, and its interval. */
export function ChartLane(props: {
  lane: Lane;
  name: string;
  isKnown: boolean;
  isProjection: boolean;
}) {
  const { lane, name } = props;
  return (
    <div className="chart-lane">
      <div className="chart-words">
        <span>
          <Wordings claims={lane.claims} />
        </span>
        {lane.claims.map((claim) => (
          <Tick key={claim.id} claim={claim} name={name} />
        ))}
      </div>
      {lane.shape === null ? (
        <p className="text-small text-muted">vague, decides nothing</p>
      ) : (
        <ChartStrip
          shape={lane.shape}
          title={titleOf(lane, name)}
          isNow={lane.isNow}
          isKnown={props.isKnown}
          isProjection={props.isProjection}
        />
      )}
    </div>
  );
}

function titleOf(lane: Lane, name: string): string {
  const said = describeBounds(lane.bounds);
  return lane.isNow ? `${said}: what is said now, ${name}` : `${said}, ${name}`;
}

/** Each wording once, however many articles print it. */
function Wordings({ claims }: { claims: readonly EditionCountClaim[] }) {
  if (claims.length === 0) return <span className="text-small text-muted">these together</span>;
  const wordings = new Map(claims.map((claim) => [claim.figure.text?.toLowerCase(), claim]));
  return [...wordings.values()].map(({ id, figure, quote }, index) => (
    <Fragment key={id}>
      {index > 0 && ", "}
      {figure.text === null ? (
        <span className="text-muted">redacted</span>
      ) : (
        <Printed text={figure.text} language={quote.language} />
      )}
    </Fragment>
  ));
}

/** One article: it leads to its claim, and tells the sentence to whoever stays on it. */
function Tick({ claim, name }: { claim: EditionCountClaim; name: string }) {
  const { article, figure, quote } = claim;
  const when = article.publishedOn === null ? "" : `, ${dateInWords(article.publishedOn)}`;
  const where = `${article.outlet.name}${when}`;
  const printed = figure.text === null ? "Redacted figure" : `“${figure.text}”`;
  return (
    <a href={`#${claimAnchor(claim.id)}`} className="chart-tick">
      <span className="sr-only">{`${printed}, ${name}, in ${where}`}</span>
      <span className="chart-tip" aria-hidden="true">
        <bdi className="font-serif" lang={quote.language ?? undefined}>
          {quote.text ?? "The words of this claim were redacted."}
        </bdi>
        <span className="text-muted">
          <bdi>{article.outlet.name}</bdi>
          {when}
          {claim.echo && " · an echo, with no speaker of its own"}
          {article.kind === "stand_in" && " · stand-in text"}
        </span>
      </span>
    </a>
  );
}
