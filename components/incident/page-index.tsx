import { standingWords } from "@/components/wording/words";
import type { EditionStanding } from "@/lib/schemas/edition";
import { StandingMark } from "./standing-mark";

export interface IndexEntry {
  title: string;
  anchor: string;
  /** Null for a section without a standing. */
  standing: EditionStanding["value"] | null;
}

/** The sections of the page at a glance, with how each stands. */
export function PageIndex({ entries }: { entries: readonly IndexEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <nav aria-label="On this page" className="screen-only fact">
      <p className="pt-0.5 text-small text-muted">On this page</p>
      <ul>
        {entries.map(({ title, anchor, standing }) => (
          <li key={anchor} className="flex items-baseline gap-2">
            <span
              className={`w-5 shrink-0 ${standing === "contested" ? "text-contested" : "text-muted"}`}
            >
              {standing !== null && <StandingMark value={standing} />}
            </span>
            <span>
              <a href={`#${anchor}`}>{title}</a>{" "}
              {standing !== null && (
                <span className="text-small text-muted">
                  {standingWords[standing].toLowerCase()}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
