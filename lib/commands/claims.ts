import "server-only";
import type { Prisma } from "@/lib/db";
import { relays } from "@/lib/domain/merge";
import { knownBefore } from "@/lib/domain/timeline";
import { AppError } from "@/lib/errors";
import { incidentFamily } from "@/lib/facts/merges";
import {
  type ClaimHop,
  type LogClaim,
  logClaim as logSchema,
  reviseClaim as reviseSchema,
} from "@/lib/schemas/claim";
import { type Change, verb } from "./change";
import { figureRow } from "./figures";
import { refuseMerged } from "./merged";
import { type Reference, refuseAt, standingParties } from "./references";
import { openedOnCurrent } from "./revision";
import { wordsAt } from "./words";

/** Logs a claim at its place in a snapshot, with its chain. Returns its id. */
export const logClaim = verb("log_claim", logSchema, async (change, input) => {
  await refuseMerged(change, "incident", input.incident, "incident");
  const { id } = await change.tx.claim.create({ data: {}, select: { id: true } });
  await writeRevision(change, id, 1, input);
  await change.log({ verb: "log_claim", subject: { kind: "claim", id }, new: input });
  return { id };
});

/** Revises a claim: any of its fields, its chain, or the incident it belongs to. */
export const reviseClaim = verb("revise", reviseSchema, async (change, input) => {
  const { id, openedOn, reason, ...content } = input;
  const old = openedOnCurrent(
    await change.tx.claimRevision.findFirst({
      where: { claimId: id, next: null },
      include: { hops: true },
    }),
    openedOn,
    "claim",
  );
  if (old.redacted) throw new AppError("conflict", "The words of this claim were redacted.");
  if (content.incident !== old.incidentId) {
    await refuseMerged(change, "incident", content.incident, "incident");
  }
  await writeRevision(change, id, openedOn + 1, content, reason);
  await change.log({
    verb: "revise_claim",
    subject: { kind: "claim", id },
    old,
    new: content,
    why: reason,
  });
  return { id, number: openedOn + 1 };
});

async function writeRevision(
  change: Change,
  claimId: string,
  number: number,
  input: LogClaim,
  reason?: string,
): Promise<void> {
  const text = await textFor(change, input);
  await refuseWrongParties(change, input);
  if (input.kind === "denial" && "claim" in input.denies) {
    await refuseWrongDenial(change, claimId, input.incident, input.denies.claim);
  }
  await change.tx.claimRevision.create({
    data: {
      claimId,
      number,
      supersedes: number > 1 ? number - 1 : null,
      incidentId: await incidentFor(change, input.incident),
      snapshotId: input.snapshot,
      kind: input.kind,
      quoteStart: input.quote.start,
      quoteEnd: input.quote.end,
      quote: wordsAt(text, input.quote, "quote", "The quote"),
      quoteLanguage: input.quoteLanguage ?? null,
      translation: input.translation?.text ?? null,
      translator: input.translation?.translator ?? null,
      hedge: input.hedge,
      assertedOn: input.assertedOn ?? null,
      ...(await contentOf(change, input, text)),
      reason: reason ?? null,
      hops: { create: input.chain.map((hop, position) => hopRow(hop, position, text)) },
    },
  });
}

type Content = Partial<Prisma.ClaimRevisionUncheckedCreateInput>;

async function contentOf(change: Change, input: LogClaim, text: string): Promise<Content> {
  switch (input.kind) {
    case "count":
      return {
        ...figureRow(input, wordsAt(text, input.figure.span, "figure", "The wording")),
        measureId: await measureFor(change, input.measure, "measure.group"),
        basis: input.basis,
        windowStart: input.window?.start ?? null,
        windowEnd: input.window?.end ?? null,
        attackersIncluded: input.attackersIncluded,
        groupAsPrinted: input.groupAsPrinted ?? null,
        filingReason: input.filingReason ?? null,
      };
    case "responsibility":
      return { holdsResponsibleId: input.holdsResponsible };
    case "denial":
      return "claim" in input.denies
        ? { deniesClaimId: input.denies.claim }
        : {
            deniesMeasureId: await measureFor(change, input.denies.measure, "denies.measure.group"),
          };
    case "other":
      return {};
  }
}

