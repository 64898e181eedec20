import "server-only";
import { db } from "@/lib/db";
import { compose } from "@/lib/editions/compose";
import { waitingIn } from "@/lib/editions/waiting";
import { liveIncident } from "@/lib/facts/live";
import type { WaitingItem } from "@/lib/schemas/queue";
import { type Duplicate, likelySameIncidents, likelySameParties } from "./duplicates";
import type { Families } from "./families";
import { notesOf } from "./live-incidents";

export interface Waiting extends WaitingItem {
  /** For a claim: what a decision made here would be made on. */
  decides: { claimNumber: number; openedOn: number; saw: string } | null;
}

/** What waits in one incident by its judgement, the claims of whatever is merged into it with it. */
export async function judgedIn(id: string, now: Date): Promise<Waiting[]> {
  return db().$transaction(
    async (tx) => {
      const live = await liveIncident(tx, id, "own");
      const items = waitingIn(compose(live, now));
      const notes = await notesOf(tx, live);
      return items.map((item) => {
        const note = item.claim ? notes[item.claim] : undefined;
        const decides = note && {
          claimNumber: note.revision,
          openedOn: note.assessment?.number ?? 0,
          saw: note.saw,
        };
        return { ...item, decides: decides ?? null };
      });
    },
    { isolationLevel: "RepeatableRead" },
  );
}

/** What readers object to and nobody answered, the oldest first; of every incident. */
export async function unanswered(atMost: number): Promise<Waiting[]> {
  const rows = await db().objection.findMany({
    where: { corrections: { none: { kind: "answer", next: null, withdrawn: false } } },
    include: {
      incident: {
        select: { id: true, revisions: { where: { next: null }, select: { title: true } } },
      },
    },
    orderBy: { id: "asc" },
    take: atMost,
  });
  return rows.map((row, at) => ({
    key: `objection:${row.id}`,
    kind: "objection",
    incident: row.incident && {
      id: row.incident.id,
      title: row.incident.revisions[0]?.title ?? "",
    },
    title: row.words === null ? "Redacted" : `“${row.words.slice(0, 90)}”`,
    why: [
      `A reader says that ${row.claimId ? "a claim" : row.measure ? "a measure" : "something"} on ${row.page} is wrong.`,
      ...(row.forWhom ? [`They speak for ${row.forWhom}.`] : []),
    ],
    claim: null,
    // The one that waits longest comes first.
    weight: rows.length - at,
    href: `/desk/objections/${row.id}`,
    decides: null,
  }));
}

/** Parties and incidents that may be one with another. */
export async function likelySame(
  incidents: readonly string[],
  families: Families,
): Promise<Waiting[]> {
  const item = (noun: "party" | "incident", { one, other, incident, why }: Duplicate): Waiting => ({
    key: `same:${[one.id, other.id].sort().join(":")}`,
    kind: `likely_same_${noun}`,
    incident,
    title: `“${one.name}” and “${other.name}”`,
    why,
    claim: null,
    weight: 0,
    href: `/desk/merge/${noun}/${one.id}?into=${other.id}`,
    decides: null,
  });
  return [
    ...(await likelySameParties(families)).map((one) => item("party", one)),
    ...(await likelySameIncidents(incidents)).map((one) => item("incident", one)),
  ];
}
