import fc from "fast-check";
import { assessClaim } from "@/lib/commands/assessments";
import { logClaim, reviseClaim } from "@/lib/commands/claims";
import { decideDerivation, proposeDerivation } from "@/lib/commands/derivations";
import { distinguish, withdrawDistinction } from "@/lib/commands/distinctions";
import { publishIncident, withdrawIncident } from "@/lib/commands/editions";
import { enterInError } from "@/lib/commands/errors";
import { findMeasure } from "@/lib/commands/findings";
import { decideLink, linkClaims } from "@/lib/commands/links";
import { merge, withdrawMerge } from "@/lib/commands/merges";
import { moveClaims, reattribute } from "@/lib/commands/moves";
import { assessMany, attend } from "@/lib/commands/queue";
import { redact } from "@/lib/commands/redactions";
import { changeSetting } from "@/lib/commands/settings";
import type { Action, Actor } from "@/lib/domain/permissions";
import { statuses } from "@/lib/domain/vocabulary";
import type { Asking } from "./random-asking";
import { claimOf, pick, world } from "./random-world";

export interface Verb {
  action: Action;
  /** What its entry of the log is called; null where it writes no fact. */
  logs: RegExp | null;
  /** Whether it may change what somebody decided. */
  decides?: boolean;
  run: (actor: Actor, step: Step) => Promise<unknown>;
}

export const someStep = fc.record({
  who: fc.nat(6),
  verb: fc.nat(100),
  a: fc.nat(50),
  b: fc.nat(50),
  /** How far off the revision is on which the form was opened: mostly not at all. */
  off: fc.constantFrom(0, 0, 0, 0, 1, -1),
});
export type Step = typeof someStep extends fc.Arbitrary<infer T> ? T : never;

const why = "At random.";

