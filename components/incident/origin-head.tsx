import { addresses } from "@/components/wording/addresses";
import { capitalised } from "@/components/wording/words";
import { heardIn, originTitle, unnamedWords } from "@/lib/chart/words";
import { describeBounds } from "@/lib/domain/figure";
import type { EditionOrigin } from "@/lib/schemas/edition";

/**
 * Who a voice is, in how many claims and articles it is heard, and what it says now. The name comes
 * first for whoever reads line by line; where there is room the number stands to its left.
 */
export function OriginHead(props: {
  anchor: string;
  origin: EditionOrigin | undefined;
  /** The party whose page its name leads to. */
  party: string | null;
  claims: number;
  articles: number;
}) {
  const { origin, party } = props;
  return (
    <div className="voice-head">
      <div>
        {party !== null ? (
          <h3>
            <a href={addresses.party(party)} id={props.anchor}>
              {originTitle(origin)}
            </a>
          </h3>
        ) : (
          <h3 id={props.anchor}>{originTitle(origin)}</h3>
        )}
        <p>
          {capitalised(heardIn(props))}.{explanationOf(origin)}
        </p>
      </div>
      {origin?.says && (
        <p>
          <b>{describeBounds(origin.says)}</b>
          {origin.kind === "known" ? "what it says now" : unnamedWords(origin)}
        </p>
      )}
    </div>
  );
}

function explanationOf(origin: EditionOrigin | undefined): string {
  if (origin === undefined) {
    return " These words repeat figures of several voices, and so count for none of them.";
  }
  if (origin.kind === "unknown") {
    return " Nobody is named as the speaker: together they may contradict, and never agree.";
  }
  if (origin.kind === "circular") return " They name one another as the source, and nobody else.";
  return "";
}
