import "server-only";
import { db } from "@/lib/db";
import { judge } from "@/lib/domain/judgement";
import type { Actor } from "@/lib/domain/permissions";
import { factsOf, type LiveClaim, type LiveIncident } from "@/lib/editions/live";
import { liveIncident } from "@/lib/facts/live";
import { isId, mayLook } from "./staff";

export interface ClaimRecord {
  id: string;
  revision: number;
  incident: string;
  snapshot: string;
  enteredInError: boolean;
  redacted: boolean;
  /** What the form shows, by the names of its fields; parties as their ids. */
  fields: Record<string, string>;
  hops: {
    party: string;
    describedAs: string;
    function: string;
    verb: string;
    words: string;
    start: string;
    ground: string;
    note: string;
  }[];
}

/** A claim as its form shows it, at its newest revision; null where there is none of this id. */
export async function claimRecord(viewer: Actor, id: string): Promise<ClaimRecord | null> {
  mayLook(viewer);
  if (!isId(id)) return null;
  const row = await db().claimRevision.findFirst({
    where: { claimId: id, next: null },
    include: { hops: { orderBy: { position: "asc" } }, measure: true, deniesMeasure: true },
  });
  if (!row) return null;
  const text = (value: string | number | null | undefined) => (value ?? "").toString();
  const isSum = row.figureHow === "the numbers of the list, added";
  const isReading = row.figureHow !== null && !isSum;
  const measure = row.measure ?? row.deniesMeasure;
  return {
    id,
    revision: row.number,
    incident: row.incidentId,
    snapshot: row.snapshotId,
    enteredInError: row.enteredInError,
    redacted: row.redacted,
    fields: {
      incident: row.incidentId,
      kind: row.kind,
      quote: text(row.quote),
      "quote.start": text(row.quoteStart),
      figure: text(row.figureText),
      "figure.start": text(row.figureStart),
      "figure.sum": isSum ? "yes" : "",
      "figure.reading.lower": isReading ? text(row.figureLower) : "",
      "figure.reading.upper": isReading ? text(row.figureUpper) : "",
      "figure.reading.soft": isReading && row.figureSoft ? "yes" : "",
      "figure.reading.how": isReading ? text(row.figureHow) : "",
      "measure.outcome": text(measure?.outcome),
      "measure.group": text(measure?.groupCode),
      "measure.of": text(measure?.ofPartyId),
      basis: text(row.basis),
      "window.start": text(row.windowStart),
      "window.end": text(row.windowEnd),
      attackersIncluded: text(row.attackersIncluded),
      groupAsPrinted: text(row.groupAsPrinted),
      filingReason: text(row.filingReason),
      hedge: row.hedge,
      assertedOn: text(row.assertedOn),
      quoteLanguage: text(row.quoteLanguage),
      "translation.text": text(row.translation),
      "translation.translator": text(row.translator),
      holdsResponsible: text(row.holdsResponsibleId),
      "denies.claim": text(row.deniesClaimId),
    },
    hops: row.hops.map((hop) => ({
      party: text(hop.partyId),
      describedAs: text(hop.describedAs),
      function: hop.function,
      verb: text(hop.verb),
      words: text(hop.evidenceText),
      start: text(hop.evidenceStart),
      ground: text(hop.ground),
      note: text(hop.groundNote),
    })),
  };
}

export interface Unsettled {
  measure: string;
  before: string | null;
  after: string | null;
}

/**
 * What the standings would be if the claim were as given, beside what they are: only those that
 * differ. `changed` is the claim as it would be; null leaves it out (entered in error).
 */
export async function unsettledBy(
  viewer: Actor,
  incident: string,
  claim: string,
  changed: ((current: LiveClaim) => LiveClaim) | null,
): Promise<{ unsettled: Unsettled[]; assessments: number }> {
  mayLook(viewer);
  return db().$transaction(async (tx) => {
    const live = await liveIncident(tx, incident, "own");
    const after: LiveIncident = {
      ...live,
      claims: live.claims.flatMap((one) =>
        one.id !== claim ? [one] : changed ? [changed(one)] : [],
      ),
    };
    const assessments = await tx.assessment.count({
      where: {
        next: null,
        status: { not: "unreviewed" },
        OR: [{ claimId: claim }, { assessmentGrounds: { some: { claimId: claim } } }],
      },
    });
    return { unsettled: standingsThatDiffer(live, after), assessments };
  });
}

function standingsThatDiffer(before: LiveIncident, after: LiveIncident): Unsettled[] {
  const old = standingsOf(before);
  const now = standingsOf(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((measure) => {
    const was = old.get(measure) ?? null;
    const is = now.get(measure) ?? null;
    return was === is ? [] : [{ measure, before: was, after: is }];
  });
}

function standingsOf(live: LiveIncident): Map<string, string> {
  const { measures, responsibility } = judge(factsOf(live));
  const name = (id: string | null) => (id === null ? null : (live.parties.get(id)?.name ?? null));
  return new Map([
    ...measures.map(({ set, standing, origins }): [string, string] => {
      const { outcome, group, of } = set.measure;
      const label = live.groups.get(group)?.label ?? group;
      const whose = of ? ` of ${name(of)}` : "";
      const said = origins
        .flatMap(({ origin, says }) =>
          says ? [`${name(origin.party) ?? origin.kind}: ${says.lower}–${says.upper ?? "∞"}`] : [],
        )
        .join(", ");
      return [
        `${outcome.replaceAll("_", " ")}: ${label}${whose}${set.basis === "event" ? "" : `, ${set.basis}`}`,
        `${standing.value.replaceAll("_", " ")}${said ? ` (${said})` : ""}`,
      ];
    }),
    ...responsibility.map(({ party, standing }): [string, string] => [
      `responsibility: ${name(party)}`,
      standing.value.replaceAll("_", " "),
    ]),
  ]);
}

/** The tree of groups in the order in which a list shows it, each with its depth. */
export async function groupTree(
  viewer: Actor,
): Promise<{ code: string; label: string; depth: number }[]> {
  mayLook(viewer);
  const terms = await db().groupTerm.findMany({ orderBy: { id: "asc" } });
  const below = (
    parent: string | null,
    depth: number,
  ): { code: string; label: string; depth: number }[] =>
    terms
      .filter((term) => term.parentCode === parent)
      .flatMap(({ code, label }) => [{ code, label, depth }, ...below(code, depth + 1)]);
  return below(null, 0);
}

/** The claims of an incident to choose from, for a denial or as grounds. */
export async function claimChoices(
  viewer: Actor,
  incident: string,
): Promise<{ id: string; words: string }[]> {
  mayLook(viewer);
  if (!isId(incident)) return [];
  const rows = await db().claimRevision.findMany({
    where: { incidentId: incident, next: null, enteredInError: false },
    orderBy: { claimId: "asc" },
    include: {
      hops: {
        orderBy: { position: "asc" },
        include: { party: { include: { revisions: { where: { next: null } } } } },
      },
    },
  });
  return rows.map((row) => {
    const speaker = row.hops.findLast((hop) => hop.function === "speaks");
    const who = speaker?.party?.revisions[0]?.name ?? speaker?.describedAs ?? "nobody named";
    return {
      id: row.claimId,
      words: `“${(row.figureText ?? row.quote ?? "redacted").slice(0, 90)}”, ${who}`,
    };
  });
}
