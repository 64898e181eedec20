import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { assessClaim } from "@/lib/commands/assessments";
import { answerObjection } from "@/lib/commands/corrections";
import { enterInError } from "@/lib/commands/errors";
import { receiveObjection } from "@/lib/commands/objections";
import { rehearseRedaction } from "@/lib/commands/redaction-reach";
import { redact } from "@/lib/commands/redactions";
import type { Actor } from "@/lib/domain/permissions";
import { publishedCorrections } from "@/lib/queries/corrections";
import { publishedIncident } from "@/lib/queries/incidents";
import { incidentResponse } from "@/lib/schemas/edition";
import { useDatabase } from "../../support/database";
import { found, isWhole, offsetsHold, why, withProposal, withRaw } from "../support/redacted";
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

describe("a redacted text", () => {
  const secret = "Qwertz";
  test("is gone, with all that was taken from it, from every table and every edition", async () => {
    const slug = `text-${unique()}`;
    const place = await incident({ slug });
    const outlet = await party("Text Post", { kind: "outlet" });
    const body = `Before: Qwertz. A qwertz of Quetta hinted that dozens of qwertzians died. After, Qwertz.`;
    const paper = await article(body, { outlet, headline: "Qwertz strikes" });
    await withRaw(appPool, paper.snapshot, body);
    await withProposal(appPool, paper.snapshot, { quote: body });
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
    await offsetsHold(ownerPool, paper.snapshot);
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
    await offsetsHold(ownerPool, copy.snapshot);
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

describe("redacted raw bytes", () => {
  test("are gone; the text stays", async () => {
    const paper = await article("Bytes of Hjkl.");
    await withRaw(appPool, paper.snapshot, "<p>Bytes of Hjkl.</p>");
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

function reading(how: string) {
  const { start, end } = { start: 0, end: "Qwertz".length };
  return { figure: { span: { start, end }, reading: { lower: 1, upper: 1, how } } };
}
