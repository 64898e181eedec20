import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import type { ObjectionOutcome } from "@/lib/domain/vocabulary";
import { isId, mayLook } from "./staff";

export interface ObjectionLine {
  id: string;
  at: Date;
  page: string;
  incident: { id: string; title: string } | null;
  /** Null once redacted. */
  words: string | null;
  /** The answer that stands; null while it waits. */
  outcome: ObjectionOutcome | null;
}

export interface ObjectionRecord extends ObjectionLine {
  claim: string | null;
  measure: string | null;
  evidence: string | null;
  forWhom: string | null;
  /** Where the reader may be written to; null where none was given, or it was deleted. */
  email: string | null;
  redacted: boolean;
  /** The newest answer, withdrawn ones too: what an answer is given in the place of. */
  newest: string | null;
  /** Answers and statements that came of it, the newest first. */
  corrections: CorrectionLine[];
}

export interface CorrectionLine {
  id: string;
  kind: "answer" | "reply";
  at: Date;
  outcome: ObjectionOutcome | null;
  text: string | null;
  party: string | null;
  withdrawn: boolean;
  /** Whether it is what readers see. */
  stands: boolean;
}

/** How many a page of the list holds. */
const pageSize = 50;

/** What readers objected to, the newest first, for editors; `before` is the id that an earlier page ended with. */
export async function objections(
  viewer: Actor,
  before?: string,
): Promise<{ items: ObjectionLine[]; next: string | null }> {
  mayLook(viewer, "answer");
  const rows = await db().objection.findMany({
    where: before !== undefined && isId(before) ? { id: { lt: before } } : {},
    orderBy: { id: "desc" },
    take: pageSize + 1,
    include: included,
  });
  const shown = rows.slice(0, pageSize);
  return {
    items: shown.map(lineOf),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** One objection with all that came of it; null where there is none. */
export async function objectionRecord(viewer: Actor, id: string): Promise<ObjectionRecord | null> {
  mayLook(viewer, "answer");
  if (!isId(id)) return null;
  const row = await db().objection.findUnique({
    where: { id },
    include: { ...included, contact: true },
  });
  if (!row) return null;
  const corrections = await db().correction.findMany({
    where: { objectionId: id },
    orderBy: { id: "desc" },
    include: {
      next: { select: { id: true } },
      party: { select: { revisions: { where: { next: null }, select: { name: true } } } },
    },
  });
  return {
    ...lineOf(row),
    claim: row.claimId,
    measure: row.measure,
    evidence: row.evidence,
    forWhom: row.forWhom,
    email: row.contact?.email ?? null,
    redacted: row.redacted,
    newest: row.corrections[0]?.id ?? null,
    corrections: corrections.map((one) => ({
      id: one.id,
      kind: one.kind,
      at: one.recordedAt,
      outcome: one.outcome,
      text: one.text,
      party: one.party?.revisions[0]?.name ?? null,
      withdrawn: one.withdrawn,
      stands: one.next === null && !one.withdrawn,
    })),
  };
}

const included = {
  incident: { select: { id: true, revisions: { where: { next: null }, select: { title: true } } } },
  corrections: {
    where: { kind: "answer" as const, next: null },
    select: { id: true, outcome: true, withdrawn: true },
  },
};

function lineOf(row: {
  id: string;
  recordedAt: Date;
  page: string;
  words: string | null;
  incident: { id: string; revisions: { title: string }[] } | null;
  corrections: { outcome: ObjectionOutcome | null; withdrawn: boolean }[];
}): ObjectionLine {
  const [answer] = row.corrections;
  return {
    id: row.id,
    at: row.recordedAt,
    page: row.page,
    incident: row.incident && {
      id: row.incident.id,
      title: row.incident.revisions[0]?.title ?? "",
    },
    words: row.words,
    outcome: answer && !answer.withdrawn ? answer.outcome : null,
  };
}
