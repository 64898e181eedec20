import { languageProps } from "@/components/ui/language";
import { printed } from "@/components/ui/printed";
import { dateInWords } from "@/components/wording/dates";
import { markedWords } from "@/components/wording/marked-words";
import type { Lane } from "@/lib/chart/plot";
import { echoWords, redactedWords, togetherWords } from "@/lib/chart/words";
import { vagueWords } from "@/lib/domain/bounds-words";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import { describeBounds } from "@/lib/domain/figure";
import type { EditionCountClaim } from "@/lib/schemas/edition";
import { chartStrip } from "./chart-strip";

/** A figure of one origin: its printed wording, a tick for each article, and its interval. */
export function chartLane(
  lane: Lane,
  key: number,
  of: { name: string; isKnown: boolean; isProjection: boolean },
) {
  return (
    <div key={key} className="chart-lane">
      <div className="chart-words">
        {wordings(lane.claims)}
        {lane.claims.map((claim) => tick(claim, of.name))}
      </div>
      {lane.shape === null ? (
        <p className="text-small text-muted">{vagueWords}</p>
      ) : (
        chartStrip(lane.shape, { ...of, title: titleOf(lane, of.name), isNow: lane.isNow })
      )}
    </div>
  );
}

function titleOf(lane: Lane, name: string): string {
  const said = describeBounds(lane.bounds);
  return lane.isNow ? `${said}: what is said now, ${name}` : `${said}, ${name}`;
}

/** Each wording once, however many articles print it. */
function wordings(claims: readonly EditionCountClaim[]) {
  const [first, ...others] = new Map(
    claims.map((claim) => [claim.figure.text?.toLowerCase(), claim]),
  ).values();
  if (first === undefined) return <span className="text-small text-muted">{togetherWords}</span>;
  if (others.length === 0) return wording(first);
  return (
    <span>
      {wording(first)}
      {others.flatMap((claim) => [", ", wording(claim)])}
    </span>
  );
}

function wording({ id, figure, quote }: EditionCountClaim) {
  return figure.text === null ? (
    <span key={id} className="text-muted">
      {redactedWords}
    </span>
  ) : (
    printed(figure.text, quote.language, id)
  );
}

/**
 * Browsers that know the attribute say by `:interest-source` whether somebody stays on a tick, until Escape is
 * pressed, and open the popover of that name, which is empty and one for all (`TipCloser`): the tip hangs on the
 * former (app/chart.css). To others it means nothing. React's types do not have it yet.
 */
const closable = { interestfor: "tip" };

/** What ticks open besides their tips, once on a page: that it is open is what Escape ends. */
export function TipCloser() {
  return <i id="tip" popover="hint" />;
}

/** One article: it leads to its claim, and tells the sentence to whoever stays on it. */
function tick(claim: EditionCountClaim, name: string) {
  const { id, article, figure, quote } = claim;
  const when = article.publishedOn === null ? "" : `, ${dateInWords(article.publishedOn)}`;
  const words = figure.text === null ? "Redacted figure" : `“${figure.text}”`;
  const echo = echoWords(claim);
  const unheard = echo === null ? "" : ` · ${echo}`;
  const standIn = article.kind === "stand_in" ? " · stand-in text" : "";
  return (
    <a
      key={id}
      aria-label={`${words}, ${name}, in ${article.outlet.name}${when}`}
      href={`#${claimAnchor(id)}`}
      className="chart-tick"
      {...closable}
    >
      <span className="chart-tip">
        <bdi lang={languageProps(quote.language).lang}>
          {quote.text === null
            ? "The words of this claim were redacted."
            : markedWords(quote.text, figure.text)}
        </bdi>
        <bdi>{article.outlet.name}</bdi>
        {`${when}${unheard}${standIn}`}
      </span>
    </a>
  );
}
