import "server-only";
import type { Tx } from "@/lib/db";
import type { Footing } from "@/lib/domain/footing";
import type {
  AttackersIncluded,
  Basis,
  EvidenceGround,
  Hedge,
  HopFunction,
  Outcome,
  SnapshotKind,
  Status,
} from "@/lib/domain/vocabulary";
import type { LiveClaim, LiveCount, LiveHop, LiveMeasure, LiveOther } from "@/lib/editions/live";
import { footingsOf, type PartedFooting } from "./footings";

/**
 * The claims that stand in these incidents, each with its chain, what it counts and the newest decision
 * on it. Three statements, whatever their number; the claims in the order in which they were first recorded.
 */
export async function liveClaims(tx: Tx, family: string[]): Promise<LiveClaim[]> {
  // One statement and not one a table: of a thousand claims most of the time went into joining them here.
  const rows = await tx.$queryRaw<ClaimRow[]>`
    SELECT r.claim_id AS id, r.number, r.kind::text, s.article_id AS article, s.kind::text AS "snapshotKind",
      r.quote, r.quote_start AS "quoteStart", r.quote_end AS "quoteEnd", r.quote_language AS "quoteLanguage",
      r.translation, r.translator, r.hedge::text, r.asserted_on AS "assertedOn", r.redacted,
      r.figure_text AS "figureText", r.figure_how AS "figureHow", r.figure_form::text AS "figureForm",
      r.figure_stated AS "figureStated", r.figure_lower AS "figureLower", r.figure_upper AS "figureUpper",
      r.figure_soft AS "figureSoft", r.basis::text, r.window_start AS "windowStart", r.window_end AS "windowEnd",
      r.attackers_included::text AS "attackersIncluded", r.group_as_printed AS "groupAsPrinted",
      r.filing_reason AS "filingReason", r.holds_responsible_id AS "holdsResponsible", r.denies_claim_id AS "deniesClaim",
      m.outcome::text, m.group_code AS "group", m.of_party_id AS "of",
      d.outcome::text AS "deniedOutcome", d.group_code AS "deniedGroup", d.of_party_id AS "deniedOf",
      a.status::text, a.id AS assessment, a.ground, a.rest, a.override_reason AS "overrideReason", a.reliability, a.credibility,
      (SELECT coalesce(json_agg(g.claim_id), '[]') FROM assessment_ground g WHERE g.assessment_id = a.id) AS grounds,
      (SELECT coalesce(json_agg(json_build_object('party', h.party_id, 'describedAs', h.described_as,
          'function', h.function, 'verb', h.verb, 'start', h.evidence_start, 'end', h.evidence_end,
          'text', h.evidence_text, 'ground', h.ground, 'note', h.ground_note) ORDER BY h.position), '[]')
        FROM claim_hop h WHERE h.claim_revision_id = r.id) AS chain
    FROM claim_revision r JOIN snapshot s ON s.id = r.snapshot_id
    LEFT JOIN measure m ON m.id = r.measure_id LEFT JOIN measure d ON d.id = r.denies_measure_id
    LEFT JOIN LATERAL (
      SELECT a.*, encode(sha256(convert_to(parts[1], 'UTF8')), 'hex') AS ground, parts[2] AS rest
      FROM assessment a, LATERAL (SELECT string_to_array(a.footing, '"claims":') AS parts OFFSET 0) AS parted
      WHERE a.claim_id = r.claim_id
        AND NOT EXISTS (SELECT 1 FROM assessment n WHERE n.claim_id = a.claim_id AND n.supersedes = a.number)
    ) AS a ON true
    WHERE r.incident_id = ANY(${family}::uuid[]) AND NOT r.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM claim_revision n WHERE n.claim_id = r.claim_id AND n.supersedes = r.number)
    ORDER BY r.claim_id`;
  const around = await surroundings(tx, family);
  const footingOf = await footingsOf(tx, rows);
  return rows.map((row) => claimOf(row, around.get(row.id) ?? nothingAround, footingOf(row)));
}

const nothingAround = { before: "", after: "" };

interface ClaimRow extends PartedFooting {
  id: string;
  number: number;
  kind: LiveClaim["kind"];
  article: string;
  snapshotKind: SnapshotKind;
  quote: string | null;
  quoteStart: number;
  quoteEnd: number;
  quoteLanguage: string | null;
  translation: string | null;
  translator: string | null;
  hedge: Hedge;
  assertedOn: string | null;
  redacted: boolean;
  figureText: string | null;
  figureHow: string | null;
  figureForm: LiveCount["figure"]["form"] | null;
  figureStated: number[] | null;
  figureLower: number | null;
  figureUpper: number | null;
  figureSoft: boolean | null;
  basis: Basis | null;
  windowStart: string | null;
  windowEnd: string | null;
  attackersIncluded: AttackersIncluded | null;
  groupAsPrinted: string | null;
  filingReason: string | null;
  holdsResponsible: string | null;
  deniesClaim: string | null;
  outcome: Outcome | null;
  group: string | null;
  of: string | null;
  deniedOutcome: Outcome | null;
  deniedGroup: string | null;
  deniedOf: string | null;
  status: Status | null;
  overrideReason: string | null;
  reliability: string | null;
  credibility: number | null;
  grounds: string[];
  chain: HopRow[];
}

