import "server-only";
import { z } from "zod";
import { db } from "@/lib/db";
import { familyOf } from "@/lib/domain/merge";
import type { Actor } from "@/lib/domain/permissions";
import { partyMerges } from "@/lib/facts/merges";
import type { RedactionTarget } from "@/lib/schemas/claim";
import { isId, mayLook } from "./staff";

/** What can be redacted, and the words by which an admin knows it again. */
export interface Redactable {
  target: RedactionTarget;
  id: string | null;
  seq: number | null;
  words: string;
}

/** The thing that an address names; null where there is no such thing, or nothing is left of it. */
export async function redactable(
  viewer: Actor,
  target: RedactionTarget,
  which: string,
): Promise<Redactable | null> {
  mayLook(viewer, "redact");
  const isOfLog = target === "log";
  if (isOfLog ? !/^[1-9]\d{0,14}$/.test(which) : !isId(which)) return null;
  const words = await wordsOf[target](which);
  if (words === null) return null;
  return { target, id: isOfLog ? null : which, seq: isOfLog ? Number(which) : null, words };
}

const wordsOf: Record<RedactionTarget, (which: string) => Promise<string | null>> = {
  snapshot: async (id) => (await db().snapshot.findUnique({ where: { id } }))?.text ?? null,
  raw: async (id) => {
    const raw = await db().snapshotRaw.findUnique({
      where: { snapshotId: id },
      select: { redacted: true, mediaType: true },
    });
    return raw && !raw.redacted ? `The bytes behind a snapshot, ${raw.mediaType}` : null;
  },
  claim: async (id) =>
    (await db().claimRevision.findFirst({ where: { claimId: id, next: null } }))?.quote ?? null,
  party: async (id) => {
    const family = familyOf(id, await partyMerges(db()));
    const rows = await db().partyRevision.findMany({
      where: { partyId: { in: family }, next: null, redacted: false },
      select: { partyId: true, name: true, aliases: true },
    });
    const names = family.flatMap((one) => rows.filter(({ partyId }) => partyId === one));
    if (names.length === 0) return null;
    return names.map(({ name, aliases }) => [name, ...aliases].join(" · ")).join("\n");
  },
  objection: async (id) => (await db().objection.findUnique({ where: { id } }))?.words ?? null,
  correction: async (id) => (await db().correction.findUnique({ where: { id } }))?.text ?? null,
  log: async (seq) => {
    const entry = await db().logEntry.findUnique({ where: { seq: BigInt(seq) } });
    return entry && entry.payload !== null ? `${entry.verb}: ${entry.payload}` : null;
  },
};

export interface RedactionEntry {
  seq: number;
  at: Date;
  target: string;
  legalGround: string | null;
  reason: string | null;
  by: string | null;
}

/** What was redacted, the newest first: when, by whom, on what ground; never what. */
export async function redactions(viewer: Actor): Promise<RedactionEntry[]> {
  mayLook(viewer, "redact");
  const rows = await db().logEntry.findMany({
    where: { verb: "redact" },
    orderBy: { seq: "desc" },
    take: 50,
    select: { seq: true, at: true, subjectKind: true, payload: true, actorId: true },
  });
  const ids = rows.flatMap(({ actorId }) => actorId ?? []);
  const people = await db().user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return rows.map(({ seq, at, subjectKind, payload, actorId }) => {
    const told = entry.safeParse(payload === null ? null : JSON.parse(payload)).data;
    return {
      seq: Number(seq),
      at,
      target: subjectKind,
      legalGround: told?.new.legalGround ?? null,
      reason: told?.why ?? null,
      by: people.find(({ id }) => id === actorId)?.name ?? null,
    };
  });
}

const entry = z.object({ new: z.object({ legalGround: z.string() }), why: z.string().nullable() });