async function textFor({ tx }: Change, input: LogClaim): Promise<string> {
  const snapshot = await tx.snapshot.findUnique({
    where: { id: input.snapshot },
    select: {
      text: true,
      article: { select: { revisions: { where: { next: null } } } },
    },
  });
  if (!snapshot) refuseAt("not_found", "snapshot", "There is no such snapshot.");
  if (snapshot.text === null) {
    refuseAt("conflict", "snapshot", "The text of this snapshot was redacted.");
  }
  const [article] = snapshot.article.revisions;
  if (article?.enteredInError) {
    const message = "The article was entered in error; nothing can be logged from it.";
    refuseAt("conflict", "snapshot", message);
  }
  const { assertedOn } = input;
  if (assertedOn && article?.publishedOn && knownBefore(article.publishedOn, assertedOn)) {
    const message = `It cannot have been asserted after the article was published (${article.publishedOn}).`;
    refuseAt("invalid", "assertedOn", message);
  }
  return snapshot.text;
}

// Outlets and agencies relay, and may speak where their own reporter saw; every other party speaks.
async function refuseWrongParties(change: Change, input: LogClaim): Promise<void> {
  const { chain } = input;
  const parties = await standingParties(change, [
    ...chain.map(({ party: id }, i) => ({ id, path: `chain[${i}].party` })),
    ...namedBy(input),
  ]);
  for (const [i, hop] of chain.entries()) {
    const party = parties.get(hop.party ?? "");
    if (!party || hop.function === "speaks" || relays(party.kind)) continue;
    const message = `Only outlets and agencies relay; ${party.name} speaks.`;
    refuseAt("invalid", `chain[${i}].function`, message);
  }
}

function namedBy(input: LogClaim): Reference[] {
  switch (input.kind) {
    case "count":
      return [{ id: input.measure.of, path: "measure.of" }];
    case "responsibility":
      return [{ id: input.holdsResponsible, path: "holdsResponsible" }];
    case "denial":
      return "measure" in input.denies
        ? [{ id: input.denies.measure.of, path: "denies.measure.of" }]
        : [];
    case "other":
      return [];
  }
}

async function refuseWrongDenial(
  { tx }: Change,
  claimId: string,
  incident: string,
  denied: string,
): Promise<void> {
  const path = "denies.claim";
  if (denied === claimId) refuseAt("invalid", path, "A denial cannot deny itself.");
  const found = await tx.claimRevision.findFirst({
    where: { claimId: denied, next: null },
    select: { incidentId: true, enteredInError: true },
  });
  if (!found) refuseAt("not_found", path, "There is no such claim.");
  if (found.enteredInError) {
    refuseAt("conflict", path, "This claim was entered in error and stands no longer.");
  }
  const { members } = await incidentFamily(tx, incident);
  if (!members.includes(found.incidentId)) {
    refuseAt("invalid", path, "The claim that it denies is about another incident.");
  }
}

async function incidentFor({ tx }: Change, id: string): Promise<string> {
  const incident = await tx.incidentRevision.findFirst({
    where: { incidentId: id, next: null },
    select: { enteredInError: true },
  });
  if (!incident) refuseAt("not_found", "incident", "There is no such incident.");
  if (incident.enteredInError) {
    const message = "This incident was entered in error and stands no longer.";
    refuseAt("conflict", "incident", message);
  }
  return id;
}

// One row for one measure, made when it is first needed; nobody else writes while this change does.
export async function measureFor(
  change: Change,
  {
    outcome,
    group,
    of,
  }: { outcome: LogMeasure["outcome"]; group: string; of?: string | undefined },
  path: string,
): Promise<string> {
  const where = { outcome, groupCode: group, ofPartyId: of ?? null };
  const found = await change.tx.measure.findFirst({ where, select: { id: true } });
  if (found) return found.id;
  const known = await change.tx.groupTerm.findUnique({ where: { code: group } });
  if (!known) {
    refuseAt("invalid", path, `There is no group called "${group}" in the tree.`);
  }
  const { id } = await change.tx.measure.create({ data: where, select: { id: true } });
  return id;
}

type LogMeasure = Extract<LogClaim, { kind: "count" }>["measure"];

function hopRow(hop: ClaimHop, position: number, text: string) {
  const place = `chain[${position}].span`;
  return {
    position,
    partyId: hop.party ?? null,
    describedAs: hop.describedAs ?? null,
    function: hop.function,
    verb: hop.verb ?? null,
    evidenceStart: hop.span?.start ?? null,
    evidenceEnd: hop.span?.end ?? null,
    evidenceText: hop.span ? wordsAt(text, hop.span, place, "The words of the hop") : null,
    ground: hop.ground ?? null,
    groundNote: hop.note ?? null,
  };
}
