import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { changeRole } from "@/lib/commands/accounts";
import { assessClaim } from "@/lib/commands/assessments";
import { reviseClaim } from "@/lib/commands/claims";
import { answerObjection, enterReply } from "@/lib/commands/corrections";
import { publishIncident } from "@/lib/commands/editions";
import { enterInError } from "@/lib/commands/errors";
import { decideLink, linkClaims } from "@/lib/commands/links";
import { merge, withdrawMerge } from "@/lib/commands/merges";
import { moveClaims, reattribute } from "@/lib/commands/moves";
import { receiveObjection } from "@/lib/commands/objections";
import { reviseParty } from "@/lib/commands/parties";
import { rehearseRedaction } from "@/lib/commands/redaction-reach";
import { redact } from "@/lib/commands/redactions";
import type { Actor } from "@/lib/domain/permissions";
import { publishedCorrections } from "@/lib/queries/corrections";
import { publishedIncident } from "@/lib/queries/incidents";
import { redactable } from "@/lib/queries/redactions";
import { searchIncidents } from "@/lib/queries/search";
import { verifyLog } from "@/lib/queries/verification";
import { incidentResponse } from "@/lib/schemas/edition";
import { newKey } from "@/lib/schemas/form";
import { useDatabase } from "../support/database";
import { refused } from "./support/refused";
import { allThatReadersGet, whereItStands } from "./support/search";
import { leavesNoTrace } from "./support/trace";
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
} from "./support/world";

const { ownerPool, appPool } = useDatabase();
const why = { legalGround: "Order 7 of the court", reason: "As ordered." };

let admin: Actor;
beforeAll(async () => {
  admin = await user("admin");
});

describe("a redacted text", () => {
  const secret = "Qwertz";
  test("is gone, with all that was taken from it, from every table and every edition", async () => {
    const slug = `text-${unique()}`;
    const place = await incident({ slug });
    const outlet = await party("Text Post", { kind: "outlet" });
    const body = `Before: Qwertz. A qwertz of Quetta hinted that dozens of qwertzians died. After, Qwertz.`;
    const paper = await article(body, { outlet, headline: "Qwertz strikes" });
    await withRaw(paper.snapshot, body);
    await withProposal(paper.snapshot, { quote: body });
    await logged(
      count(paper, place, "dozens of qwertzians", {
        quoted: "A qwertz of Quetta hinted that dozens of qwertzians died.",
        groupAsPrinted: "qwertzians",
        filingReason: "Qwertzians are people.",
        translation: { text: "Des Qwertziens sont morts.", translator: "A. Nonym" },
        chain: [
          ...relays(outlet),
          {
            describedAs: "a qwertz of Quetta",
            function: "speaks",
            verb: "hinted, qwertzily",
            span: paper.span("A qwertz of Quetta hinted"),
          },
        ],
      }),
    );
    await logged(
      count(paper, place, "Qwertz", { quoted: "Qwertz strikes", ...reading("One qwertz.") }),
    );
    await published(place);
    await published(place);
    expect(await allThatReadersGet(slug)).toMatch(/qwertz/i);

    const answer = await redact(admin, { target: "snapshot", id: paper.snapshot, ...why });
    expect(answer).toEqual({ claims: 2, snapshots: 1, editions: 2 });
    expect(await whereItStands(ownerPool, secret)).toEqual([]);
    expect(await allThatReadersGet(slug)).not.toMatch(/qwertz/i);

    const now = incidentResponse.parse(await publishedIncident(slug));
    expect(now.edition.number).toBe(3);
    const claims = now.measures.flatMap((measure) => measure.claims);
    expect(claims).toHaveLength(2);
    for (const claim of claims) {
      expect(claim).toMatchObject({
        redacted: true,
        figure: { text: null },
        quote: { text: null, before: "", after: "" },
        article: { headline: "██████ ███████".replace(" ", "█") },
      });
    }
    await isWhole();
    await refused(
      ownerPool,
      () => redact(admin, { target: "snapshot", id: paper.snapshot, ...why }),
      {
        code: "conflict",
        says: /already/,
      },
    );
  });
});

