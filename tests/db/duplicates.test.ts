/** Parties and incidents that may be one, as they wait for an editor. */
import { expect, test } from "vitest";
import { merge, withdrawMerge } from "@/lib/commands/merges";
import { queue } from "@/lib/queries/queue";
import { useDatabase } from "../support/database";
import { article, count, incident, logged, party, speaks, system, user } from "./support/world";

useDatabase();
const now = new Date("2026-02-05T12:00:00Z");

test("what may be one waits, with why, until it is merged, or was merged and separated", async () => {
  const editor = await user("editor");
  const group = await party("Baloch Liberation Army");
  const short = await party("BLA");
  const twin = await party("Baloch liberation army ");
  // Whoever speaks for another is called so with reason.
  await party("BLA spokesman", { kind: "person", ties: [{ kind: "speaks_for", to: group }] });
  await party("Baloch Liberation Front");
  const paper = await article("They said 17 died. They said 17 died.");
  const places = [{ name: "Quetta", precision: "settlement" as const }];
  const raid = await incident({ title: "Raid on a barracks", places });
  const blast = await incident({ title: "Blast at noon", places });
  await incident({ title: "Mortar fire", places: [{ name: "Turbat", precision: "settlement" }] });
  await logged(count(paper, raid, "17", { chain: speaks(group) }));
  await logged({
    ...count(paper, blast, "17", { chain: speaks(short) }),
    ...{ quote: paper.span("17", 2), figure: { span: paper.span("17", 2) } },
  });

  const waiting = async () => {
    const { entries, counts } = await queue(editor, {}, now);
    const found = entries.filter(({ kind }) => kind.startsWith("likely_same"));
    expect(found.length).toBe(counts.likely_same_party + counts.likely_same_incident);
    return found.map(({ title, why }) => `${title}: ${why.join(" ")}`);
  };
  const first = await waiting();
  expect(first.filter((line) => line.includes("“Baloch Liberation Army” and “BLA”"))).toHaveLength(
    1,
  );
  expect(first.filter((line) => line.includes("Both are called"))).toHaveLength(1);
  expect(first.filter((line) => line.includes("Claims about both state 17."))).toHaveLength(1);
  expect(first.join()).not.toMatch(/Front|spokesman|Mortar/);

  const one = await merge(system, {
    noun: "party",
    from: twin,
    into: group,
    reason: "Typed twice.",
  });
  await merge(system, { noun: "incident", from: blast, into: raid, reason: "One event." });
  const then = await waiting();
  expect(then.join()).not.toMatch(/Both are called|state 17/);
  await withdrawMerge(system, { noun: "party", id: twin, openedOn: one.number, reason: "Two." });
  await withdrawMerge(system, { noun: "incident", id: blast, openedOn: 1, reason: "Two." });
  expect((await waiting()).join()).not.toMatch(/Both are called|state 17/);
});
