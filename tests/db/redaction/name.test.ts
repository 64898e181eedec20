import { beforeAll, describe, expect, test } from "vitest";
import { publishIncident } from "@/lib/commands/editions";
import { decideLink, linkClaims } from "@/lib/commands/links";
import { merge, withdrawMerge } from "@/lib/commands/merges";
import { reviseParty } from "@/lib/commands/parties";
import { rehearseRedaction } from "@/lib/commands/redaction-reach";
import { redact } from "@/lib/commands/redactions";
import type { Actor } from "@/lib/domain/permissions";
import { publishedIncident } from "@/lib/queries/incidents";
import { redactable } from "@/lib/queries/redactions";
import { useDatabase } from "../../support/database";
import { isWhole, offsetsHold, why, withProposal, withRaw } from "../support/redacted";
import { refused } from "../support/refused";
import { allThatReadersGet, whereItStands } from "../support/search";
import { leavesNoTrace } from "../support/trace";
import {
  article,
  count,
  incident,
  logged,
  party,
  published,
  relays,
  speaks,
  system,
  unique,
  user,
} from "../support/world";

const { ownerPool, appPool } = useDatabase();

let admin: Actor;
beforeAll(async () => {
  admin = await user("admin");
});

describe("a redacted name", () => {
  test("is gone, in every spelling, from every text of every table and every edition", async () => {
    const slug = `name-${unique()}`;
    const name = "Zarghun Marrí";
    const mixed = "ZARGHUN\u00a0Marri\u0301";
    const id = await party(name, { kind: "person", aliases: ["Z. Marri", "زرغون مری"] });
    const office = await party(`Office of ${name}`, { kind: "other", aliases: [`${mixed}'s men`] });
    const outlet = await party("Name Post", { kind: "outlet" });
    const place = await incident({
      slug,
      title: `The house of ${mixed}`,
      places: [{ name: `${name} bazaar`, precision: "settlement" }],
      participants: [{ party: id, role: `host of Z. Marri's`, side: `side of ${name}` }],
    });
    const body = `Clean. ${mixed} counted 84 dead 😀, زرغون مری said. Z. Marri's rival counted 12. Zarghun is a mountain.`;
    const paper = await article(body, {
      outlet,
      headline: `${name} speaks`,
      byline: `By ${name}`,
      dateline: `${name} town`,
      url: "https://example.org/news/zarghun-marr%C3%AD-speaks",
    });
    await withRaw(appPool, paper.snapshot, body);
    await withProposal(appPool, paper.snapshot, { quote: body });
    const first = await logged(
      count(paper, place, "84", {
        quoted: `${mixed} counted 84 dead 😀, زرغون مری said.`,
        groupAsPrinted: `guests of ${name}`,
        filingReason: `Guests of ${name} are people.`,
        translation: { text: `${name} l'a dit.`, translator: "me" },
        chain: [
          ...relays(outlet),
          {
            party: id,
            describedAs: `${name} himself`,
            function: "speaks",
            verb: `counted (${name})`,
            span: paper.span(mixed),
          },
          { party: office, function: "speaks", ground: "inference", note: `He is ${name}.` },
        ],
      }),
    );
    const second = await logged(
      count(paper, place, "12", { quoted: "Z. Marri's rival counted 12." }),
    );
    const link = { kind: "part_of", claim: second, other: first, reason: `By ${name}.` } as const;
    const { id: linkId } = await linkClaims(system, link);
    await decideLink(system, { id: linkId, openedOn: 1, decision: "rejected", reason: mixed });
    await publishIncident(system, { incident: place, note: `Asked by ${name}.` });
    await published(place);
    expect(await allThatReadersGet(slug)).toMatch(/Zarghun/);

    const telling = { target: "party", id, legalGround: "x", reason: `Remove ${name}.` } as const;
    await refused(ownerPool, () => redact(admin, telling), { code: "invalid", at: "reason" });

    const answer = await redact(admin, { target: "party", id, ...why });
    expect(answer).toEqual({ claims: 2, snapshots: 1, editions: 2 });
    for (const word of ["marri", "Marrí", "Marri\u0301", "زرغون مری", "zarghun-marr"]) {
      expect(await whereItStands(ownerPool, word), word).toEqual([]);
      expect(await allThatReadersGet(slug)).not.toMatch(new RegExp(word, "i"));
    }
    expect(await whereItStands(ownerPool, "Zarghun is a mountain")).toEqual([
      "edition.document",
      "snapshot.text",
    ]);
    await offsetsHold(ownerPool, paper.snapshot);

    const now = await publishedIncident(slug);
    expect(now?.edition.number).toBe(3);
    const shown = now?.measures[0]?.claims.find((claim) => claim.id === second);
    expect(shown?.quote.text).toBe("████████'s rival counted 12.");
    expect(shown?.article).toMatchObject({ url: null, headline: "█████████████ speaks" });
    await isWhole();
    await refused(ownerPool, () => redact(admin, { target: "party", id, ...why }), {
      code: "conflict",
      says: /already/,
    });
    const revise = { id, openedOn: 1, name, kind: "person", reason: "x" } as const;
    await refused(ownerPool, () => reviseParty(system, revise), { code: "conflict" });
  });
});

