import "server-only";
import type { Tx } from "@/lib/db";
import type { DerivationKind } from "@/lib/domain/vocabulary";
import { agencyNames } from "@/lib/extract/agencies";
import { type Credit, creditLines } from "@/lib/extract/credits";
import { readText, type SharedPassages, sharedPassages } from "@/lib/extract/passages/shared";
import { actingAs, type Change } from "./change";
import { proposeDerivation } from "./derivations";
import { bearersOf, markSnapshot } from "./marks";

/** An article with one of its texts. */
interface Held {
  article: string;
  snapshot: string;
  outlet: string;
  text: string;
}

/**
 * Compares a text that was just stored with all that is held, and proposes what it may draw on: an
 * article that shares passages with it, and the wire of an agency that it credits where no copy of
 * it is held. The machine proposes, in the same change, each with its entry in the log; a person decides.
 * What was ever proposed or decided between the two is left as it is.
 */
export async function proposeCopies(change: Change, snapshot: string): Promise<void> {
  const machine = actingAs(change, { kind: "system", name: "copies" });
  const [own] = await heldOf(change.tx, [snapshot]);
  if (!own) return;
  await markSnapshot(change.tx, snapshot, own.text);
  const others = await nearest(change.tx, own.text, snapshot);
  const credits = await creditsOf(change, own);
  const known = await derivationsOf(change, own.article);
  for (const other of others.filter(({ article }) => article !== own.article)) {
    if (known.articles.has(other.article)) continue;
    const theirs = await creditsOf(change, other);
    const found = relationOf({ ...own, credits }, { ...other, credits: theirs }, other.shared);
    if (!found) continue;
    known.articles.add(other.article);
    if (found.article === own.article) known.outlets.add(other.outlet);
    await proposeDerivation(machine.actor, found, machine);
  }
  await proposeWires(machine, own, credits, known);
}

/**
 * The held texts that bear most of a text's marks, compared with it word by word: at most twelve,
 * the likeliest first, without the text's own snapshot. The whole cost of a comparison with all that is held (`npm run bench:derivation`).
 */
export async function nearest(tx: Reading, text: string, own?: string): Promise<Near[]> {
  const bearers = await bearersOf(tx, text, mostCompared + 1);
  const others = bearers.map(({ snapshot }) => snapshot).filter((id) => id !== own);
  const held = await heldOf(tx, others.slice(0, mostCompared));
  const read = readText(text);
  return held.map((one) => ({ ...one, shared: sharedPassages(read, one.text) }));
}

export type Near = Held & { shared: SharedPassages };
type Reading = Pick<Tx, "$queryRaw" | "snapshot">;

const mostCompared = 12;
/** Below this two reports of one event are as likely to share by chance. */
const likelyScore = 0.15;
const likelyWords = 20;
/** Where a credit line names the other's outlet, less is enough. */
const creditedScore = 0.05;
const creditedWords = 8;
const reprintScore = 0.8;

interface PartyCredit extends Credit {
  /** The parties that go by the agency's name. */
  parties: string[];
}

type Credited = Held & { credits: readonly PartyCredit[] };

function relationOf(own: Credited, other: Credited, { score, passages }: SharedPassages) {
  const words = passages.reduce((sum, passage) => sum + passage.words, 0);
  const isCredited = score >= creditedScore && words >= creditedWords;
  for (const [copy, source] of [
    [own, other],
    [other, own],
  ] as const) {
    const credit = copy.credits.find(({ parties }) => parties.includes(source.outlet));
    if (!credit || !isCredited || copy.outlet === source.outlet) continue;
    const { start, end } = credit.span;
    return {
      article: copy.article,
      from: source.article,
      kind: "wire" as const,
      directionKnown: true,
      creditLine: { snapshot: copy.snapshot, start, end },
    };
  }
  if (score < likelyScore || words < likelyWords) return null;
  const kind: DerivationKind = score >= reprintScore ? "reprint" : "rewrite";
  return { article: own.article, from: other.article, kind, directionKnown: false, score };
}

async function proposeWires(
  machine: Change,
  own: Held,
  credits: readonly PartyCredit[],
  known: Known,
): Promise<void> {
  for (const { parties, span } of credits) {
    const [agency] = parties;
    if (!agency || parties.some((id) => id === own.outlet || known.outlets.has(id))) continue;
    known.outlets.add(agency);
    const { start, end } = span;
    const creditLine = { snapshot: own.snapshot, start, end };
    const input = { article: own.article, wireOf: agency, kind: "wire" as const, creditLine };
    await proposeDerivation(machine.actor, input, machine);
  }
}

/** In the order of the ids; without those that fell or have no text left. */
async function heldOf(tx: Reading, snapshots: readonly string[]): Promise<Held[]> {
  const rows = await tx.snapshot.findMany({
    where: {
      id: { in: [...snapshots] },
      text: { not: null },
      article: { revisions: { some: { next: null, enteredInError: false } } },
    },
    select: {
      id: true,
      articleId: true,
      text: true,
      article: { select: { revisions: { where: { next: null }, select: { outletId: true } } } },
    },
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  return snapshots.flatMap((id): Held[] => {
    const row = found.get(id);
    const outlet = row?.article.revisions[0]?.outletId;
    if (!row || row.text === null || !outlet) return [];
    return [{ article: row.articleId, snapshot: id, outlet, text: row.text }];
  });
}

async function creditsOf({ tx }: Change, { text }: Held): Promise<PartyCredit[]> {
  const credits = creditLines(text).filter(({ agency }) => agency !== null);
  if (credits.length === 0) return [];
  const named = credits.map((credit) => {
    const names = [credit.agency ?? "", ...agencyNames(credit.agency ?? "")];
    return { ...credit, names: names.map((name) => name.toLowerCase()) };
  });
  const all = [...new Set(named.flatMap(({ names }) => names))];
  const rows = await tx.$queryRaw<{ id: string; names: string[] }[]>`
    SELECT r.party_id AS id, string_to_array(party_names(r.name, r.aliases), E'\n') AS names
    FROM party_revision r
    WHERE string_to_array(party_names(r.name, r.aliases), E'\n') && ${all}::text[]
      AND NOT r.entered_in_error AND NOT EXISTS (
        SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
    ORDER BY (r.kind = 'news_agency') DESC, r.party_id`;
  return named.map(({ names, ...credit }) => ({
    ...credit,
    parties: rows
      .filter((row) => row.names.some((name) => names.includes(name)))
      .map(({ id }) => id),
  }));
}

interface Known {
  /** Articles between which and this one something was proposed or decided. */
  articles: Set<string>;
  /** Agencies and outlets on which this article is said to draw. */
  outlets: Set<string>;
}

async function derivationsOf({ tx }: Change, article: string): Promise<Known> {
  const rows = await tx.derivation.findMany({
    where: { OR: [{ articleId: article }, { fromArticleId: article }] },
    select: {
      articleId: true,
      fromArticleId: true,
      fromPartyId: true,
      fromArticle: {
        select: { revisions: { where: { next: null }, select: { outletId: true } } },
      },
    },
  });
  const own = rows.filter((row) => row.articleId === article);
  return {
    articles: new Set(
      rows.flatMap((row) => (row.fromArticleId ? [row.articleId, row.fromArticleId] : [])),
    ),
    outlets: new Set(
      own.flatMap((row) => [
        ...(row.fromPartyId ? [row.fromPartyId] : []),
        ...(row.fromArticle?.revisions.map(({ outletId }) => outletId) ?? []),
      ]),
    ),
  };
}
