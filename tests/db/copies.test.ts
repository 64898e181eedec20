import { describe, expect, test } from "vitest";
import { decideDerivation, proposeDerivation } from "@/lib/commands/derivations";
import { redact } from "@/lib/commands/redactions";
import { db } from "@/lib/db";
import { judge } from "@/lib/domain/judgement";
import { factsOf } from "@/lib/editions/live";
import { unsettled } from "@/lib/editions/unsettled";
import { liveIncident } from "@/lib/facts/live";
import { liveIncidents } from "@/lib/queries/live-incidents";
import { useDatabase } from "../support/database";
import {
  type Article,
  article,
  count,
  incident,
  logged,
  party,
  published,
  relays,
  speaks,
  system,
  user,
} from "./support/world";

const { ownerPool } = useDatabase({ fresh: "test" });

const dispatch = `Sarav, Feb 3 (Northwire) The Hill Front has claimed responsibility for a raid on a fuel depot near
Sarav. According to a statement issued by its spokesman, the raid lasted about three hours and was carried
out from two sides. In addition, the group claimed that over 20 vehicles were set on fire during the night.

The ministry of defence has not answered questions about it so far.`;
const column = `The ministry of defence has not answered any questions about it so far.

A raid on a fuel depot near Sarav was claimed by the Hill Front on Tuesday. The raid lasted nearly three hours
and was carried out from two sides, its spokesman said. More than 20 vehicles were reportedly set on fire.

With Northwire inputs`;

interface Proposed {
  id: string;
  article: string;
  from: string | null;
  party: string | null;
  kind: string;
  known: boolean;
  evidence: string;
  score: number | null;
  words: string | null;
  decision: string;
  who: string;
}

/** What stands between these articles and others, with who entered it in the log. */
async function proposedOf(...articles: Article[]): Promise<Proposed[]> {
  const { rows } = await ownerPool.query<Proposed>(
    `SELECT d.id, d.article_id AS article, d.from_article_id AS "from", d.from_party_id AS party, r.kind,
       r.direction_known AS known, r.evidence, r.score, r.decision,
       utf16_slice(s.text, r.span_start, r.span_end) AS words, l.actor_kind || ' ' || l.actor_role AS who
     FROM derivation d JOIN derivation_revision r ON r.derivation_id = d.id
     JOIN log_entry l ON l.subject_id = d.id AND l.verb = 'propose_derivation'
     LEFT JOIN snapshot s ON s.id = r.snapshot_id AND r.span_start IS NOT NULL
     WHERE (d.article_id = ANY ($1) OR d.from_article_id = ANY ($1)) AND r.number = 1 ORDER BY d.id`,
    [articles.map(({ id }) => id)],
  );
  return rows;
}