describe("the redacted words of a claim", () => {
  test("are gone, from what shares or shows them too; what stands beside them stays", async () => {
    const slug = `claim-${unique()}`;
    const place = await incident({ slug });
    const body = "Clean start. A Qwertz said that 84 died and 9 fell 😀. Police said that 12 died.";
    const paper = await article(body, { headline: "A Qwertz said more" });
    const levies = await party("Levies of the claim", {
      kind: "state_force",
    });
    const told = "A Qwertz said that 84 died and 9 fell 😀.";
    const id = await logged(
      count(paper, place, "84", {
        quoted: told,
        chain: [
          { describedAs: "a Qwertz", function: "speaks", span: paper.span("A Qwertz said that") },
        ],
      }),
    );
    const twin = await logged(
      count(paper, place, "9", {
        quoted: told,
        measure: { outcome: "injured", group: "people" },
        translation: { text: "Ein Qwertz sagte.", translator: "me" },
      }),
    );
    const beside = await logged(
      count(paper, place, "12", { quoted: "Police said that 12 died.", chain: speaks(levies) }),
    );
    await published(place);
    expect(await allThatReadersGet(slug)).toMatch(/Qwertz said that/);

    const answer = await redact(admin, { target: "claim", id, ...why });
    expect(answer).toEqual({ claims: 2, snapshots: 1, editions: 1 });
    expect(await whereItStands(ownerPool, "Qwertz said that")).toEqual([]);
    expect(await whereItStands(ownerPool, "Ein Qwertz")).toEqual([]);
    expect(await allThatReadersGet(slug)).not.toMatch(/Qwertz (said that|sagte)/i);

    const now = await publishedIncident(slug);
    const claims = new Map(now?.measures.flatMap(({ claims: all }) => all).map((c) => [c.id, c]));
    expect(claims.get(id)).toMatchObject({ redacted: true, quote: { text: null } });
    expect(claims.get(twin)).toMatchObject({
      redacted: true,
      quote: { text: null, translation: null },
    });
    expect(claims.get(beside)).toMatchObject({
      quote: {
        text: "Police said that 12 died.",
        before: `Clean start. ${"█".repeat(told.length)} `,
      },
    });
    expect(claims.get(beside)?.redacted).toBeUndefined();
    await offsetsHold(paper.snapshot);
    await isWhole();
    await refused(ownerPool, () => redact(admin, { target: "claim", id, ...why }), {
      code: "conflict",
      says: /already/,
    });
  });

  test("are gone where they are long enough to be nobody else's, and are repeated", async () => {
    const slug = `repeated-${unique()}`;
    const place = await incident({ slug });
    const told = "A Qwyrtz of the pass told us that twelve of them died.";
    const paper = await article(`First. ${told} ${told} Last.`, { headline: told });
    const copy = await article(`Others write: ${told} Then 3 of them fled.`);
    const id = await logged(count(paper, place, "twelve", { quoted: told }));
    const twin = await logged(count(copy, place, "twelve", { quoted: told }));
    const beside = await logged(count(copy, place, "3", { quoted: "Then 3 of them fled." }));
    const editor = await user("editor");
    const given = { claim: id, claimNumber: 1, openedOn: 0, status: "discounted" } as const;
    await assessClaim(editor, { ...given, rationale: `Hearsay: “${told}”` });
    await published(place);
    const { id: objection } = await receiveObjection(
      { key: randomUUID(), page: `/incidents/${slug}`, words: `You print: ${told}` },
      "somewhere",
    );
    await answerObjection(editor, { objection, outcome: "not_upheld", text: `It says: ${told}` });
    expect(await allThatReadersGet(slug)).toMatch(/Qwyrtz/);
    expect(JSON.stringify(await publishedCorrections({ limit: 5, incident: slug }))).toMatch(
      /Qwyrtz/,
    );

    const input = { target: "claim", id, ...why } as const;
    const lines = await leavesNoTrace(ownerPool, () => rehearseRedaction(admin, input));
    expect(lines.join("\n")).toContain("covered in edition 1; edition 2 will say");
    expect(lines.join("\n")).not.toMatch(/Qwyrtz|not reached/);
    for (const what of ["2 texts", "rationale of a status", "objection", "answer or statement"]) {
      expect(lines.join("\n")).toContain(what);
    }

    await redact(admin, input);
    expect(await whereItStands(ownerPool, "Qwyrtz")).toEqual([]);
    expect(await allThatReadersGet(slug)).not.toMatch(/qwyrtz/i);
    expect(await found("Qwyrtz")).toEqual([]);
    const all = (await publishedIncident(slug))?.measures.flatMap(({ claims }) => claims) ?? [];
    expect(all.find((one) => one.id === id)?.redacted).toBe(true);
    // The copy's claim stands, under bars; what stands beside it is whole.
    expect(all.find((one) => one.id === twin)).toMatchObject({
      quote: { text: told.replace(/[\s\S]/g, "█") },
    });
    expect(all.find((one) => one.id === beside)?.quote.text).toBe("Then 3 of them fled.");
    await offsetsHold(copy.snapshot);
    await isWhole();
  });

  test("are named where they stand elsewhere and are too short to be sought", async () => {
    const place = await incident();
    const short = "Twelve asdfg died.";
    const paper = await article(short);
    const other = await article(`${short} Again.`);
    const id = await logged(count(paper, place, "Twelve", { quoted: short }));
    const lines = await rehearseRedaction(admin, { target: "claim", id, ...why });
    expect(lines.join("\n")).toMatch(
      new RegExp(`The text of the snapshot ${other.snapshot} says the same and is not reached`),
    );
    await redact(admin, { target: "claim", id, ...why });
    expect(await whereItStands(ownerPool, short)).toEqual(["snapshot.text"]);
    await refused(ownerPool, () => rehearseRedaction(admin, { target: "claim", id, ...why }), {
      code: "conflict",
    });
    const editor = await user("editor");
    await refused(ownerPool, () => rehearseRedaction(editor, { target: "claim", id, ...why }), {
      code: "forbidden",
    });
  });

  test("are gone from the headline, where they stand in it", async () => {
    const slug = `headline-${unique()}`;
    const place = await incident({ slug });
    const paper = await article("Nothing else.", { headline: "Yxcv: over 80 dead" });
    const id = await logged(count(paper, place, "over 80", { quoted: "Yxcv: over 80 dead" }));
    await published(place);
    await redact(admin, { target: "claim", id, ...why });
    expect(await whereItStands(ownerPool, "Yxcv")).toEqual([]);
    expect(await allThatReadersGet(slug)).not.toMatch(/yxcv/i);
    await isWhole();
  });

  test("are gone from lists where the figure was words", async () => {
    const slug = `list-${unique()}`;
    const place = await incident({ slug });
    const paper = await article("They say dozens of asdfers died.");
    const id = await logged(count(paper, place, "dozens of asdfers"));
    await published(place);
    expect(await allThatReadersGet(slug)).toMatch(/“dozens of asdfers”/);
    await enterInError(system, { noun: "incident", id: place, openedOn: 1, reason: "Not one." });
    // Nothing further is published of what was entered in error; what stands is covered all the same.
    await redact(admin, { target: "claim", id, ...why });
    expect((await publishedIncident(slug))?.edition.number).toBe(1);
    expect(await allThatReadersGet(slug)).not.toMatch(/asdfer/);
    await isWhole();
  });
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
    await withRaw(paper.snapshot, body);
    await withProposal(paper.snapshot, { quote: body });
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
    await offsetsHold(paper.snapshot);

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
    await offsetsHold(paper.snapshot);
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

describe("redacted raw bytes", () => {
  test("are gone; the text stays", async () => {
    const paper = await article("Bytes of Hjkl.");
    await withRaw(paper.snapshot, "<p>Bytes of Hjkl.</p>");
    const answer = await redact(admin, { target: "raw", id: paper.snapshot, ...why });
    expect(answer).toEqual({ claims: 0, snapshots: 1, editions: 0 });
    expect(await whereItStands(ownerPool, "Hjkl")).toEqual(["snapshot.text"]);
    await isWhole();
    const again = () => redact(admin, { target: "raw", id: paper.snapshot, ...why });
    await refused(ownerPool, again, { code: "conflict" });
  });
});

describe("a redacted log payload", () => {
  test("is gone; that there was one is not", async () => {
    await party("Poiu");
    const { rows } = await ownerPool.query("SELECT max(seq)::int AS seq FROM log_entry");
    const { seq } = rows[0];
    await redact(admin, { target: "log", seq, ...why });
    expect(await whereItStands(ownerPool, "Poiu")).toEqual(["party_revision.name"]);
    const { redacted } = await isWhole();
    expect(redacted).toContain(seq);
    await refused(ownerPool, () => redact(admin, { target: "log", seq, ...why }), {
      code: "conflict",
    });
  });
});

describe("a redaction is refused", () => {
  const nobody = "00000000-0000-7000-8000-000000000000";
  test.each(["snapshot", "raw", "claim", "party"] as const)(
    "of a %s that is not there",
    async (target) => {
      await refused(ownerPool, () => redact(admin, { target, id: nobody, ...why }), {
        code: "not_found",
      });
      await refused(ownerPool, () => redact(admin, { target, seq: 1, ...why }), {
        code: "invalid",
      });
    },
  );

  test("of an entry that is not there", async () => {
    for (const seq of [1_000_000, Number.MAX_SAFE_INTEGER]) {
      await refused(ownerPool, () => redact(admin, { target: "log", seq, ...why }), {
        code: "not_found",
      });
    }
    await refused(ownerPool, () => redact(admin, { target: "log", seq: 0, ...why }), {
      code: "invalid",
      at: "seq",
    });
  });

  test("without a ground or a reason", async () => {
    const id = await party();
    const target = "party";
    await refused(ownerPool, () => redact(admin, { target, id, legalGround: " ", reason: "x" }), {
      code: "invalid",
      at: "legalGround",
    });
    await refused(ownerPool, () => redact(admin, { target, id, legalGround: "x", reason: "" }), {
      code: "invalid",
      at: "reason",
    });
  });
});

describe("a redaction", () => {
  test("makes a new edition of the incidents that it reached, and of no others", async () => {
    const slugs = [`a-${unique()}`, `b-${unique()}`];
    const ids: string[] = [];
    for (const slug of slugs) {
      const place = await incident({ slug });
      const paper = await article(`In ${slug} 84 died.`);
      ids.push(await logged(count(paper, place, "84", { quoted: `In ${slug} 84 died.` })));
      await published(place);
    }
    // Both at once: each publishes its own, whatever the other has covered in between.
    await Promise.all(ids.map((id) => redact(admin, { target: "claim", id, ...why })));
    for (const slug of slugs) expect((await publishedIncident(slug))?.edition.number).toBe(2);
  });

  test("leaves what may still be entered in error, and published without", async () => {
    const slug = `later-${unique()}`;
    const place = await incident({ slug });
    const speaker = await party("Somebody later");
    const paper = await article("Zuiop said that 84 died.");
    const quoted = "Zuiop said that 84 died.";
    const hop = {
      describedAs: "Zuiop",
      function: "speaks",
      span: paper.span("Zuiop said"),
    } as const;
    const id = await logged(
      count(paper, place, "84", { quoted, chain: [...speaks(speaker), hop] }),
    );
    await published(place);
    await redact(admin, { target: "claim", id, ...why });
    await redact(admin, { target: "party", id: speaker, ...why });
    await enterInError(system, { noun: "claim", id, openedOn: 1, reason: "Not theirs." });
    await enterInError(system, { noun: "party", id: speaker, openedOn: 1, reason: "Nobody." });
    await published(place);
    expect((await publishedIncident(slug))?.measures).toEqual([]);
    await isWhole();
  });

  test("covers editions in which only an old one told it, and leaves the newest alone", async () => {
    const slug = `old-${unique()}`;
    const place = await incident({ slug });
    const paper = await article("Only once: 84 Mnbvs.");
    const id = await logged(count(paper, place, "84", { quoted: "Only once: 84 Mnbvs." }));
    await published(place);
    await enterInError(system, { noun: "claim", id, openedOn: 1, reason: "Wrong day." });
    await published(place);
    await redact(admin, { target: "claim", id, ...why });
    expect(await allThatReadersGet(slug)).not.toMatch(/mnbv/i);
    expect((await publishedIncident(slug))?.edition.number).toBe(2);
  });
});

describe("whoever comes a moment after a redaction", () => {
  test("with a form of before is told once, loses nothing, and may send it again", async () => {
    const place = await incident();
    const paper = await article("Uvwxy said that 84 died. Levies said that 12 died.");
    const quoted = "Uvwxy said that 84 died.";
    const id = await logged(count(paper, place, "84", { quoted }));
    const beside = await logged(count(paper, place, "12", { quoted: "Levies said that 12 died." }));
    const editor = await user("editor");
    const [before, early, earlier] = [newKey(), newKey(), newKey()];
    await new Promise((resolve) => setTimeout(resolve, 2));
    await redact(admin, { target: "claim", id, ...why });

    const decides = (claim: string, key: string) => () =>
      assessClaim.once(
        editor,
        {
          claim,
          claimNumber: 1,
          openedOn: 0,
          status: "discounted",
          rationale: `It says: ${quoted}`,
        },
        key,
        () => "done",
      );
    const told = { code: "conflict", says: /redacted since you opened this form/ } as const;
    await refused(ownerPool, decides(id, before), told);
    // Of what else it may tell nobody knows: every form of before is told.
    await refused(ownerPool, decides(beside, before), told);
    expect(await decides(beside, newKey())()).toBe("done");
    // Sent again it is answered as it was; once its hash would tell what went, that it is written.
    const key = newKey();
    expect(await decides(id, key)()).toBe("done");
    expect(await decides(id, key)()).toBe("done");
    await redact(admin, { target: "claim", id: beside, ...why });
    const written = { code: "conflict", says: /was sent before and is written/ } as const;
    await refused(ownerPool, decides(id, key), written);
    expect((await ownerPool.query("SELECT 1 FROM submission WHERE input_hash <> ''")).rows).toEqual(
      [],
    );
    // An account has nothing to do with it, and an admin goes on redacting.
    const someone = await user("viewer");
    const changed = changeRole.once(
      admin,
      { id: someone.id, role: "analyst" },
      early,
      () => "done",
    );
    expect(await changed).toBe("done");
    const next = { target: "snapshot", id: paper.snapshot, ...why } as const;
    expect(await redact.once(admin, next, earlier, () => "done")).toBe("done");
  });

  test("is refused in a sentence what nobody could tell any longer, and readers may object", async () => {
    const slug = `after-${unique()}`;
    const place = await incident({ slug });
    const other = await incident();
    const [gone, left] = [await party("Abdul Gone"), await party("Abdul Left")];
    const paper = await article("Abdul Gone said that 84 died. Abdul Left said that 12 died.");
    const quoted = "Abdul Gone said that 84 died.";
    const id = await logged(count(paper, place, "84", { quoted, chain: speaks(gone) }));
    const beside = await logged(
      count(paper, place, "12", { quoted: "Abdul Left said that 12 died.", chain: speaks(left) }),
    );
    await published(place);
    const editor = await user("editor");
    await redact(admin, { target: "claim", id, ...why });
    await redact(admin, { target: "party", id: gone, ...why });

    const sentence = { code: "conflict", says: /redacted/ } as const;
    const its = { id, openedOn: 1 };
    const [own, said] = [count(paper, place, "12"), "Not so."];
    for (const run of [
      () => reviseClaim(editor, { ...own, ...its, reason: "x" }),
      () => moveClaims(editor, { claims: [its], incident: other, reason: "x" }),
      () => reattribute(editor, { party: gone, claims: [its], to: left, reason: "x" }),
      () =>
        reattribute(editor, {
          party: left,
          claims: [{ id: beside, openedOn: 1 }],
          to: gone,
          reason: "x",
        }),
      () => merge(editor, { noun: "party", from: left, into: gone, reason: "x" }),
      () => enterReply(editor, { incident: place, party: gone, text: said, received: "by mail" }),
    ]) {
      await refused(ownerPool, run, sentence);
    }
    // What was published meanwhile, by the redaction, is told like any other edition.
    const stale = () => publishIncident(editor, { incident: place, openedOn: 1 });
    await refused(ownerPool, stale, { code: "conflict" });
    const page = { page: `/incidents/${slug}`, claim: id };
    await receiveObjection({ ...page, key: randomUUID(), words: "What was it?" }, "somewhere");
    await publishIncident(editor, { incident: place, openedOn: 3 });
    await isWhole();
  });

  test("or from whom the role is taken at that moment decides before, or not at all", async () => {
    const place = await incident();
    const paper = await article("84 died. 12 died.");
    for (const figure of ["84", "12"]) {
      const claim = await logged(count(paper, place, figure));
      const editor = await user("editor");
      const input = { claim, claimNumber: 1, openedOn: 0, rationale: "So." };
      const [outcome] = await Promise.all([
        assessClaim(editor, { ...input, status: "discounted" }).then(
          () => "written",
          ({ code }) => code,
        ),
        changeRole(admin, { id: editor.id, role: "analyst" }),
      ]);
      const { rows } = await ownerPool.query("SELECT 1 FROM assessment WHERE claim_id = $1", [
        claim,
      ]);
      expect([outcome, rows.length]).toEqual(
        outcome === "written" ? ["written", 1] : ["forbidden", 0],
      );
      await refused(
        ownerPool,
        () => assessClaim(editor, { ...input, openedOn: rows.length, status: "retracted" }),
        {
          code: "forbidden",
        },
      );
    }
  });
});

/** The incidents that a search finds. */
async function found(query: string): Promise<string[]> {
  const list = await searchIncidents({ query, sort: "newest" }, { limit: 10 });
  return list.items.map(({ slug }) => slug);
}

async function isWhole() {
  const verification = await verifyLog();
  expect(verification.faults).toEqual([]);
  expect(verification.redacted.length).toBeGreaterThan(0);
  return verification;
}

function reading(how: string) {
  const { start, end } = { start: 0, end: "Qwertz".length };
  return { figure: { span: { start, end }, reading: { lower: 1, upper: 1, how } } };
}

/** What claims took from a text stands there still, at its place. */
async function offsetsHold(snapshot: string): Promise<void> {
  const { rows } = await ownerPool.query<{
    text: string;
    quote: string;
    start: number;
    end: number;
  }>(
    `SELECT s.text, r.quote, r.quote_start AS start, r.quote_end AS end FROM claim_revision r
     JOIN snapshot s ON s.id = r.snapshot_id WHERE s.id = $1 AND NOT r.redacted
     UNION ALL
     SELECT s.text, h.evidence_text, h.evidence_start, h.evidence_end FROM claim_hop h
     JOIN claim_revision r ON r.id = h.claim_revision_id JOIN snapshot s ON s.id = r.snapshot_id
     WHERE s.id = $1 AND NOT h.redacted AND h.evidence_start IS NOT NULL`,
    [snapshot],
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { text, quote, start, end } of rows) expect(text.slice(start, end)).toBe(quote);
}

// What has no command yet is written as a command would: with a log entry, as the app's role.
async function withRaw(snapshot: string, text: string): Promise<void> {
  await loggedBySql(
    `INSERT INTO snapshot_raw (snapshot_id, media_type, bytes, sha256)
     SELECT $1, 'text/html', b, encode(sha256(b), 'hex') FROM convert_to($2, 'UTF8') b`,
    [snapshot, text],
  );
}

async function withProposal(snapshot: string, body: object): Promise<void> {
  const values = [snapshot, JSON.stringify(body)];
  await loggedBySql("INSERT INTO proposal (snapshot_id, rule, body) VALUES ($1, 'x', $2)", values);
}

async function loggedBySql(sql: string, values: unknown[]): Promise<void> {
  const client = await appPool.connect();
  try {
    await client.query("BEGIN");
    await client.query(sql, values);
    await client.query(
      "SELECT append_log('system', NULL, 'test', 'capture', 'snapshot', NULL, jsonb_build_object('new', $1::text))",
      [JSON.stringify(values)],
    );
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}
