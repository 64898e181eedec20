import "server-only";
import type { Tx } from "@/lib/db";
import type { Tie } from "@/lib/domain/facts";
import type { Cover } from "@/lib/editions/cover";
import type { LiveIncident, LiveParty } from "@/lib/editions/live";

/** The part of an incident's facts in which parties are named. */
type Named = Pick<
  LiveIncident,
  "claims" | "participants" | "articles" | "derivations" | "dependences" | "findings"
>;

/**
 * The parties that an incident's facts name, everybody they speak for or are part of, whatever is merged
 * with any of these, through as many ties and merges as it takes, and the ties themselves: what origins and sides can hang on. With public names
 * every withheld party is there besides, because a quote may name it though no fact does. However
 * many parties others have entered, it is the same number of statements and of rows.
 */
export async function partiesOf(
  tx: Tx,
  facts: Named,
  shown: "public" | "own",
): Promise<{ parties: Map<string, LiveParty>; ties: Tie[] }> {
  const ids = await withThoseBehind(tx, namedIn(facts));
  return { parties: await named(tx, ids, shown), ties: await tiesOf(tx, ids) };
}

/** The names that no reader may see, each with the label that covers it. */
export async function namesWithheld(tx: Tx): Promise<Cover[]> {
  const parties = await named(tx, [], "public");
  return [...parties.values()].map((party) => ({ names: party.covered, label: party.name }));
}

function namedIn(facts: Named): string[] {
  const ids = [
    ...facts.participants.map(({ party }) => party),
    ...[...facts.articles.values()].map(({ outlet }) => outlet),
    ...facts.derivations.map(({ wireOf }) => wireOf),
    ...facts.findings.map(({ set }) => set.measure.of),
    ...facts.dependences.flatMap((one) => [
      one.measure.of,
      ...(one.kind === "join" ? [one.party, one.is] : []),
    ]),
    ...facts.claims.flatMap((claim) => [
      ...claim.chain.map(({ party }) => party),
      ...(claim.kind === "count"
        ? [claim.measure.of]
        : [
            claim.holdsResponsible,
            claim.denies && "measure" in claim.denies ? claim.denies.measure.of : null,
          ]),
    ]),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}

async function withThoseBehind(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE reached AS (
      SELECT unnest(${[...ids]}::uuid[]) AS id
      UNION
      SELECT next.id FROM reached x CROSS JOIN LATERAL (
        SELECT t.to_party_id AS id FROM party_revision r JOIN party_tie t ON t.party_revision_id = r.id
        WHERE r.party_id = x.id AND NOT r.entered_in_error
          AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
        UNION ALL
        SELECT CASE m.party_id WHEN x.id THEN m.into_party_id ELSE m.party_id END FROM party_merge m
        WHERE x.id IN (m.party_id, m.into_party_id) AND m.into_party_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM party_merge n WHERE n.party_id = m.party_id AND n.supersedes = m.number)
      ) next
    )
    SELECT id FROM reached`;
  return rows.map(({ id }) => id);
}

/** These parties, and with public names all that are withheld. */
async function named(
  tx: Tx,
  ids: readonly string[],
  shown: "public" | "own",
): Promise<Map<string, LiveParty>> {
  const these = { partyId: { in: [...ids] } };
  const rows = await tx.partyRevision.findMany({
    where: {
      next: null,
      ...(shown === "own"
        ? these
        : { OR: [these, { withheld: true, publicLabel: { not: null } }] }),
    },
    include: { party: { select: { revisions: { select: { name: true, aliases: true } } } } },
    orderBy: { partyId: "asc" },
  });
  return new Map(
    rows.map((row) => {
      const names = row.party.revisions.flatMap(({ name, aliases }) => [name, ...aliases]);
      const party: LiveParty = {
        id: row.partyId,
        name: (shown === "public" && row.withheld && row.publicLabel) || row.name,
        kind: row.kind,
        covered: shown === "public" && row.withheld ? [...new Set(names)] : [],
      };
      return [row.partyId, party];
    }),
  );
}

async function tiesOf(tx: Tx, ids: readonly string[]): Promise<Tie[]> {
  const rows = await tx.partyTie.findMany({
    where: { partyRevision: { partyId: { in: [...ids] }, next: null, enteredInError: false } },
    include: { partyRevision: { select: { partyId: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ kind, toPartyId, validFrom, validTo, partyRevision }) => ({
    kind,
    from: partyRevision.partyId,
    to: toPartyId,
    validFrom,
    validTo,
  }));
}
