import "server-only";
import type { z } from "zod";
import { familyOf } from "@/lib/domain/merge";
import type { Actor } from "@/lib/domain/permissions";
import { partyMerges } from "@/lib/facts/merges";
import type { redact as schema } from "@/lib/schemas/claim";
import { type Change, inOneChange, longPatience } from "./change";
import { redact } from "./redactions";

/**
 * How far a redaction would reach, in lines: it is carried out, looked at, and taken back, so what is
 * told is what will be. What the command refuses is refused here.
 */
export async function rehearseRedaction(
  actor: Actor,
  input: z.input<typeof schema>,
): Promise<string[]> {
  try {
    await inOneChange(
      actor,
      "redact",
      async (change) => {
        const words = await wordsOf(change, input);
        const names = input.target === "party" ? await familyNames(change, input.id ?? "") : null;
        const [head] = await change.tx.$queryRaw<{ seq: bigint; now: Date }[]>`
          SELECT coalesce(max(seq), 0) AS seq, clock_timestamp() AS now FROM log_entry`;
        if (!head) throw new Error("the log did not answer");
        await redact(actor, input, change);
        throw new Rehearsed([
          ...(names ? namesReached(names) : []),
          ...(await editionsReached(change, head.now)),
          ...(await rowsReached(change, head.seq)),
          ...(await leftOver(change, words)),
          ...(names ? await partsLeft(change, names) : []),
        ]);
      },
      longPatience,
    );
  } catch (error) {
    if (error instanceof Rehearsed) return error.lines;
    throw error;
  }
  throw new Error("a rehearsal was not taken back");
}

/** Thrown so that the transaction ends without a trace. */
class Rehearsed extends Error {
  constructor(readonly lines: string[]) {
    super("rehearsed");
  }
}

// Everything that readers get is made of editions: what is covered in one is covered in all of it.
async function editionsReached({ tx }: Change, since: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ title: string; masked: number[]; next: number | null }[]>`
    SELECT r.title, array_agg(e.number ORDER BY e.number) FILTER (WHERE e.masked_at >= ${since}) AS masked,
      max(e.number) FILTER (WHERE e.at >= ${since}) AS next
    FROM edition e JOIN incident_revision r ON r.incident_id = e.incident_id
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = r.incident_id AND n.supersedes = r.number)
    WHERE e.masked_at >= ${since} OR e.at >= ${since}
    GROUP BY r.incident_id, r.title ORDER BY r.title LIMIT 50`;
  if (rows.length === 0) return ["No edition shows it: readers never saw it."];
  return [
    ...rows.map(({ title, masked, next }) => {
      const covered = masked ? `covered in edition ${masked.join(", ")}` : "covered in none";
      return `${title}: ${covered}${next === null ? "" : `; edition ${next} will say that something was redacted`}.`;
    }),
    "With these editions it goes from their pages, JSON, CSV, JSON-LD and citations, from pictures, frames and feeds, from lists and from search.",
  ];
}

async function rowsReached({ tx }: Change, since: bigint): Promise<string[]> {
  const rows = await tx.$queryRaw<{ table_name: string; count: number }[]>`
    SELECT table_name, count(DISTINCT row_id)::int AS count FROM log_row
    WHERE seq > ${since} AND table_name NOT IN ('edition', 'published_incident') GROUP BY table_name ORDER BY table_name`;
  const told = rows.map(({ table_name, count }) => {
    const [one, more] = nouns[table_name] ?? [];
    const name = table_name.replaceAll("_", " ");
    return count === 1 ? `1 ${one ?? name}` : `${count} ${more ?? `× ${name}`}`;
  });
  return told.length === 0 ? [] : [`At the desk words go from: ${told.join("; ")}.`];
}

const nouns: Readonly<Record<string, readonly [one: string, more: string]>> = {
  article_revision: [
    "article (headline, byline or address)",
    "articles (headline, byline or address)",
  ],
  assessment: ["rationale of a status", "rationales of statuses"],
  claim_hop: ["hop of a chain", "hops of chains"],
  claim_revision: ["revision of a claim", "revisions of claims"],
  correction: ["answer or statement", "answers and statements"],
  finding: ["rationale of a finding", "rationales of findings"],
  incident_revision: ["revision of an incident", "revisions of incidents"],
  log_entry: [
    "entry of the log, which keeps that it was",
    "entries of the log, which keeps that they were",
  ],
  objection: ["reader’s objection", "readers’ objections"],
  party_revision: ["revision of a party", "revisions of parties"],
  proposal: ["proposal", "proposals"],
  snapshot: [
    "text, with what its copies are found by",
    "texts, with what their copies are found by",
  ],
  snapshot_raw: ["captured page", "captured pages"],
};

/** Every name that goes: the party's own, and those of all that are one with it. */
function namesReached({ members, names }: FamilyNames): string[] {
  const all = names.map((name) => `“${name}”`).join(", ");
  return members === 1
    ? [`Every name of this party goes: ${all}.`]
    : [
        `Every name of this party goes, and of all that are merged with it: ${all}. Is one of these somebody else’s? Then withdraw that merge first.`,
      ];
}

