import "server-only";
import { db } from "@/lib/db";
import { type Likeness, likeness } from "@/lib/domain/look-alike";
import { rootOf } from "@/lib/domain/merge";
import type { Actor } from "@/lib/domain/permissions";
import type { PartyKind, TieKind } from "@/lib/domain/vocabulary";
import { partyMerges } from "@/lib/facts/merges";
import { isId, mayLook } from "./staff";

export interface PartyFound {
  id: string;
  name: string;
  kind: PartyKind;
  aliases: string[];
  withheld: boolean;
}

/**
 * Parties that stand, best first: a name or alias that is what was typed, that begins with it, that
 * holds it, that resembles it. Everything, by name, when nothing was typed. What was merged is found by
 * its names, and given as what it was merged into. At most `limit`.
 */
export async function findParties(viewer: Actor, typed: string, limit = 12): Promise<PartyFound[]> {
  mayLook(viewer);
  return withoutMerged(await partiesFound(typed, limit));
}

async function withoutMerged(found: readonly PartyFound[]): Promise<PartyFound[]> {
  const merged = await partyMerges(db());
  if (!found.some(({ id }) => merged.has(id))) return [...found];
  const roots = [...new Set(found.map(({ id }) => rootOf(id, merged)))];
  const rows = await db().partyRevision.findMany({
    where: { partyId: { in: roots }, next: null },
    select: { partyId: true, name: true, kind: true, aliases: true, withheld: true },
  });
  const standing = new Map(rows.map(({ partyId: id, ...row }) => [id, { id, ...row }]));
  return roots.flatMap((id) => standing.get(id) ?? []);
}

async function partiesFound(typed: string, limit: number): Promise<PartyFound[]> {
  const text = typed.normalize("NFC").trim().slice(0, 200).replaceAll("\0", "");
  if (text === "") return allParties(limit);
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return db().$transaction(async (tx) => {
    // Half the letters of a word may be wrong or missing: "Jeyand" finds "Jeeyand".
    await tx.$executeRaw`SET LOCAL search_path = public, extensions`;
    await tx.$executeRaw`SET LOCAL pg_trgm.word_similarity_threshold = 0.45`;
    return tx.$queryRaw<PartyFound[]>`
      SELECT r.party_id AS id, r.name, r.kind::text AS kind, r.aliases, r.withheld
      FROM party_revision r
      WHERE (party_names(r.name, r.aliases) LIKE ${pattern}
          OR lower(${text}) <% party_names(r.name, r.aliases))
        AND NOT r.entered_in_error AND NOT r.redacted
        AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
      ORDER BY
        (lower(${text}) = ANY (string_to_array(party_names(r.name, r.aliases), E'\n'))) DESC,
        (lower(r.name) LIKE ${pattern.slice(1)}) DESC,
        (party_names(r.name, r.aliases) LIKE ${pattern}) DESC,
        word_similarity(lower(${text}), party_names(r.name, r.aliases)) DESC, r.name, r.party_id
      LIMIT ${limit}`;
  });
}

function allParties(limit: number): Promise<PartyFound[]> {
  return db().$queryRaw<PartyFound[]>`
    SELECT r.party_id AS id, r.name, r.kind::text AS kind, r.aliases, r.withheld
    FROM party_revision r
    WHERE NOT r.entered_in_error AND NOT r.redacted
      AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
    ORDER BY r.name, r.party_id LIMIT ${limit}`;
}

/**
 * The party that a form's field means: the one that was chosen, while the field still carries one of
 * its names; else the only one that is called exactly this. `several` when two are called so.
 */
export async function partyMeant(
  viewer: Actor,
  field: { id: string; name: string },
): Promise<{ kind: "one"; id: string } | { kind: "none" } | { kind: "several" }> {
  mayLook(viewer);
  const name = field.name.normalize("NFC").trim().toLowerCase().replaceAll("\0", "");
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT r.party_id AS id FROM party_revision r
    WHERE party_names(r.name, r.aliases) LIKE ${`%${name.replace(/[\\%_]/g, "\\$&")}%`}
      AND ${name} = ANY (string_to_array(party_names(r.name, r.aliases), E'\n'))
      AND NOT r.entered_in_error AND NOT r.redacted
      AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
    LIMIT 20`;
  const chosen = rows.find((row) => row.id === field.id.toLowerCase());
  // What a claim names stays what it names, though it is merged since.
  if (chosen) return { kind: "one", id: chosen.id };
  const merged = await partyMerges(db());
  const [first, ...others] = new Set(rows.map(({ id }) => rootOf(id, merged)));
  if (!first) return { kind: "none" };
  return others.length === 0 ? { kind: "one", id: first } : { kind: "several" };
}

export interface PartyForm {
  id: string;
  revision: number;
  name: string;
  kind: PartyKind;
  aliases: string[];
  withheldAs: string | null;
  redacted: boolean;
  enteredInError: boolean;
  ties: {
    kind: TieKind;
    to: { id: string; name: string };
    from: string | null;
    until: string | null;
  }[];
}

/** A party as its form shows it, by its own name; null where there is none of this id. */
export async function partyForm(viewer: Actor, id: string): Promise<PartyForm | null> {
  mayLook(viewer, "read_withheld_names");
  if (!isId(id)) return null;
  const row = await db().partyRevision.findFirst({
    where: { partyId: id, next: null },
    include: {
      ties: {
        include: { toParty: { include: { revisions: { where: { next: null } } } } },
      },
    },
  });
  if (!row) return null;
  return {
    id,
    revision: row.number,
    name: row.name,
    kind: row.kind,
    aliases: row.aliases,
    withheldAs: row.withheld ? row.publicLabel : null,
    redacted: row.redacted,
    enteredInError: row.enteredInError,
    ties: row.ties.map((tie) => ({
      kind: tie.kind,
      to: { id: tie.toPartyId, name: tie.toParty.revisions[0]?.name ?? "" },
      from: tie.validFrom,
      until: tie.validTo,
    })),
  };
}

/** The names of parties, by their ids. */
export async function partyNames(
  viewer: Actor,
  ids: readonly string[],
): Promise<Record<string, string>> {
  mayLook(viewer, "read_withheld_names");
  const rows = await db().partyRevision.findMany({
    where: { partyId: { in: ids.filter(isId) }, next: null },
    select: { partyId: true, name: true },
  });
  return Object.fromEntries(rows.map(({ partyId, name }) => [partyId, name]));
}

/** Parties called the same, or whose names could be taken for this one by eye. */
export async function lookAlikes(
  viewer: Actor,
  name: string,
  except?: string,
): Promise<{ id: string; name: string; likeness: Likeness }[]> {
  mayLook(viewer);
  const rows = await db().$queryRaw<{ id: string; names: string[] }[]>`
    SELECT r.party_id AS id, r.name || r.aliases AS names FROM party_revision r
    WHERE NOT r.entered_in_error AND NOT r.redacted
      AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)`;
  return rows.flatMap(({ id, names }) => {
    if (id === except) return [];
    for (const one of names) {
      const found = likeness(one, name);
      if (found) return [{ id, name: one, likeness: found }];
    }
    return [];
  });
}
