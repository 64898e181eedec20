import "server-only";
import { db } from "@/lib/db";
import { describeBounds } from "@/lib/domain/figure";

/** What a revision says, member by member, in words; null for what it leaves open. */
export type RecordWords = Record<string, string | null>;

export interface RevisionWords {
  /** Of the row, which the log names. */
  row: string;
  number: number;
  words: RecordWords;
}

/** Kinds of records that have revisions, and so a history of their own. */
export const recordKinds = [
  "claim",
  "article",
  "party",
  "incident",
  "derivation",
  "claim_link",
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Every revision of a record in words, oldest first; none where there is no such record. */
export const revisionsInWords: Record<RecordKind, (id: string) => Promise<RevisionWords[]>> = {
  claim: claimRevisions,
  article: articleRevisions,
  party: partyRevisions,
  incident: incidentRevisions,
  derivation: derivationRevisions,
  claim_link: linkRevisions,
};

const inOrder = { orderBy: { number: "asc" } } as const;
const named = {
  include: { revisions: { where: { next: null }, select: { name: true } } },
} as const;
type Named = { revisions: { name: string }[] } | null;

async function claimRevisions(claimId: string): Promise<RevisionWords[]> {
  const rows = await db().claimRevision.findMany({
    where: { claimId },
    ...inOrder,
    include: {
      hops: { orderBy: { position: "asc" }, include: { party: named } },
      measure: { include: { ofParty: named } },
      deniesMeasure: { include: { ofParty: named } },
      holdsResponsible: named,
      incident: { select: { slug: true } },
    },
  });
  return rows.map((row) => {
    const measure = row.measure ?? row.deniesMeasure;
    const bounds =
      row.figureLower === null
        ? null
        : describeBounds({
            lower: row.figureLower,
            upper: row.figureUpper,
            soft: row.figureSoft === true,
          });
    return revision(row, {
      incident: row.incident.slug,
      kind: row.kind,
      quote: row.quote,
      "figure as printed": row.figureText,
      "read as": bounds,
      "how it was read": row.figureHow,
      measure: measure
        ? `${measure.outcome} × ${measure.groupCode} × ${nameOf(measure.ofParty) ?? "not stated"}`
        : null,
      basis: row.basis,
      window: row.windowStart && `${row.windowStart} to ${row.windowEnd}`,
      "attackers included": row.attackersIncluded,
      "group as printed": row.groupAsPrinted,
      "filing reason": row.filingReason,
      chain: row.hops.map(hopWords).join("\n") || null,
      hedge: row.hedge,
      "asserted on": row.assertedOn,
      "language of the quote": row.quoteLanguage,
      translation: row.translation && `${row.translation} (by ${row.translator})`,
      "holds responsible": nameOf(row.holdsResponsible),
      "denies the claim": row.deniesClaimId,
      "entered in error": yes(row.enteredInError),
      redacted: yes(row.redacted),
    });
  });
}

function hopWords(hop: {
  party: Named;
  describedAs: string | null;
  function: string;
  verb: string | null;
  evidenceText: string | null;
  ground: string | null;
  groundNote: string | null;
}): string {
  const who = nameOf(hop.party) ?? hop.describedAs ?? "somebody unnamed";
  const verb = hop.verb ? ` (“${hop.verb}”)` : "";
  const rests = hop.evidenceText ? `“${hop.evidenceText}”` : (hop.ground ?? "redacted");
  return `${who} ${hop.function}${verb}: ${rests}${hop.groundNote ? `, ${hop.groundNote}` : ""}`;
}

async function articleRevisions(articleId: string): Promise<RevisionWords[]> {
  const rows = await db().articleRevision.findMany({
    where: { articleId },
    ...inOrder,
    include: { outlet: named },
  });
  return rows.map((row) =>
    revision(row, {
      outlet: nameOf(row.outlet),
      headline: row.headline,
      address: row.url,
      byline: row.byline,
      dateline: row.dateline,
      "published on": row.publishedOn,
      language: row.language,
      "entered in error": yes(row.enteredInError),
      redacted: yes(row.redacted),
    }),
  );
}

async function partyRevisions(partyId: string): Promise<RevisionWords[]> {
  const rows = await db().partyRevision.findMany({
    where: { partyId },
    ...inOrder,
    include: { ties: { include: { toParty: named } } },
  });
  return rows.map((row) =>
    revision(row, {
      name: row.name,
      kind: row.kind,
      aliases: row.aliases.join("\n") || null,
      "withheld, shown as": row.withheld ? row.publicLabel : null,
      ties:
        row.ties
          .map((tie) => {
            const dates = tie.validFrom || tie.validTo;
            const during = dates ? `, ${tie.validFrom ?? "…"} to ${tie.validTo ?? "…"}` : "";
            return `${tie.kind.replaceAll("_", " ")} ${nameOf(tie.toParty)}${during}`;
          })
          .sort()
          .join("\n") || null,
      "entered in error": yes(row.enteredInError),
      redacted: yes(row.redacted),
    }),
  );
}

async function incidentRevisions(incidentId: string): Promise<RevisionWords[]> {
  const rows = await db().incidentRevision.findMany({
    where: { incidentId },
    ...inOrder,
    include: {
      places: { orderBy: { position: "asc" } },
      participants: { orderBy: { position: "asc" }, include: { party: named } },
      parent: { select: { slug: true } },
    },
  });
  return rows.map((row) =>
    revision(row, {
      title: row.title,
      period:
        row.periodStart === row.periodEnd
          ? row.periodStart
          : `${row.periodStart} to ${row.periodEnd}`,
      places:
        row.places
          .map(({ name, precision, latitude, longitude }) =>
            latitude === null
              ? `${name} (${precision})`
              : `${name} (${precision}, ${latitude}, ${longitude})`,
          )
          .join("\n") || null,
      participants:
        row.participants
          .map(
            ({ party, role, side }) => `${nameOf(party)}: ${role}${side ? `, side: ${side}` : ""}`,
          )
          .join("\n") || null,
      "part of": row.parent?.slug ?? null,
      "entered in error": yes(row.enteredInError),
      redacted: yes(row.redacted),
    }),
  );
}

async function derivationRevisions(derivationId: string): Promise<RevisionWords[]> {
  const rows = await db().derivationRevision.findMany({ where: { derivationId }, ...inOrder });
  return rows.map((row) =>
    revision(row, {
      kind: row.kind,
      decision: row.decision,
      "direction known": yes(row.directionKnown),
      evidence: row.evidence,
      score: row.score?.toString() ?? null,
      "entered in error": yes(row.enteredInError),
    }),
  );
}

async function linkRevisions(claimLinkId: string): Promise<RevisionWords[]> {
  const rows = await db().claimLinkRevision.findMany({ where: { claimLinkId }, ...inOrder });
  return rows.map((row) =>
    revision(row, { decision: row.decision, "entered in error": yes(row.enteredInError) }),
  );
}

function revision(row: { id: string; number: number }, words: RecordWords): RevisionWords {
  return { row: row.id, number: row.number, words };
}

function nameOf(party: Named): string | null {
  return party?.revisions[0]?.name ?? null;
}

function yes(value: boolean): string | null {
  return value ? "yes" : null;
}
