import { tableAnchor } from "@/components/wording/anchors";
import { standingWords } from "@/components/wording/words";
import type { EditionStanding } from "@/lib/schemas/edition";
import { StandingMark } from "./standing-mark";

export interface IndexEntry {
  title: string;
  anchor: string;
  /** Null for a section without a standing. */
  standing: EditionStanding["value"] | null;
  /** Of a measure, from its lowest figure to its highest: "80+ … 84+". */
  figures?: string;
}

/** The sections of the page at a glance: what was counted, the figures there are, and how each stands. */
export function PageIndex(props: {
  entries: readonly IndexEntry[];
  /** The section of the first chart, which is a table too. */
  table?: string | undefined;
}) {
  const { entries, table } = props;
  if (entries.length === 0) return null;
  return (
    <nav aria-label="On this page" className="index screen-only">
      <p>
        On this page
        {table !== undefined && (
          <>
            {" · "}
            <a href={`#${tableAnchor(table)}`}>figures as a table</a>
          </>
        )}
      </p>
      <ul>
        {entries.map(({ title, anchor, standing, figures }) => (
          <li key={anchor} className={standing === "contested" ? "index-contested" : undefined}>
            {standing !== null && <StandingMark value={standing} />}
            <a href={`#${anchor}`}>{title}</a>
            {standing !== null && (
              <span>
                {figures !== undefined && (
                  <>
                    <b>{figures}</b>
                    {" · "}
                  </>
                )}
                {standing === "none" ? "not compared" : standingWords[standing].toLowerCase()}
              </span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
