import { randomUUID } from "node:crypto";
import type pg from "pg";
import { assessClaim } from "@/lib/commands/assessments";
import { reviseClaim } from "@/lib/commands/claims";
import { answerObjection } from "@/lib/commands/corrections";
import { declareDependence } from "@/lib/commands/dependences";
import { proposeDerivation } from "@/lib/commands/derivations";
import { findMeasure } from "@/lib/commands/findings";
import { markFreeToShow } from "@/lib/commands/free-to-show";
import { linkClaims } from "@/lib/commands/links";
import { receiveObjection } from "@/lib/commands/objections";
import { acceptProposal } from "@/lib/commands/proposals";
import { changeSetting } from "@/lib/commands/settings";
import { article, count, incident, logged, party, published, speaks, user } from "./world";

/**
 * One row at least in every table of facts, but those of merges and distinctions. `appPool` is the app's own, for
 * what only a capture writes.
 */
export async function inEveryTable(appPool: pg.Pool): Promise<void> {
  const [editor, admin] = [await user("editor"), await user("admin")];
  const army = await party("The army", { kind: "state_force" });
  const speaker = await party("Its spokesman", {
    kind: "person",
    ties: [{ kind: "speaks_for", to: army }],
  });
  const place = await incident({
    places: [{ name: "Quetta", precision: "settlement" }],
    participants: [{ party: army, role: "target", side: "state" }],
  });
  const paper = await article("The army said that 84 died. A hospital counted 12 of them.");
  const copy = await article("The army said that 84 died.");
  const input = count(paper, place, "84", { chain: speaks(speaker) });
  const claim = await logged(input);
  const { id: other } = await acceptProposal(editor, {
    proposal: { snapshot: paper.snapshot, key: "count-killed-1-2", rule: "x", body: { of: "it" } },
    claim: count(paper, place, "12", { chain: speaks(await party("A hospital")) }),
  });
  await reviseClaim(editor, { ...input, id: claim, openedOn: 1, reason: "Read again." });
  await linkClaims(editor, { kind: "part_of", claim: other, other: claim, reason: "Of them." });
  const derivation = { article: copy.id, from: paper.id, kind: "reprint", score: 0.9 } as const;
  await proposeDerivation(editor, { ...derivation, directionKnown: true });
  const measure = { outcome: "killed", group: "people" } as const;
  const reason = "Its count is the army's.";
  await declareDependence(editor, {
    incident: place,
    measure,
    reason,
    kind: "part",
    claims: [other],
  });
  await assessClaim(editor, {
    ...{ claim, claimNumber: 2, openedOn: 0, status: "contested", rationale: "Why." },
    grounds: [other],
  });
  await findMeasure(editor, {
    ...{ incident: place, basis: "event", window: null, attackersIncluded: "no", openedOn: 0 },
    ...{ measure: { ...measure, of: null }, low: 12, best: 12, high: 84, rule: "own" },
    ...{ rationale: "Why.", grounds: [claim] },
  });
  await changeSetting(admin, { fourEyes: true, reason: "We are five." });
  await markFreeToShow(editor, { article: paper.id, free: true, why: "CC BY 4.0" });
  await withRaw(appPool, paper.snapshot);
  await published(place);
  const sent = { key: randomUUID(), page: "/method", words: "It was eleven." };
  const { id: objection } = await receiveObjection(sent, "somewhere");
  await answerObjection(editor, { objection, outcome: "not_upheld", text: "It was twelve." });
}

// Bytes come from captures; here they are written as the command writes them, with an entry.
async function withRaw(appPool: pg.Pool, snapshot: string): Promise<void> {
  const client = await appPool.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `INSERT INTO snapshot_raw (snapshot_id, media_type, bytes, sha256)
       SELECT $1, 'text/html', b, encode(sha256(b), 'hex') FROM convert_to('84', 'UTF8') b`,
      [snapshot],
    );
    await client.query(
      "SELECT append_log('system', NULL, 'test', 'capture', 'snapshot', NULL, '{}')",
    );
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}