/** A part of a name shorter than this is anybody's. */
const tellingPart = 4;

// A family name by itself may still tell who is meant. It is others' too, so an admin has to say.
async function partsLeft({ tx }: Change, { names, hasPerson }: FamilyNames): Promise<string[]> {
  const parts = [...new Set(names.flatMap((name) => name.split(/[^\p{L}\p{M}]+/u)))];
  const telling = parts.filter((part) => [...part].length >= tellingPart);
  if (!hasPerson || telling.length === 0) return [];
  const rows = await tx.$queryRaw<{ part: string; texts: number; others: number }[]>`
    SELECT w.part, (SELECT count(*)::int FROM snapshot WHERE tells(text, w.patterns)) AS texts,
      (SELECT count(*)::int FROM (
        SELECT concat_ws(E'\n', reason, filing_reason, group_as_printed, translation) FROM claim_revision
        UNION ALL SELECT concat_ws(E'\n', rationale, override_reason) FROM assessment
        UNION ALL SELECT rationale FROM finding
        UNION ALL SELECT concat_ws(E'\n', words, evidence, for_whom) FROM objection
        UNION ALL SELECT text FROM correction
        UNION ALL SELECT concat_ws(E'\n', name, array_to_string(aliases, E'\n')) FROM party_revision
        UNION ALL SELECT title FROM incident_revision
      ) AS written (words) WHERE tells(words, w.patterns)) AS others
    FROM (SELECT part, name_patterns(ARRAY[part]) AS patterns FROM unnest(${telling}::text[]) AS part) AS w`;
  return rows.flatMap(({ part, texts, others }) =>
    texts + others === 0
      ? []
      : [
          `“${part}” by itself still stands in ${counted(texts, "text")} and ${counted(others, "entry", "entries")} made at the desk, which are not reached. Has it to go? Then enter it among the other names of the party first.`,
        ],
  );
}

function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

interface FamilyNames {
  members: number;
  names: string[];
  hasPerson: boolean;
}

async function familyNames({ tx }: Change, id: string): Promise<FamilyNames> {
  const members = familyOf(id, await partyMerges(tx));
  const rows = await tx.partyRevision.findMany({
    where: { partyId: { in: members }, redacted: false },
    select: { name: true, aliases: true, kind: true },
    orderBy: [{ partyId: "asc" }, { number: "desc" }],
  });
  const names = [...new Set(rows.flatMap(({ name, aliases }) => [name, ...aliases]))];
  return { members: members.length, names, hasPerson: rows.some(({ kind }) => kind === "person") };
}

async function wordsOf({ tx }: Change, { target, id }: z.input<typeof schema>): Promise<string[]> {
  if (target === "claim") {
    const revisions = await tx.claimRevision.findMany({ where: { claimId: id ?? "" } });
    return revisions.flatMap(({ quote }) => quote ?? []);
  }
  if (target === "snapshot") {
    const held = await tx.snapshot.findUnique({ where: { id: id ?? "" } });
    const claims = await tx.claimRevision.findMany({ where: { snapshotId: id ?? "" } });
    return [held?.text?.split("\n")[0] ?? "", ...claims.flatMap(({ quote }) => quote ?? [])];
  }
  return [];
}

/** Words shorter than this are anybody's, and looking for them would find everything. */
const tellingLength = 12;

// The same words may stand where they are somebody else's: that is for the admin to judge.
async function leftOver({ tx }: Change, words: readonly string[]): Promise<string[]> {
  const telling = [...new Set(words)].filter((text) => text.trim().length >= tellingLength);
  if (telling.length === 0) return [];
  const rows = await tx.$queryRaw<{ place: string; id: string }[]>`
    SELECT 'The text of the snapshot' AS place, s.id FROM snapshot s, unnest(${telling}::text[]) w
      WHERE position(w IN s.text) > 0
    UNION SELECT 'The claim', c.claim_id FROM claim_revision c, unnest(${telling}::text[]) w
      WHERE position(w IN concat_ws(E'\n', c.quote, c.reason, c.filing_reason)) > 0
    UNION SELECT 'The rationale of a status of the claim', a.claim_id FROM assessment a, unnest(${telling}::text[]) w
      WHERE position(w IN concat_ws(E'\n', a.rationale, a.override_reason)) > 0
    UNION SELECT 'The rationale of a finding on the incident', f.incident_id FROM finding f, unnest(${telling}::text[]) w
      WHERE position(w IN f.rationale) > 0
    UNION SELECT 'The objection', o.id FROM objection o, unnest(${telling}::text[]) w
      WHERE position(w IN concat_ws(E'\n', o.words, o.evidence)) > 0
    UNION SELECT 'The answer or statement', k.id FROM correction k, unnest(${telling}::text[]) w
      WHERE position(w IN k.text) > 0
    LIMIT 20`;
  return rows.map(
    ({ place, id }) =>
      `${place} ${id} says the same and is not reached: redact it by itself where it has to go.`,
  );
}
