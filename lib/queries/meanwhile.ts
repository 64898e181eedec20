import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { differenceBetween } from "@/lib/editions/difference";
import { differenceLines } from "@/lib/editions/difference-lines";
import { editionDocument } from "@/lib/schemas/edition";
import { isId, mayLook } from "./staff";

/** What somebody else did since a form was opened: the newest number there is, and what changed, in lines. */
export interface Meanwhile {
  newest: number;
  lines: string[];
}

/** The editions of an incident since the one that was seen (0: none was), and what the newest says otherwise. */
export async function publishedSince(
  viewer: Actor,
  incident: string,
  seen: number,
): Promise<Meanwhile | null> {
  mayLook(viewer);
  if (!isId(incident)) return null;
  const editions = await db().edition.findMany({
    where: { incidentId: incident, number: { gte: seen } },
    orderBy: { number: "asc" },
    select: { number: true, kind: true, note: true, document: true },
  });
  const newest = editions.at(-1);
  if (!newest || newest.number <= seen) return null;
  const was = editions.find(({ number }) => number === seen);
  const before = was ? editionDocument.parse(JSON.parse(was.document)) : null;
  const who = await namesOf("incident", incident, ["publish", "withdraw"]);
  const told = editions
    .filter(({ number }) => number > seen)
    .map(({ number, kind, note }) => {
      const act = kind === "withdrawn" ? "withdrawn" : "published";
      return `Edition ${number}, ${act} by ${who.get(number) ?? "somebody"}${note ? `: ${note}` : ""}`;
    });
  if (newest.kind === "withdrawn") return { newest: newest.number, lines: told };
  const difference = differenceBetween(before, editionDocument.parse(JSON.parse(newest.document)));
  return { newest: newest.number, lines: [...told, ...differenceLines(difference)] };
}

/** The assessment of a claim by another editor since the one that was seen (0: none was). */
export async function assessedSince(
  viewer: Actor,
  claim: string,
  seen: number,
): Promise<Meanwhile | null> {
  mayLook(viewer);
  if (!isId(claim)) return null;
  const newest = await db().assessment.findFirst({ where: { claimId: claim, next: null } });
  if (!newest || newest.number <= seen) return null;
  const who = await namesOf("claim", claim, ["assess_claim"]);
  const status = newest.status.replaceAll("_", " ");
  return {
    newest: newest.number,
    lines: [`${status}: ${newest.rationale}`, `by ${[...who.values()].at(-1) ?? "somebody"}`],
  };
}

/** Whether this person's form of this key was written: then what came meanwhile is their own. */
export async function wasWritten(viewer: Actor, key: string): Promise<boolean> {
  if (viewer.kind !== "user" || !isId(key)) return false;
  const where = { userId_key: { userId: viewer.id, key } };
  return (await db().submission.findUnique({ where, select: { at: true } })) !== null;
}

/** Who did it, by the number that the entry says it wrote, oldest first. */
async function namesOf(
  kind: string,
  id: string,
  verbs: readonly string[],
): Promise<Map<number, string>> {
  const rows = await db().$queryRaw<{ number: number | null; name: string }[]>`
    SELECT (l.payload::jsonb -> 'new' ->> 'number')::int AS number, coalesce(u.name, l.actor_role) AS name
    FROM log_entry l LEFT JOIN "user" u ON u.id = l.actor_id
    WHERE l.subject_kind = ${kind} AND l.subject_id = ${id}::uuid AND l.verb = ANY(${[...verbs]})
    ORDER BY l.seq`;
  return new Map(rows.map(({ number, name }, i) => [number ?? i + 1, name]));
}
