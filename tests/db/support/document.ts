import type pg from "pg";
import { expect } from "vitest";
import { db } from "@/lib/db";
import { judge } from "@/lib/domain/judgement";
import { factsOf } from "@/lib/editions/live";
import { liveIncident } from "@/lib/facts/live";
import type { IncidentResponse } from "@/lib/schemas/edition";

/** What holds of every published document, whatever it tells. */
export async function isWellMade(pool: pg.Pool, document: IncidentResponse): Promise<void> {
  const ids = new Set<string>();
  const all = [...document.measures.flatMap((one) => one.claims), ...document.otherClaims].map(
    ({ id }) => id,
  );
  for (const { standing, origins, claims } of document.measures) {
    const listed = new Set(origins.map(({ id }) => id));
    expect(listed.size).toBe(origins.length);
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) {
      expect(ids.has(claim.id)).toBe(false);
      ids.add(claim.id);
      expect(listed).toContain(claim.origin);
      // To the origin's own previous claim, and to each other origin: no more.
      expect(claim.relations.length).toBeLessThanOrEqual(origins.length);
      for (const { claim: earlier, origin } of claim.relations) {
        expect((earlier === null) !== (origin === null)).toBe(true);
        if (origin !== null) expect(listed).toContain(origin);
        if (earlier !== null) expect(claims.map(({ id }) => id)).toContain(earlier);
      }
      const { start, end, text } = claim.quote;
      if (claim.redacted) expect([text, claim.figure.text]).toEqual([null, null]);
      else expect(text).toHaveLength(end - start);
      if (claim.figure.text) expect(claim.quote.text).toContain(claim.figure.text);
    }
    const used = new Set(claims.map(({ origin }) => origin));
    expect(used).toEqual(listed);
    for (const { origins: camp } of standing.camps) {
      for (const origin of camp) expect(listed).toContain(origin);
    }
    // What contradicts a measure may stand in another, or be a denial.
    for (const { claims: ground } of standing.reasons) {
      for (const claim of ground) expect(all).toContain(claim);
    }
    // Vague words take no part in a standing, whoever says them.
    const counted = claims.filter(({ figure }) => figure.form !== "vague");
    const saying = new Set(counted.map(({ origin }) => origin));
    const known = origins.filter(({ id, kind }) => kind === "known" && saying.has(id)).length;
    if (standing.value === "single_origin") expect(known).toBe(1);
    if (standing.value === "agreed" || standing.value === "compatible") {
      expect(known).toBeGreaterThan(1);
    }
    if (standing.value === "unknown_origin") expect(known).toBe(0);
  }
  await quotesAreTheirSnapshots(pool, document);
}

/** The standing that was stored is the one that the facts of this moment give. */
export async function standsAsStored(document: IncidentResponse): Promise<void> {
  const live = await db().$transaction((tx) => liveIncident(tx, document.incident.id));
  const judged = judge(factsOf(live));
  const stored = document.measures.map(({ measure, standing, claims }) => ({
    measure: [
      measure.outcome,
      measure.group,
      measure.of?.id ?? null,
      measure.basis,
      measure.window,
    ],
    value: standing.value,
    bothAssert: standing.bothAssert,
    camps: standing.camps,
    claims: claims.map(({ id, origin, effect, echo }) => ({ id, origin, effect, echo })),
  }));
  const now = judged.measures.map(({ set, standing, claims }) => ({
    measure: [set.measure.outcome, set.measure.group, set.measure.of, set.basis, set.window],
    value: standing.value,
    bothAssert: standing.bothAssert,
    camps: standing.camps,
    claims: claims.map(({ claim, origin, effect, echo }) => ({
      id: claim.id,
      origin: origin.id,
      effect,
      echo,
    })),
  }));
  expect(inOrder(stored)).toEqual(inOrder(now));
}

function inOrder<T extends { measure: unknown; claims: { id: string }[] }>(all: readonly T[]): T[] {
  const key = ({ measure, claims }: T) => JSON.stringify([measure, claims[0]?.id]);
  return [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function quotesAreTheirSnapshots(pool: pg.Pool, document: IncidentResponse) {
  const claims = [...document.measures.flatMap((one) => one.claims), ...document.otherClaims];
  const { rows } = await pool.query<{ claim: string; text: string }>(
    `SELECT r.claim_id AS claim, s.text FROM claim_revision r JOIN snapshot s ON s.id = r.snapshot_id
     WHERE r.claim_id = ANY ($1) ORDER BY r.number`,
    [claims.map(({ id }) => id)],
  );
  const texts = new Map(rows.map(({ claim, text }) => [claim, text]));
  for (const { id, quote, chain, redacted } of claims) {
    const text = texts.get(id) ?? "";
    if (redacted) {
      const told = chain.flatMap(({ evidence: e }) => (e.kind === "span" ? (e.text ?? "") : ""));
      expect([quote.before, quote.after, ...told].join("")).toBe("");
      continue;
    }
    expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    expect(text.slice(0, quote.start).endsWith(quote.before.replace(/^…/, ""))).toBe(true);
    expect(text.slice(quote.end).startsWith(quote.after.replace(/…$/, ""))).toBe(true);
    for (const { evidence } of chain) {
      if (evidence.kind === "span") {
        expect(text.slice(evidence.start, evidence.end)).toBe(evidence.text);
      }
    }
  }
}
