import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decideDerivation, proposeDerivation } from "@/lib/commands/derivations";
import { enterInError } from "@/lib/commands/errors";
import { decideLink, linkClaims } from "@/lib/commands/links";
import { publishedIncident, publishedIncidents } from "@/lib/queries/incidents";
import { verifyLog } from "@/lib/queries/verification";
import { incidentResponse } from "@/lib/schemas/edition";
import { useDatabase } from "../support/database";
import { runs, runsFactor } from "../support/runs";
import { isWellMade, standsAsStored } from "./support/document";
import { summariesOf } from "./support/listed";
import {
  type Article,
  article,
  type ClaimInput,
  incident,
  logged,
  party,
  published,
  system,
  unique,
} from "./support/world";

const { ownerPool } = useDatabase();

const speakers = ["spokesman", "BLA", "army", "ministry", "state", "hospital"] as const;
const relays = ["AFP", "Dawn", "Post"] as const;
type Name = (typeof speakers)[number] | (typeof relays)[number];
let parties: Record<Name, string>;
beforeAll(async () => {
  const state = await party("The state", { kind: "state" });
  const BLA = await party("The BLA");
  const ministry = await party("The ministry", {
    kind: "government_body",
    ties: [{ kind: "part_of", to: state, from: "2026-02-01" }],
  });
  parties = {
    state,
    BLA,
    ministry,
    army: await party("The army", { kind: "state_force", ties: [{ kind: "part_of", to: state }] }),
    spokesman: await party("The spokesman", {
      kind: "person",
      ties: [{ kind: "speaks_for", to: BLA, until: "2026-02-03" }],
    }),
    hospital: await party("The hospital", {
      kind: "health_authority",
      ties: [{ kind: "speaks_for", to: ministry, from: "2026-02-02" }],
    }),
    AFP: await party("AFP of old", { kind: "news_agency" }),
    Dawn: await party("Dawn of old", { kind: "outlet" }),
    Post: await party("Post of old", { kind: "outlet" }),
  };
});

const wordings = [
  ..."8|10|12|at least 8|at least 10|more than 8|up to 10|fewer than 12|about 10|nearly 12|8 to 12".split(
    "|",
  ),
  ..."dozens|a dozen|none|several|ten|१२|at least 0".split("|"),
];
const days = ["2026-02", "2026-02-01", "2026-02-02", "2026-02-03T12"] as const;

const someChain = fc.record({
  relays: fc.uniqueArray(fc.constantFrom(...relays), { maxLength: 2 }),
  speakers: fc.uniqueArray(fc.constantFrom(...speakers), { maxLength: 2 }),
  unnamed: fc.boolean(),
});
const someClaim = fc.record({
  paper: fc.nat(2),
  wording: fc.constantFrom(...wordings),
  chain: someChain,
  on: fc.option(fc.constantFrom(...days), { nil: undefined }),
  kind: fc.constantFrom(
    "count",
    "count",
    "count",
    "count",
    "count",
    "responsibility",
    "denial",
    "other",
  ),
  outcome: fc.constantFrom("killed", "killed", "killed", "injured"),
  group: fc.constantFrom("security_forces", "security_forces", "people", "police"),
  of: fc.option(fc.constantFrom("state", "army"), { nil: undefined }),
  basis: fc.constantFrom("event", "event", "event", "part", "cumulative", "projection"),
  attackers: fc.constantFrom("not_said", "not_said", "no", "yes"),
  target: fc.nat(10),
});
const someIncident = fc.record({
  claims: fc.array(someClaim, { minLength: 1, maxLength: 9 }),
  derivations: fc.uniqueArray(
    fc.record({ pair: fc.constantFrom([0, 1], [1, 2], [2, 0], [0, 2]), known: fc.boolean() }),
    { maxLength: 2, selector: ({ pair }) => pair.join() },
  ),
  links: fc.array(
    fc.record({ kind: fc.constantFrom("part_of", "same_dead"), a: fc.nat(8), b: fc.nat(8) }),
    { maxLength: 2 },
  ),
  wrong: fc.option(fc.nat(8)),
});
type Drawn = typeof someIncident extends fc.Arbitrary<infer T> ? T : never;

test("whatever is claimed, a stored edition is what its facts give, and well made", {
  timeout: 60_000 * runsFactor(),
}, async () => {
  await fc.assert(
    fc.asyncProperty(someIncident, async (drawn) => {
      const { slug, id, claims } = await enter(drawn);
      await isRight(id, slug);
      const wrong = drawn.wrong === null ? undefined : claims[drawn.wrong % claims.length];
      if (!wrong) return;
      await enterInError(system, { noun: "claim", id: wrong, openedOn: 1, reason: "At random." });
      await isRight(id, slug);
    }),
    { numRuns: runs(10, 300), endOnFailure: true },
  );
});

