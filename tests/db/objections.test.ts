/** What readers say is wrong, what editors answer, what parties say of themselves, and who sees what of it. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { answerObjection, enterReply, withdrawCorrection } from "@/lib/commands/corrections";
import { publishIncident, withdrawIncident } from "@/lib/commands/editions";
import { forgetContact, receiveObjection } from "@/lib/commands/objections";
import { reviseParty } from "@/lib/commands/parties";
import { redact } from "@/lib/commands/redactions";
import type { Actor } from "@/lib/domain/permissions";
import { publishedCorrections } from "@/lib/queries/corrections";
import { objectedTo } from "@/lib/queries/objected";
import { objectionRecord, objections } from "@/lib/queries/objections";
import { publishedState } from "@/lib/queries/published-state";
import { queue } from "@/lib/queries/queue";
import { verifyLog } from "@/lib/queries/verification";
import { correctionList } from "@/lib/schemas/correction";
import { useDatabase } from "@/tests/support/database";
import { deskScene, somebody, system } from "./desk-scene";
import { whereItStands } from "./support/search";
import { leavesNoTrace } from "./support/trace";

const { ownerPool } = useDatabase();

let editor: Actor;
let admin: Actor;
beforeAll(async () => {
  editor = await somebody("editor", "Eobjections");
  admin = await somebody("admin", "Aobjections");
});

let sent = 0;
/** An objection from a network that sent nothing before. */
function object(more: Partial<Parameters<typeof receiveObjection>[0]> = {}) {
  sent += 1;
  const given = { key: randomUUID(), page: "/incidents", words: "It was eleven." };
  return receiveObjection({ ...given, ...more }, `network ${sent}`);
}

const all = async (incident?: string) => {
  const list = await publishedCorrections({ limit: 100, incident });
  return correctionList.parse({ items: list?.items, next: list?.next }).items;
};

describe("an objection", () => {
  test("waits in the queue with what it is about, for editors alone, and tells nobody who sent it", async () => {
    const { incident, first } = await deskScene("objected");
    await publishIncident(system, { incident });
    const page = "/incidents/incident-objected";
    expect(await objectedTo({ claim: first })).toMatchObject({
      page,
      incident: { title: "Incident objected" },
      claim: { id: first },
    });
    expect(await objectedTo({ page: "//elsewhere.example" })).toMatchObject({ page: "/" });
    const { id } = await object({
      ...{ page, claim: first, words: "Qwertz: it was 11.", evidence: "Qwertz, p. 4" },
      ...{ forWhom: "the Qwertz hospital", email: "qwertz@example.org" },
    });
    const [item] = (await queue(editor, { kind: "objection", incident }, new Date())).entries;
    expect(item).toMatchObject({ key: `objection:${id}`, href: `/desk/objections/${id}` });
    expect(item?.why.join(" ")).toContain("the Qwertz hospital");
    const record = await objectionRecord(editor, id);
    expect(record).toMatchObject({ claim: first, email: "qwertz@example.org", outcome: null });
    const analyst = await somebody("analyst", "Anobjection");
    for (const ask of [() => objections(analyst), () => objectionRecord(analyst, id)]) {
      await expect(ask()).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await all()).toEqual([]);
    // Neither the address nor the words stand in the log, nor the network anywhere.
    expect(await whereItStands(ownerPool, "qwertz@")).toEqual(["objection_contact.email"]);
    expect(await whereItStands(ownerPool, "network ")).toEqual([]);
    const { rows } = await ownerPool.query(
      "SELECT payload FROM log_entry WHERE payload ~* 'qwertz'",
    );
    expect(rows).toEqual([]);

    await forgetContact(editor, { objection: id });
    expect(await whereItStands(ownerPool, "qwertz@")).toEqual([]);
    await expect(forgetContact(editor, { objection: id })).rejects.toMatchObject({
      code: "not_found",
    });
    await redact(admin, { target: "objection", id, legalGround: "Art. 17", reason: "Asked for." });
    expect(await whereItStands(ownerPool, "qwertz")).toEqual([]);
    expect(await objectionRecord(editor, id)).toMatchObject({ redacted: true, words: null });
    expect((await verifyLog()).faults).toEqual([]);
  });

  test("is written once, is none without words, and is of no claim that its page does not show", async () => {
    const { first } = await deskScene("unshown");
    const key = randomUUID();
    const { id } = await object({ key, claim: first });
    expect(await object({ key })).toEqual({ id });
    expect(await objectionRecord(editor, id)).toMatchObject({ claim: null, incident: null });
    await leavesNoTrace(ownerPool, async () => {
      for (const wrong of [
        { words: " \u200b " },
        { words: "x".repeat(4001) },
        { page: "https://example.org" },
        { page: "//example.org" },
        { email: "nobody" },
      ]) {
        await expect(object(wrong), JSON.stringify(wrong)).rejects.toMatchObject({
          code: "invalid",
        });
      }
    });
  });

  test("is not the sixth of one network in a quarter of an hour, while others still send", async () => {
    const from = (network: string) =>
      receiveObjection({ key: randomUUID(), page: "/method", words: "Again." }, network);
    for (let n = 0; n < 5; n += 1) await from("one");
    await expect(from("one")).rejects.toMatchObject({ code: "too_many" });
    expect((await from("another")).id).toBeDefined();
    // What was counted is the hash under a secret that is gone tomorrow.
    await ownerPool.query("UPDATE address_secret SET day = day - 1");
    expect((await from("one")).id).toBeDefined();
    const { rows } = await ownerPool.query(
      "SELECT day = current_date AS today FROM address_secret",
    );
    expect(rows).toEqual([{ today: true }]);
  });
});