describe("when an article is stored", () => {
  test("the newspaper that credits the wire is proposed as its copy; accepted, its vehicles echo the group", async () => {
    const agency = await party("Northwire", { kind: "news_agency" });
    const front = await party("Hill Front");
    const wire = await article(dispatch, { outlet: agency, publishedOn: "2026-02-03" });
    expect(await proposedOf(wire)).toEqual([]);
    const paper = await article(column, { publishedOn: "2026-02-04" });
    const [found, ...more] = await proposedOf(paper);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      article: paper.id,
      from: wire.id,
      kind: "wire",
      known: true,
      evidence: "credit_line",
      words: "With Northwire inputs",
      decision: "proposed",
      who: "system copies",
    });

    const raid = await incident();
    const vehicles = { measure: { outcome: "set_on_fire" as const, group: "vehicles" } };
    await logged(count(wire, raid, "over 20", { ...vehicles, chain: speaks(front) }));
    const printed = { ...vehicles, chain: relays(paper.outlet) };
    const unattributed = await logged(count(paper, raid, "More than 20", printed));
    const before = await liveIncident(db(), raid, "own");
    expect(judged(before, unattributed)).toMatchObject({ origin: "unknown" });

    const editor = await user("editor");
    await published(raid);
    const listed = async () => (await liveIncidents(editor)).find(({ id }) => id === raid)?.since;
    expect(await listed()).toBe(0);
    await decideDerivation(editor, { id: found?.id ?? "", openedOn: 1, decision: "accepted" });
    expect(await listed()).toBe(1);
    const after = await liveIncident(db(), raid, "own");
    expect(judged(after, unattributed)).toEqual({ origin: front, effect: "echoes" });
    expect(unsettled(before, after)).toEqual([
      "set on fire: vehicles: single origin, 2 claims (Hill Front: 21+; unknown origin: 21+) → single origin, 2 claims (Hill Front: 21+)",
    ]);
  });

  test("so is the newspaper when the wire comes in after it, beside the wire that was not held", async () => {
    const agency = await party("Southwire News Agency", { kind: "news_agency", aliases: ["SNA"] });
    const paper = await article(column.replace("Northwire", "SNA"));
    expect(await proposedOf(paper)).toMatchObject([
      { article: paper.id, from: null, party: agency, kind: "wire", words: "With SNA inputs" },
    ]);
    const wire = await article(dispatch.replace("(Northwire)", "(SNA)"), { outlet: agency });
    const between = (await proposedOf(wire)).filter(({ article: copy }) => copy === paper.id);
    expect(between).toMatchObject([{ from: wire.id, known: true, evidence: "credit_line" }]);
  });

  test("texts that share passages without a credit are proposed with a score and no direction", async () => {
    const words = (seed: string) =>
      Array.from({ length: 60 }, (_, i) => `${seed}${i * 7}`).join(" ");
    const one = await article(words("kel"));
    const same = await article(`In its own words first. ${words("kel").toUpperCase()}`);
    const other = await article(words("tor"));
    const [found, ...more] = await proposedOf(one);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ article: same.id, from: one.id, kind: "reprint", known: false });
    expect(found?.score).toBeGreaterThan(0.9);
    expect(await proposedOf(other)).toEqual([]);
  });

  test("what was decided is not proposed again by another snapshot, and nothing by one of its own", async () => {
    const text = Array.from({ length: 50 }, (_, i) => `wen${i * 3}`).join(" ");
    const one = await article(text);
    const two = await article(text);
    const [found] = await proposedOf(one);
    const decision = "rejected" as const;
    await decideDerivation(system, { id: found?.id ?? "", openedOn: 1, decision });
    const url = "https://example.org/the-same-again";
    await article(`${text} more`, { outlet: two.outlet, url });
    await article(`${text} more still`, { outlet: two.outlet, url });
    const rows = await proposedOf(one);
    expect(rows.filter(({ article: copy }) => copy === two.id)).toHaveLength(1);
    expect(rows).toHaveLength(2);
  });

  test("an agency that nobody entered as a party, or that published it itself, is no wire", async () => {
    const agency = await party("Eastwire", { kind: "news_agency" });
    const own = await article("Kesh, Feb 3 (Eastwire) Nothing happened here today.", {
      outlet: agency,
    });
    const stranger = await article("Nothing else happened. (With inputs from Nobodywire)");
    expect(await proposedOf(own, stranger)).toEqual([]);
  });
});

test("a person's proposal takes the place of the machine's while nobody has decided", async () => {
  const text = Array.from({ length: 50 }, (_, i) => `mur${i * 3}`).join(" ");
  const [from, copy] = [await article(text), await article(text)];
  const [found] = await proposedOf(copy);
  const analyst = await user("analyst");
  const input = { article: copy.id, from: from.id, kind: "reprint", score: 1 } as const;
  const mine = { ...input, reason: "Its address names the other as the original." };
  const { id, number } = await proposeDerivation(analyst, mine);
  expect({ id, number }).toEqual({ id: found?.id, number: 2 });
  await expect(proposeDerivation(analyst, mine)).rejects.toThrow(/recorded already/);
  await decideDerivation(system, { id, openedOn: 2, decision: "accepted" });
  await expect(proposeDerivation(analyst, input)).rejects.toThrow(/recorded already/);
});

test("one page is one article, however its address is written", async () => {
  const one = await article("Nothing happened.", { url: "https://www.example.org/kesh/today" });
  const again = { outlet: one.outlet, url: "http://example.org/kesh/today/?utm_source=letter" };
  const two = await article("Nothing happened, it was said later.", again);
  expect(two.id).toBe(one.id);
});

test("with the words their marks go", async () => {
  const admin = await user("admin");
  const text = Array.from({ length: 50 }, (_, i) => `sol${i * 3}`).join(" ");
  const paper = await article(text);
  const held = () =>
    ownerPool.query(
      "SELECT FROM snapshot_mark WHERE snapshot_id = $1 UNION ALL SELECT FROM marked_snapshot WHERE snapshot_id = $1",
      [paper.snapshot],
    );
  expect((await held()).rowCount).toBe(41);
  await redact(admin, {
    target: "snapshot",
    id: paper.snapshot,
    legalGround: "A court's order.",
    reason: "Ordered.",
  });
  expect((await held()).rowCount).toBe(0);
  expect(await proposedOf(await article(text))).toEqual([]);
});

function judged(live: Awaited<ReturnType<typeof liveIncident>>, id: string) {
  const claims = judge(factsOf(live)).measures.flatMap((measure) => measure.claims);
  const found = claims.find(({ claim }) => claim.id === id);
  return { origin: found?.origin.party ?? found?.origin.kind, effect: found?.effect };
}