interface HopRow {
  party: string | null;
  describedAs: string | null;
  function: HopFunction;
  verb: string | null;
  start: number | null;
  end: number | null;
  text: string | null;
  ground: EvidenceGround | null;
  note: string | null;
}

function claimOf(
  row: ClaimRow,
  around: { before: string; after: string },
  footing: Footing | null,
): LiveClaim {
  const { id, number, article, snapshotKind, hedge, assertedOn, redacted } = row;
  const { translation: text, translator } = row;
  const any = {
    ...{ id, number, article, snapshotKind },
    quote: {
      text: row.quote,
      start: row.quoteStart,
      end: row.quoteEnd,
      language: row.quoteLanguage,
      ...around,
    },
    translation: text && translator ? { text, translator } : null,
    chain: row.chain.map(hopOf),
    ...{ hedge, assertedOn },
    ...decided(row, footing),
    redacted,
  };
  if (row.kind === "count") return { ...any, kind: row.kind, ...countOf(row) };
  return { ...any, kind: row.kind, holdsResponsible: row.holdsResponsible, denies: deniedBy(row) };
}

type Counted = "figure" | "measure" | "basis" | "window" | "attackersIncluded";

function countOf(row: ClaimRow): Pick<LiveCount, Counted | "groupAsPrinted" | "filingReason"> {
  const { figureForm: form, figureLower: lower, figureSoft: soft, basis, attackersIncluded } = row;
  const measure = measureOf(row.outcome, row.group, row.of);
  if (!measure || !form || lower === null || soft === null || !basis || !attackersIncluded) {
    throw new Error(`the count ${row.id} has no figure`);
  }
  const { windowStart: start, windowEnd: end } = row;
  return {
    figure: {
      text: row.figureText,
      how: row.figureHow,
      form,
      stated: row.figureStated ?? [],
      lower,
      upper: row.figureUpper,
      soft,
    },
    measure,
    basis,
    window: start && end ? { start, end } : null,
    attackersIncluded,
    groupAsPrinted: row.groupAsPrinted,
    filingReason: row.filingReason,
  };
}

function deniedBy(row: ClaimRow): LiveOther["denies"] {
  if (row.deniesClaim) return { claim: row.deniesClaim };
  const measure = measureOf(row.deniedOutcome, row.deniedGroup, row.deniedOf);
  return measure && { measure };
}

function measureOf(
  outcome: Outcome | null,
  group: string | null,
  of: string | null,
): LiveMeasure | null {
  return outcome && group ? { outcome, group, of } : null;
}

function decided(row: ClaimRow, footing: Footing | null): Pick<LiveClaim, "status" | "decision"> {
  const { status, grounds, overrideReason, reliability, credibility } = row;
  if (!status || status === "unreviewed") return { status: "unreviewed", decision: null };
  return { status, decision: { footing, grounds, overrideReason, reliability, credibility } };
}

function hopOf({ start, end, text, ...hop }: HopRow): LiveHop {
  return { ...hop, span: start !== null && end !== null ? { start, end, text } : null };
}

// The snapshot's words around each quote, cut out in the database: whole texts stay where they are.
async function surroundings(tx: Tx, family: string[]) {
  const rows = await tx.$queryRaw<{ claim_id: string; before: string; after: string }[]>`
    WITH padded AS MATERIALIZED (
      SELECT id, utf16_padded(text) AS text FROM snapshot
      WHERE id IN (SELECT snapshot_id FROM claim_revision WHERE incident_id = ANY(${family}::uuid[]))
    )
    SELECT r.claim_id,
      right(utf16_plain(substr(s.text, greatest(r.quote_start - 480, 0) + 1, least(r.quote_start, 480))), 240)
        AS before,
      left(utf16_plain(substr(s.text, r.quote_end + 1, 480)), 240) AS after
    FROM claim_revision r JOIN padded s ON s.id = r.snapshot_id
    WHERE r.incident_id = ANY(${family}::uuid[]) AND NOT r.redacted AND s.text IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM claim_revision n WHERE n.claim_id = r.claim_id AND n.supersedes = r.number)`;
  return new Map(rows.map(({ claim_id, before, after }) => [claim_id, { before, after }]));
}