/** Every verb that may be done to the world, with who may do it and what it leaves in the log. */
export function verbsBy(ask: Asking): readonly Verb[] {
  const { revisionOf, assessmentOf, editionOf, mergesOf, newestDistinction, findings } = ask;

  function chosen(ids: string[], off: number): Promise<{ id: string; openedOn: number }[]> {
    return Promise.all(
      [...new Set(ids)].map(async (id) => ({ id, openedOn: (await revisionOf(id)) + off })),
    );
  }

  async function mergeSome(actor: Actor, { a, b, off }: Step): Promise<void> {
    const noun = a % 2 === 0 ? "party" : "incident";
    const all = noun === "party" ? world.speakers : [world.incident, world.twin];
    const [from, into] = [pick(all, b), pick(all, b % 5 === 0 ? b : b + 1)];
    const seen = async (id: string) => ({
      revision: 1 + Math.abs(off),
      merges: await mergesOf[noun](id),
    });
    const saw = { from: await seen(from), into: await seen(into) };
    await merge(actor, { noun, from, into, saw, reason: why });
  }

  async function assess(actor: Actor, { a, b, off }: Step): Promise<void> {
    const claim = pick(world.claims, a);
    await assessClaim(actor, {
      claim,
      claimNumber: await revisionOf(claim),
      openedOn: (await assessmentOf(claim)) + off,
      status: pick(statuses, b),
      rationale: b === 7 ? " " : why,
      grounds: a % 4 === 0 ? [] : [pick(world.claims, a + 1)],
      ...(b % 5 === 0 ? { overrideReason: why } : {}),
    });
  }

  return [
    {
      action: "log_claim",
      logs: /^log_claim$/,
      run: async (actor, { a, b }) => {
        const paper = pick(world.papers, b);
        const { id } = await logClaim(
          actor,
          claimOf(paper, a, a % 3 === 0 ? null : pick(world.speakers, b)),
        );
        world.claims.push(id);
      },
    },
    {
      action: "revise",
      logs: /^revise_claim$/,
      run: async (actor, { a, b, off }) => {
        const id = pick(world.claims, a);
        const content = claimOf(pick(world.papers, b), b, pick(world.speakers, a));
        await reviseClaim(actor, {
          ...content,
          id,
          openedOn: (await revisionOf(id)) + off,
          reason: why,
        });
      },
    },
    {
      action: "enter_in_error",
      logs: /^enter_in_error$/,
      run: async (actor, { a, off }) => {
        const id = pick(world.claims, a);
        const openedOn = (await revisionOf(id)) + off;
        await enterInError(actor, { noun: "claim", id, openedOn, reason: why });
      },
    },
    { action: "assess", logs: /^assess_claim$/, decides: true, run: assess },
    { action: "assess", logs: /^assess_claim$/, decides: true, run: assess },
    {
      action: "assess",
      logs: /^assess_claim$/,
      decides: true,
      run: async (actor, { a, b, off }) => {
        const claims = await Promise.all(
          [...new Set([pick(world.claims, a), pick(world.claims, b)])].map(async (claim) => ({
            claim,
            claimNumber: await revisionOf(claim),
            openedOn: (await assessmentOf(claim)) + off,
          })),
        );
        await assessMany(actor, { claims, status: "discounted", rationale: why });
      },
    },
    {
      action: "find",
      logs: /^find_measure$/,
      run: async (actor, { a, b, off }) => {
        await findMeasure(actor, {
          incident: world.incident,
          measure: { outcome: "killed", group: "world.people", of: null },
          basis: "event",
          window: null,
          attackersIncluded: "no",
          openedOn: (await findings()) + off,
          low: a,
          best: b,
          high: 50,
          rule: "own",
          rationale: why,
          grounds: [pick(world.claims, a)],
        });
      },
    },
    {
      action: "propose_link",
      logs: /^propose_link$/,
      run: async (actor, { a, b }) => {
        const kind = a % 2 === 0 ? "part_of" : "same_dead";
        const [claim, other] = [pick(world.claims, a), pick(world.claims, b)];
        const { id } = await linkClaims(actor, { kind, claim, other });
        world.links.push(id);
      },
    },
    {
      action: "decide_link",
      logs: /^(accept|reject)_link$/,
      run: (actor, { a, b, off }) =>
        decideLink(actor, {
          id: world.links[a % Math.max(1, world.links.length)] ?? crypto.randomUUID(),
          openedOn: 1 + off,
          decision: b % 2 === 0 ? "accepted" : "rejected",
        }),
    },
    {
      action: "propose_derivation",
      logs: /propose/,
      run: async (actor, { a }) => {
        const [one, other] = a % 2 === 0 ? world.papers : [...world.papers].reverse();
        const { id } = await proposeDerivation(actor, {
          article: one?.id ?? "",
          from: other?.id ?? "",
          kind: "rewrite",
          score: 0.8,
          directionKnown: true,
        });
        world.copies.push(id);
      },
    },
    {
      action: "decide_derivation",
      logs: /derivation/,
      run: (actor, { a, b, off }) =>
        decideDerivation(actor, {
          id: world.copies[a % Math.max(1, world.copies.length)] ?? crypto.randomUUID(),
          openedOn: 1 + off,
          decision: b % 2 === 0 ? "accepted" : "rejected",
        }),
    },
    {
      action: "publish",
      logs: /^publish$/,
      run: async (actor, { off }) =>
        publishIncident(actor, { incident: world.incident, openedOn: (await editionOf()) + off }),
    },
    {
      action: "withdraw",
      logs: /^withdraw$/,
      run: async (actor, { off }) =>
        withdrawIncident(actor, {
          incident: world.incident,
          openedOn: (await editionOf()) + off,
          reason: why,
        }),
    },
    { action: "merge", logs: /^merge_(party|incident)$/, run: mergeSome },
    { action: "merge", logs: /^merge_(party|incident)$/, run: mergeSome },
    {
      action: "merge",
      logs: /^withdraw_(party|incident)_merge$/,
      run: async (actor, { a, b, off }) => {
        const noun = a % 2 === 0 ? "party" : "incident";
        const id = pick(noun === "party" ? world.speakers : [world.incident, world.twin], b);
        const openedOn = (await mergesOf[noun](id)) + off;
        await withdrawMerge(actor, { noun, id, openedOn, reason: why });
      },
    },
    {
      action: "merge",
      logs: /^distinguish_(party|incident)$/,
      run: async (actor, { a, b }) => {
        const noun = a % 2 === 0 ? "party" : "incident";
        const all = noun === "party" ? world.speakers : [world.incident, world.twin];
        const [one, other] = [pick(all, b), pick(all, b % 5 === 0 ? b : b + 1)];
        await distinguish(actor, { noun, one, other, reason: why });
      },
    },
    {
      action: "merge",
      logs: /^withdraw_(party|incident)_distinction$/,
      run: async (actor, { b, off }) => {
        const id = off === 0 ? await newestDistinction() : pick(world.speakers, b);
        await withdrawDistinction(actor, { id, reason: why });
      },
    },
    {
      action: "merge",
      logs: /^move_claim$/,
      run: async (actor, { a, b, off }) =>
        moveClaims(actor, {
          claims: await chosen([pick(world.claims, a), pick(world.claims, a + b)], off),
          incident: pick([world.incident, world.twin], b),
          reason: why,
        }),
    },
    {
      action: "merge",
      logs: /^reattribute_claim$/,
      run: async (actor, { a, b, off }) =>
        reattribute(actor, {
          party: pick(world.speakers, b),
          claims: await chosen([pick(world.claims, a)], off),
          to: pick(world.speakers, b % 7 === 0 ? b : b + 1),
          reason: why,
        }),
    },
    {
      action: "manage_accounts",
      logs: /^change_setting$/,
      run: (actor, { a }) => changeSetting(actor, { fourEyes: a % 2 === 0, reason: why }),
    },
    {
      action: "redact",
      // What it reached is published anew by the same change.
      logs: /^(redact|publish)$/,
      run: async (actor, { a, b }) => {
        // One in five gives no reason.
        const given = { legalGround: "Order 7", reason: b % 5 === 0 ? " " : why };
        await redact(actor, { target: "claim", id: pick(world.claims, a), ...given });
        world.redacted += 1;
      },
    },
    {
      action: "assess",
      logs: null,
      run: (actor, { a, b }) =>
        attend(actor, { item: `claim:${pick(world.claims, a)}`, take: b % 2 === 0 }),
    },
  ];
}