describe("an answer", () => {
  test("is what readers see, under no words of the reader; another takes its place, or none", async () => {
    const { incident } = await deskScene("answered");
    await publishIncident(system, { incident });
    const page = "/incidents/incident-answered";
    const { id: objection } = await object({ page, words: "Yxcv: it was 11." });
    const before = await publishedState(null);
    const { answer } = await answerObjection(editor, {
      ...{
        objection,
        outcome: "upheld",
        text: "The hospital’s 11 was missing; it is in edition 2.",
      },
    });
    expect(await publishedState(null)).not.toBe(before);
    expect(await all("incident-answered")).toMatchObject([
      {
        ...{ id: answer, kind: "answer", outcome: "upheld", renewed: false, page },
        incident: { slug: "incident-answered", title: "Incident answered" },
      },
    ]);
    expect(JSON.stringify(await all())).not.toMatch(/yxcv/i);
    expect((await queue(editor, { kind: "objection", incident }, new Date())).entries).toEqual([]);

    const other = {
      objection,
      outcome: "not_upheld",
      text: "It is there, in the second claim.",
    } as const;
    await expect(answerObjection(editor, other)).rejects.toMatchObject({ code: "conflict" });
    const again = await answerObjection(editor, { ...other, openedOn: answer });
    expect(await all("incident-answered")).toMatchObject([
      { id: again.answer, outcome: "not_upheld", renewed: true },
    ]);
    await expect(withdrawCorrection(editor, { id: answer, reason: "x" })).rejects.toMatchObject({
      code: "conflict",
    });
    await withdrawCorrection(editor, { id: again.answer, reason: "It was another incident." });
    expect(await all("incident-answered")).toEqual([]);
    const { newest, outcome } = (await objectionRecord(editor, objection)) ?? {};
    expect(outcome).toBeNull();
    expect((await queue(editor, { kind: "objection", incident }, new Date())).entries).toHaveLength(
      1,
    );
    const aside = { objection, openedOn: newest ?? "", outcome: "set_aside" } as const;
    await expect(answerObjection(editor, aside)).rejects.toMatchObject({ code: "invalid" });
    await answerObjection(editor, { ...aside, reason: "Sent by a machine." });
    expect(await all("incident-answered")).toEqual([]);
    expect(await publishedCorrections({ limit: 5, incident: "nothing-of-the-kind" })).toBeNull();
    const analyst = await somebody("analyst", "Answerer");
    await expect(answerObjection(analyst, other)).rejects.toMatchObject({ code: "forbidden" });
    expect((await verifyLog()).faults).toEqual([]);
  });
});

describe("a statement of those concerned", () => {
  test("is theirs, stands under their label where they are withheld, and leaves when it is withdrawn", async () => {
    const { incident, army, second } = await deskScene("replied");
    const reply = { incident, party: army, text: "The Army replied counted nobody." };
    const received = "by letter, 3 March 2026";
    await expect(enterReply(editor, { ...reply, received })).rejects.toMatchObject({
      code: "conflict",
    });
    await publishIncident(system, { incident });
    const { id } = await enterReply(editor, { ...reply, received, claim: second });
    const own = { kind: "reply", claim: second, received, outcome: null, page: null } as const;
    expect(await all("incident-replied")).toMatchObject([
      { ...own, party: { name: "Army replied" }, text: reply.text },
    ]);
    await reviseParty(editor, {
      ...{ id: army, openedOn: 1, name: "Army replied", kind: "state_force" },
      ...{ withheldAs: "a security force", reason: "Asked for." },
    });
    expect(await all("incident-replied")).toMatchObject([
      { party: { name: "a security force" }, text: "The a security force counted nobody." },
    ]);
    await withdrawIncident(editor, { incident, openedOn: 1, reason: "A mistake." });
    expect(await all("incident-replied")).toMatchObject([{ incident: { title: "Withdrawn" } }]);
    await redact(admin, { target: "correction", id, legalGround: "Order", reason: "x" });
    expect(await all("incident-replied")).toMatchObject([{ text: null, received: null }]);
    await withdrawCorrection(editor, { id, reason: "They took it back." });
    expect(await all("incident-replied")).toEqual([]);
    expect((await verifyLog()).faults).toEqual([]);
  });
});

test("corrections are read page by page, the newest first, each once", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { id: objection } = await object({ page: "/method" });
    ids.unshift(
      (await answerObjection(editor, { objection, outcome: "passed_on", text: "x" })).answer,
    );
  }
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const list = await publishedCorrections({ limit: 2, cursor });
    found.push(...(list?.items ?? []).map(({ id }) => id));
    cursor = list?.next ?? undefined;
  } while (cursor !== undefined);
  expect(found.slice(0, 5)).toEqual(ids);
  expect(new Set(found).size).toBe(found.length);
  await expect(publishedCorrections({ limit: 2, cursor: "x" })).rejects.toMatchObject({
    code: "invalid",
  });
});
