import "server-only";
import type { z } from "zod";
import { footingOfSet, isSameSet } from "@/lib/domain/footing";
import { judge } from "@/lib/domain/judgement";
import type { ComparableSet } from "@/lib/domain/measure";
import { factsOf, type LiveIncident } from "@/lib/editions/live";
import { AppError } from "@/lib/errors";
import { liveIncident } from "@/lib/facts/live";
import { findMeasure as schema } from "@/lib/schemas/finding";
import { type Change, verb } from "./change";
import { measureFor } from "./claims";
import { groundsOf, refuseMoved } from "./grounds";
import { refuseMerged } from "./merged";

/**
 * An editor's low, best and high for a set of comparable claims, with the rule, the rationale and the
 * claims it rests on, and what the standing was. The newest stands, the earlier ones stay. Somebody
 * else's finding since the form was opened is a conflict, and so is a standing other than the one
 * that the editor `saw`. Readers see it from the next edition on. Returns its number.
 */
export const findMeasure = verb("find", schema, async (change, input) => {
  const { incident, low, best, high, rule, rationale, openedOn } = input;
  await refuseMerged(change, "incident", incident);
  const live = await liveIncident(change.tx, incident, "own");
  const judgement = judge(factsOf(live));
  const set = setOf(input);
  if (!judgement.measures.some((one) => isSameSet(one.set, set))) {
    throw new AppError("conflict", "Nobody claims anything of this measure any longer.");
  }
  const old = live.findings.find((one) => isSameSet(one.set, set));
  if ((old?.number ?? 0) !== openedOn) {
    throw new AppError(
      "conflict",
      "Another editor made a finding on this measure since you opened it. Look at it, then decide again.",
    );
  }
  const grounds = await groundsOf(change, input.grounds, incident);
  refuseOthers(live, set, input.grounds);
  refuseMoved(live, input.saw, footingOfSet(judgement, set, []));
  const footing = footingOfSet(judgement, set, input.grounds);
  // The name of a window may grow more precise; the finding's own stays, so that its numbers go on.
  const { window } = old?.set ?? set;
  const row = {
    incidentId: incident,
    measureId: await measureRow(change, set),
    basis: set.basis,
    windowStart: window?.start ?? null,
    windowEnd: window?.end ?? null,
    attackersIncluded: set.attackersIncluded,
  };
  // What was found before a merge has numbers of its own, and keeps them.
  const before = await change.tx.finding.aggregate({ where: row, _max: { number: true } });
  const supersedes = before._max.number;
  const { id } = await change.tx.finding.create({
    data: {
      ...row,
      number: (supersedes ?? 0) + 1,
      supersedes,
      low,
      best,
      high,
      rule,
      rationale,
      footing: JSON.stringify(footing),
      findingGrounds: { create: grounds },
    },
    select: { id: true },
  });
  await change.log({
    verb: "find_measure",
    subject: { kind: "incident", id: incident },
    old: old ? { low: old.low, best: old.best, high: old.high, rule: old.rule } : null,
    new: { finding: id, number: openedOn + 1, set, low, best, high, rule, grounds },
    why: rationale,
  });
  return { incident, number: openedOn + 1 };
});

function setOf(input: z.output<typeof schema>): ComparableSet {
  const { measure, basis, window, attackersIncluded } = input;
  return { measure, basis, window, attackersIncluded };
}

function refuseOthers(live: LiveIncident, set: ComparableSet, grounds: readonly string[]): void {
  const wrong = live.claims.some(
    (claim) => grounds.includes(claim.id) && !(claim.kind === "count" && counts(claim, set)),
  );
  if (!wrong) return;
  const message = "A finding rests on claims that count what it is about.";
  throw new AppError("invalid", message, [{ path: "grounds", message }]);
}

function counts({ measure }: Pick<ComparableSet, "measure">, set: ComparableSet): boolean {
  return measure.outcome === set.measure.outcome;
}

function measureRow(change: Change, { measure }: ComparableSet): Promise<string> {
  return measureFor(change, { ...measure, of: measure.of ?? undefined }, "measure.group");
}