describe("a redacted name of a party that others are merged into", () => {
  test("goes with theirs, whichever of them is named, and the preview says so", async () => {
    const slug = `family-${unique()}`;
    const place = await incident({ slug });
    const [root, one, other, apart] = [
      await party("Yalda Bibrik", { kind: "person" }),
      await party("Y. B. Qorban", { kind: "person", aliases: ["Doctor Qorban"] }),
      await party("Sister Vashti", { kind: "person" }),
      await party("Parwez Nokar", { kind: "person" }),
    ] as const;
    const body =
      "Yalda Bibrik said that 12 died. Doctor Qorban said 13. Sister Vashti said 14. Parwez Nokar said 15. Qorban wept.";
    const paper = await article(body);
    for (const [who, figure] of [
      [one, "13"],
      [other, "14"],
      [apart, "15"],
    ] as const) {
      await logged(count(paper, place, figure, { quoted: body, chain: speaks(who) }));
    }
    await published(place);
    // One of them by way of another.
    for (const [from, into] of [
      [other, one],
      [one, root],
      [apart, root],
    ] as const) {
      await merge(system, { noun: "party", from, into, reason: "Doctor Qorban is her." });
    }
    const undone = { noun: "party", id: apart, openedOn: 1, reason: "He is not." } as const;
    await withdrawMerge(system, undone);
    await published(place);
    const shown = (await redactable(admin, "party", other))?.words.split("\n");
    expect(shown?.sort()).toEqual([
      "Sister Vashti",
      "Y. B. Qorban · Doctor Qorban",
      "Yalda Bibrik",
    ]);

    const input = { target: "party", id: other, ...why } as const;
    await refused(ownerPool, () => redact(admin, { ...input, reason: "Yalda Bibrik asked." }), {
      code: "invalid",
      at: "reason",
    });
    const lines = (await leavesNoTrace(ownerPool, () => rehearseRedaction(admin, input))).join(
      "\n",
    );
    for (const name of ["Yalda Bibrik", "Y. B. Qorban", "Doctor Qorban", "Sister Vashti"]) {
      expect(lines).toContain(`“${name}”`);
    }
    expect(lines).not.toContain("Parwez");
    expect(lines).toContain("merged with it");
    expect(lines).toContain("“Qorban” by itself still stands in 1 text and ");

    await redact(admin, input);
    for (const word of ["Yalda", "Doctor Qorban", "Y. B. Qorban", "Vashti"]) {
      expect(await whereItStands(ownerPool, word), word).toEqual([]);
      expect(await allThatReadersGet(slug)).not.toContain(word);
    }
    expect(await allThatReadersGet(slug)).toContain("Parwez Nokar");
    // What is left of the names was told, and is not what the order names.
    expect(await whereItStands(ownerPool, "Qorban wept")).toContain("snapshot.text");
    await offsetsHold(ownerPool, paper.snapshot);
    await isWhole();
    for (const id of [root, one, other]) {
      expect(await redactable(admin, "party", id)).toBeNull();
      await refused(ownerPool, () => redact(admin, { ...input, id }), { code: "conflict" });
    }
    // The merge can still be taken back: it tells no name.
    await withdrawMerge(system, { noun: "party", id: one, openedOn: 1, reason: "Two after all." });
    await published(place);
    expect(await allThatReadersGet(slug)).not.toMatch(/Yalda|Vashti|Y\. B\./);
  });
});
