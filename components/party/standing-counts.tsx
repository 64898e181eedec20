import { StandingMark } from "@/components/incident/standing-mark";
import { Section } from "@/components/ui/section";
import { standingWords } from "@/components/wording/words";
import { counted } from "@/lib/domain/counted";
import { standings } from "@/lib/domain/vocabulary";
import type { PartyPage } from "@/lib/schemas/party-page";

/**
 * How what a party says stands now beside what others say, and whom it is about: the rules count voices, no
 * editor decides it.
 */
export function StandingCounts({ page }: { page: PartyPage }) {
  return (
    <Section title="How its figures stand now">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {standings
          .filter((value) => page.standings[value] > 0)
          .map((value) => (
            <li
              key={value}
              className={`flex items-baseline gap-2 tabular-nums ${value === "contested" ? "text-contested" : ""}`}
            >
              <StandingMark value={value} />
              {standingWords[value]}: {counted(page.standings[value], "figure")}
            </li>
          ))}
      </ul>
      <p>
        About{" "}
        {page.about.map((it, at) => (
          <span key={it.about}>
            {at > 0 && ", "}
            <bdi>{it.about}</bdi> <span className="text-muted tabular-nums">({it.figures})</span>
          </span>
        ))}
        .
      </p>
    </Section>
  );
}
