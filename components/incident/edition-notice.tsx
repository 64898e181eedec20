import { addresses } from "@/components/wording/addresses";
import type { Difference } from "@/lib/schemas/difference";
import { DifferenceView } from "./difference-view";
import { ToldElsewhere } from "./told-elsewhere";

/** Which of its editions this is, and where the newest stands. */
export function EditionNotice(props: {
  slug: string;
  number: number;
  newest: number;
  leadsTo: { slug: string; title: string } | null;
  /** Whether what it changed stands at its end. */
  isCompared: boolean;
}) {
  const { slug, number, newest, leadsTo, isCompared } = props;
  const isNewest = number === newest;
  return (
    <p role="status" className="mt-4 border-y border-ink py-2 text-small">
      <strong className="font-semibold">Edition {number}</strong>, as it was published.{" "}
      {leadsTo === null ? (
        isNewest ? (
          <>
            It is the newest; whatever is published later stands on{" "}
            <a href={addresses.incident(slug)}>the incident’s own page</a>
          </>
        ) : (
          <>
            The newest is edition {newest}: <a href={addresses.incident(slug)}>go to the newest</a>
          </>
        )
      ) : (
        <ToldElsewhere incident={leadsTo} />
      )}
      {isCompared && (
        <>
          {" · "}
          <a href="#changed">what it changed</a>
        </>
      )}
      {number > 1 && (
        <>
          {" · "}
          <a href={addresses.edition(slug, number - 1)}>the one before</a>
        </>
      )}
      {!isNewest && (
        <>
          {" · "}
          <a href={addresses.edition(slug, number + 1)}>the one after</a>
        </>
      )}
    </p>
  );
}

/** What the edition changed, for whoever comes from the one before. */
export function EditionDifference(props: { number: number; difference: Difference }) {
  const { number, difference } = props;
  return (
    <section aria-labelledby="changed" className="part">
      <h2 id="changed" className="mb-4">
        What edition {number} changed
      </h2>
      {difference.differs ? (
        <DifferenceView difference={difference} />
      ) : (
        <p>It says what edition {number - 1} says.</p>
      )}
    </section>
  );
}
