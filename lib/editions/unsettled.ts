/** What a change of the facts does to the standings, in words for whoever is about to make it. */
import { describeBounds } from "@/lib/domain/figure";
import { type JudgedOrigin, judge } from "@/lib/domain/judgement";
import { factsOf, type LiveIncident, type LiveMeasure } from "./live";

/** One line for every standing, or what an origin says, that differs; none when nothing does. */
export function unsettled(before: LiveIncident, after: LiveIncident): string[] {
  const old = standingsOf(before);
  const now = standingsOf(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((measure) => {
    const was = old.get(measure) ?? "not there";
    const is = now.get(measure) ?? "not there";
    return was === is ? [] : [`${measure}: ${was} → ${is}`];
  });
}

function standingsOf(live: LiveIncident): Map<string, string> {
  const { measures, responsibility } = judge(factsOf(live));
  const name = (id: string) => live.parties.get(id)?.name ?? "somebody";
  const title = ({ outcome, group, of }: LiveMeasure) =>
    `${outcome.replaceAll("_", " ")}: ${live.groups.get(group)?.label ?? group}${of ? ` of ${name(of)}` : ""}`;
  const said = (origins: readonly JudgedOrigin[]) =>
    origins
      .map(({ origin, says }) => {
        const who = origin.party ? name(origin.party) : `${origin.kind} origin`;
        return says ? `${who}: ${describeBounds(says)}` : who;
      })
      .join("; ");
  return new Map([
    ...measures.map(({ set, standing, origins, claims }): [string, string] => [
      [
        title(set.measure),
        ...(set.basis === "event" ? [] : [set.basis]),
        ...(set.window ? [`${set.window.start} to ${set.window.end}`] : []),
        ...(set.attackersIncluded === "yes" ? ["attackers included"] : []),
      ].join(", "),
      `${standing.value.replaceAll("_", " ")}, ${counted(claims.length)} (${said(origins)})`,
    ]),
    ...responsibility.map(({ party, standing, origins }): [string, string] => [
      `responsibility of ${name(party)}`,
      `${standing.value.replaceAll("_", " ")} (${said(origins)})`,
    ]),
  ]);
}

function counted(claims: number): string {
  return claims === 1 ? "1 claim" : `${claims} claims`;
}
