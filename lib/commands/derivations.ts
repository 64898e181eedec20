import "server-only";
import { AppError } from "@/lib/errors";
import {
  decideDerivation as decideSchema,
  proposeDerivation as proposeSchema,
} from "@/lib/schemas/article";
import { type Change, verb } from "./change";
import { recheckUnder } from "./rechecks";
import { refuseAt, standingParties } from "./references";
import { openedOnCurrent } from "./revision";
import { wordsAt } from "./words";

/**
 * Proposes that an article draws on another, or on a wire of which no copy is held. Where that is
 * proposed already and nobody has decided, it is the next revision of the proposal.
 */
export const proposeDerivation = verb(
  "propose_derivation",
  proposeSchema,
  async (change, input) => {
    if (input.from === input.article) {
      refuseAt("invalid", "from", "An article cannot derive from itself.");
    }
    await refuseFallen(change, input.article, "article");
    if (input.from) await refuseFallen(change, input.from, "from");
    await standingParties(change, [{ id: input.wireOf, path: "wireOf" }]);
    if (input.creditLine) await refuseOutside(change, input.article, input.creditLine);
    const between = {
      articleId: input.article,
      fromArticleId: input.from ?? null,
      fromPartyId: input.wireOf ?? null,
    };
    const open = await change.tx.derivationRevision.findFirst({
      where: { derivation: between, next: null, decision: "proposed", enteredInError: false },
    });
    const content = {
      kind: input.kind,
      directionKnown: input.directionKnown,
      evidence: input.creditLine ? ("credit_line" as const) : ("shared_passages" as const),
      snapshotId: input.creditLine?.snapshot ?? null,
      spanStart: input.creditLine?.start ?? null,
      spanEnd: input.creditLine?.end ?? null,
      score: input.score ?? null,
      reason: input.reason ?? null,
    };
    if (open && saysTheSame(content, open)) {
      throw new AppError("conflict", "This derivation is recorded already.");
    }
    const id =
      open?.derivationId ??
      (await change.tx.derivation.create({ data: between, select: { id: true } })).id;
    const number = (open?.number ?? 0) + 1;
    await change.tx.derivationRevision.create({
      data: {
        derivationId: id,
        number,
        supersedes: open?.number ?? null,
        ...content,
        decision: "proposed",
      },
    });
    await change.log({
      verb: "propose_derivation",
      subject: { kind: "derivation", id },
      new: input,
      why: input.reason,
    });
    return { id, number };
  },
);

/**
 * Accepts or rejects a derivation. Accepting changes the origins of what the copy does not attribute, and
 * so the standings of every incident that it reaches: those are judged anew (rechecks.ts).
 */
export const decideDerivation = verb("decide_derivation", decideSchema, async (change, input) => {
  const current = await change.tx.derivationRevision.findFirst({
    where: { derivationId: input.id, next: null },
  });
  const old = openedOnCurrent(current, input.openedOn, "derivation");
  const { id: _, recordedAt: __, ...kept } = old;
  await change.tx.derivationRevision.create({
    data: {
      ...kept,
      number: old.number + 1,
      supersedes: old.number,
      decision: input.decision,
      reason: input.reason ?? null,
    },
  });
  await change.log({
    verb: `${input.decision === "accepted" ? "accept" : "reject"}_derivation`,
    subject: { kind: "derivation", id: input.id },
    old: { decision: old.decision },
    new: { decision: input.decision },
    why: input.reason,
  });
  if (input.decision === "accepted" || old.decision === "accepted") {
    const decision = { derivation: input.id, number: old.number + 1 };
    await recheckUnder(change, decision, await incidentsUnder(change, input.id));
  }
  return { id: input.id, number: old.number + 1 };
});

/**
 * The incidents whose origins a derivation may change, newest first: those with a claim in an article
 * that is tied to its own by derivations, through however many others.
 */
export async function incidentsUnder({ tx }: Change, derivation: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE tied AS (
      SELECT d.article_id, d.from_article_id FROM derivation d
      JOIN derivation_revision r ON r.derivation_id = d.id
      WHERE (d.id = ${derivation}::uuid OR (r.decision = 'accepted' AND NOT r.entered_in_error))
        AND NOT EXISTS (SELECT 1 FROM derivation_revision n
          WHERE n.derivation_id = d.id AND n.supersedes = r.number)
    ), reached AS (
      SELECT article_id FROM derivation WHERE id = ${derivation}::uuid
      UNION
      SELECT CASE WHEN t.article_id = x.article_id THEN t.from_article_id ELSE t.article_id END
      FROM tied t JOIN reached x ON x.article_id IN (t.article_id, t.from_article_id)
      WHERE t.from_article_id IS NOT NULL
    )
    SELECT DISTINCT c.incident_id AS id FROM claim_revision c JOIN snapshot s ON s.id = c.snapshot_id
    WHERE s.article_id IN (SELECT article_id FROM reached) AND NOT c.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM claim_revision n
        WHERE n.claim_id = c.claim_id AND n.supersedes = c.number)
      AND NOT EXISTS (SELECT 1 FROM incident_revision i
        WHERE i.incident_id = c.incident_id AND i.entered_in_error)
    ORDER BY 1 DESC`;
  return rows.map(({ id }) => id);
}

function saysTheSame<T extends object>(content: T, open: T): boolean {
  const members = (value: T) => new Map(Object.entries(value));
  const held = members(open);
  return [...members(content)].every(([name, value]) => held.get(name) === value);
}

async function refuseFallen({ tx }: Change, id: string, path: string): Promise<void> {
  const article = await tx.articleRevision.findFirst({
    where: { articleId: id, next: null },
    select: { enteredInError: true },
  });
  if (!article) refuseAt("not_found", path, "There is no such article.");
  if (article.enteredInError) {
    refuseAt("conflict", path, "This article was entered in error and stands no longer.");
  }
}

async function refuseOutside(
  { tx }: Change,
  article: string,
  line: { snapshot: string; start: number; end: number },
): Promise<void> {
  const snapshot = await tx.snapshot.findUnique({ where: { id: line.snapshot } });
  if (snapshot?.articleId !== article) {
    refuseAt("not_found", "creditLine.snapshot", "There is no such snapshot of this article.");
  }
  if (snapshot.text === null) {
    refuseAt("conflict", "creditLine.snapshot", "The text of this snapshot was redacted.");
  }
  wordsAt(snapshot.text, line, "creditLine", "The credit line");
}
