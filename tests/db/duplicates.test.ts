/** Parties and incidents that may be one, as they wait for an editor. */
import { expect, test } from "vitest";
import { distinguish, withdrawDistinction } from "@/lib/commands/distinctions";
import { merge, withdrawMerge } from "@/lib/commands/merges";
import { keptApart } from "@/lib/queries/distinctions";
import { historyOf } from "@/lib/queries/history";
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

  // An editor says that they are two, and that is taken back, by what follows on it.
  const two = [
    { noun: "party", one: group, other: twin, reason: "The second is a front." },
    { noun: "incident", one: blast, other: raid, reason: "Hours apart." },
  ] as const;
  const said: { id: string }[] = [];
  for (const input of two) said.push(await distinguish(editor, input));
  expect((await waiting()).join()).not.toMatch(/Both are called|state 17/);
  expect((await waiting()).join()).toContain("“Baloch Liberation Army” and “BLA”");
  expect(await keptApart(editor, "party", twin, group)).toMatchObject({ reason: two[0].reason });
  for (const id of [group, twin]) {
    const [newest] = (await historyOf(editor, "party", id))?.entries ?? [];
    expect(newest).toMatchObject({ verb: "distinguish party", why: two[0].reason });
    expect(newest?.changes[0]?.what).toMatch(/^what “Baloch [^”]*” is not$/);
  }
  // Neither said twice, nor merged over it, also by way of what leads to one of the two.
  const already = { code: "conflict", message: expect.stringContaining("are two") };
  await expect(distinguish(editor, { ...two[0], one: twin, other: group })).rejects.toMatchObject(
    already,
  );
  await merge(system, { noun: "party", from: short, into: group, reason: "Its initials." });
  for (const [from, into] of [[twin, group] as const, [group, twin] as const]) {
    const over = merge(editor, { noun: "party", from, into, reason: "One." });
    await expect(over).rejects.toMatchObject({ ...already, message: /Take that back first/ });
  }
  const merged = { noun: "party", one: short, other: group, reason: "Two." } as const;
  await expect(distinguish(editor, merged)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("are merged"),
  });
  await withdrawMerge(system, { noun: "party", id: short, openedOn: 1, reason: "Two." });
  for (const { id } of said) await withdrawDistinction(editor, { id, reason: "One after all." });
  await expect(
    withdrawDistinction(editor, { id: said[0]?.id ?? "", reason: "Again." }),
  ).rejects.toMatchObject({ code: "conflict", message: "This was taken back already." });
  expect((await waiting()).join()).toMatch(/Both are called.*state 17/s);
  // It can be said once more, and taken back once more.
  const { id } = await distinguish(editor, two[1]);
  await withdrawDistinction(editor, { id, reason: "One." });

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