afterAll(async () => {
  expect((await verifyLog()).faults).toEqual([]);
});

async function isRight(id: string, slug: string): Promise<void> {
  await published(id);
  const response = incidentResponse.parse(await publishedIncident(slug));
  await isWellMade(ownerPool, response);
  await standsAsStored(response);
  const text = JSON.stringify(response);
  expect(text).not.toMatch(/undefined|NaN|Infinity|\[object|"name":""/);
  const line = summariesOf(await publishedIncidents({ limit: 100 })).find(
    (item) => item.slug === slug,
  );
  expect(line?.measures.map(({ standing }) => standing)).toEqual(
    response.measures.map(({ standing }) => standing.value),
  );
}

async function enter({ claims, derivations, links }: Drawn) {
  const slug = `random-${unique()}`;
  const participants = (["BLA", "state"] as const).map((name) => ({
    party: parties[name],
    role: "fights",
    side: name,
  }));
  const id = await incident({ slug, participants });
  const papers: Article[] = [];
  for (const [i, outlet] of relays.entries()) {
    const body = claims.map(({ wording }, n) => `😀 ${wording} (${n}) died, said they.`).join("\n");
    const publishedOn = ["2026-02-03", "2026-02", undefined][i];
    papers.push(await article(body, { outlet: parties[outlet], publishedOn }));
  }
  for (const { pair, known } of derivations) await derive(papers, pair, known);
  const entered: string[] = [];
  for (const [n, claim] of claims.entries()) {
    const paper = papers[claim.paper];
    if (paper) entered.push(await logged(inputOf(claim, n, paper, id, entered)));
  }
  for (const { kind, a, b } of links) {
    const [claim, other] = [entered[a % entered.length], entered[b % entered.length]];
    if (!claim || !other || claim === other) continue;
    // The same link may be drawn twice, or both ways: then it is refused, and nothing is lost.
    const link = await linkClaims(system, { kind, claim, other }).catch(() => null);
    if (link) await decideLink(system, { id: link.id, openedOn: 1, decision: "accepted" });
  }
  return { slug, id, claims: entered };
}

async function derive(
  papers: readonly Article[],
  [a = 0, b = 0]: readonly number[],
  directionKnown: boolean,
) {
  const [copy, from] = [papers[a], papers[b]];
  if (!copy || !from) return;
  const input = {
    article: copy.id,
    from: from.id,
    kind: "rewrite",
    score: 1,
    directionKnown,
  } as const;
  const { id, number } = await proposeDerivation(system, input);
  await decideDerivation(system, { id, openedOn: number, decision: "accepted" });
}

function inputOf(
  claim: Drawn["claims"][number],
  n: number,
  paper: Article,
  incidentId: string,
  earlier: readonly string[],
): ClaimInput {
  const whole = paper.span(`😀 ${claim.wording} (${n}) died, said they.`);
  const start = whole.start + "😀 ".length;
  const wording = { start, end: start + claim.wording.length };
  const ground = { ground: "inference" as const };
  const any = {
    incident: incidentId,
    snapshot: paper.snapshot,
    quote: whole,
    // Nobody is known to have said it after it came out.
    assertedOn: claim.on === "2026-02-03T12" && claim.paper === 0 ? "2026-02-03" : claim.on,
    chain: [
      ...claim.chain.relays.map((name) => ({
        party: parties[name],
        function: "relays" as const,
        ...ground,
      })),
      ...claim.chain.speakers.map((name) => ({
        party: parties[name],
        function: "speaks" as const,
        span: { start: whole.end - 5, end: whole.end },
      })),
      ...(claim.chain.unnamed
        ? [{ describedAs: "an official", function: "speaks" as const, ...ground }]
        : []),
    ],
  };
  const measure = {
    outcome: claim.outcome,
    group: claim.group,
    of: claim.of && parties[claim.of],
  } as const;
  switch (claim.kind) {
    case "responsibility":
      return { ...any, kind: "responsibility", holdsResponsible: parties[claim.of ?? "BLA"] };
    case "denial": {
      const denied = earlier[claim.target];
      return { ...any, kind: "denial", denies: denied ? { claim: denied } : { measure } };
    }
    case "other":
      return { ...any, kind: "other" };
    default:
      return {
        ...any,
        kind: "count",
        figure: { span: wording },
        measure,
        basis: claim.basis,
        window: claim.basis === "cumulative" ? { start: "2026-01", end: "2026-02-01" } : undefined,
        attackersIncluded: claim.attackers,
      };
  }
}
