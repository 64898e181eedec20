/** What is published of a party and of an article: from the newest editions, and from nothing else. */
import { beforeAll, describe, expect, test } from "vitest";
import { withdrawIncident } from "@/lib/commands/editions";
import { findMeasure } from "@/lib/commands/findings";
import { markFreeToShow } from "@/lib/commands/free-to-show";
import { reviseParty } from "@/lib/commands/parties";
import { redact } from "@/lib/commands/redactions";
import { enterSnapshot } from "@/lib/commands/snapshots";
import { publishedArticle } from "@/lib/queries/articles";
import { publishedParty } from "@/lib/queries/parties";
import { verifyLog } from "@/lib/queries/verification";
import { articlePage } from "@/lib/schemas/article-page";
import { partyPage, wordingsAtMost } from "@/lib/schemas/party-page";
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
  user,
} from "./support/world";

const { ownerPool } = useDatabase();

const measure = { outcome: "killed" as const, group: "people", of: null };
let army: string;
let spokesman: string;
let paper: Article;
const incidents: string[] = [];

beforeAll(async () => {
  army = await party("Northern Army");
  spokesman = await party("Colonel Zed", {
    kind: "person",
    ties: [{ kind: "speaks_for", to: army }],
  });
  const hospital = await party("City Hospital");
  const editor = await user("editor");
  paper = await article(
    "Colonel Zed said 84 died. The hospital counted 90 dead. Of 7 he said nothing.",
  );
  for (let i = 0; i < 6; i += 1) {
    const it = await incident({
      period: { start: `2026-02-0${i + 1}`, end: `2026-02-0${i + 1}` },
      participants: [{ party: army, role: "attacker", side: "North" }],
    });
    const said = await logged(
      count(paper, it, "84", { quoted: "Colonel Zed said 84 died.", chain: speaks(spokesman) }),
    );
    const heard = await logged(
      count(paper, it, "90", { quoted: "The hospital counted 90 dead.", chain: speaks(hospital) }),
    );
    await findMeasure(editor, {
      incident: it,
      measure,
      basis: "event",
      window: null,
      attackersIncluded: "no",
      openedOn: 0,
      ...{ low: 85, best: 90, high: 95, rule: "own", rationale: "The hospital was there." },
      // The last one rests on the army itself.
      grounds: [i === 5 ? said : heard],
    });
    await published(it);
    incidents.push(it);
  }
});

const page = (id: string, cursor?: string, limit = 20) => publishedParty(id, { cursor, limit });

describe("a party's page", () => {
  test("counts its figures and lays them beside findings that rest on others", async () => {
    const found = partyPage.parse(await page(army));
    expect(found).toMatchObject({
      party: { id: army, name: "Northern Army", kind: "armed_group" },
      sides: [{ side: "North", incidents: 6 }],
      named: true,
      incidents: 6,
      more: false,
      passedOn: { incidents: 0, items: [], next: null },
    });
    expect(found.fared).toMatchObject({ figures: 6, decided: 0 });
    expect(found.standings).toEqual({
      ...{ none: 0, unknown_origin: 0, single_origin: 0, agreed: 0, compatible: 0 },
      contested: 6,
    });
    expect(found.about).toEqual([{ about: "people", figures: 6 }]);
    expect(found.besideFindings).toEqual({
      cases: 5,
      resting: 1,
      positions: { far_below: 0, below: 5, within: 0, above: 0, far_above: 0 },
      fewestCases: 5,
    });
    expect(found.figures[0]).toMatchObject({
      sides: ["North"],
      says: { lower: 84, upper: 84 },
      wordings: [{ text: "84" }],
      restsOnItself: true,
    });
    expect(found.figures.map(({ incident: { period } }) => period.start).at(-1)).toBe("2026-02-01");
  });

  test("of a spokesman says for whom, and counts nothing for him", async () => {
    const found = partyPage.parse(await page(spokesman));
    expect(found.fared.figures).toBe(0);
    expect(found.figures).toHaveLength(6);
    expect(found.figures[0]).toMatchObject({
      speaksFor: { name: "Northern Army" },
      says: null,
      wordings: [{ text: "84" }],
    });
  });

  test("gives of a figure no more wordings than it says that it does", async () => {
    const harbour = await party("Harbour Office");
    const wordings = ["11", "12", "13", "14", "15", "16", "17", "18"];
    const print = await article(`The harbour office counted ${wordings.join(", then ")} dead.`);
    const it = await incident({ period: { start: "2026-02-09", end: "2026-02-09" } });
    for (const wording of wordings) {
      await logged(count(print, it, wording, { chain: speaks(harbour) }));
    }
    await published(it);
    const [figure] = partyPage.parse(await page(harbour)).figures;
    expect(figure?.wordings).toHaveLength(wordingsAtMost);
  });

  test("comes in pages whose cursors are its own", async () => {
    const first = await page(army, undefined, 4);
    expect(first?.figures).toHaveLength(4);
    const second = await page(army, first?.next ?? "", 4);
    expect([second?.figures.length, second?.next]).toEqual([2, null]);
    await expect(page(spokesman, first?.next ?? "")).rejects.toMatchObject({ code: "invalid" });
  });

  test("of whoever only passes on tells what, from whom and by whose way, a page of incidents at a time", async () => {
    const of = (cursor?: string, limit?: number) => page(paper.outlet, cursor, limit);
    const first = partyPage.parse(await of(undefined, 4));
    expect(first).toMatchObject({
      party: { id: paper.outlet, kind: "outlet" },
      ...{ named: false, figures: [], next: null, sides: [] },
    });
    expect(first.passedOn).toMatchObject({ incidents: 6, more: false });
    expect(first.passedOn.items.map(({ incident: { id } }) => id)).toEqual(
      incidents.toReversed().slice(0, 4),
    );
    const rows = first.passedOn.items[0]?.rows ?? [];
    const zed = rows.find(({ from }) => from?.id === spokesman);
    expect([rows.length, zed]).toMatchObject([
      2,
      {
        kind: "count",
        title: "killed: people",
        speaksFor: { name: "Northern Army" },
        wordings: [{ text: "84" }],
        ...{ described: null, through: [], articles: 1 },
      },
    ]);
    const second = await of(first.passedOn.next ?? "", 4);
    expect(second?.passedOn.items.map(({ incident: { id } }) => id)).toEqual(
      incidents.toReversed().slice(4),
    );
    expect(second?.passedOn.next).toBe(null);
    await expect(page(army, first.passedOn.next ?? "")).rejects.toMatchObject({ code: "invalid" });
  });

  test("of an agency names whom an unnamed speaker was described as, and what nobody published is not told", async () => {
    const agency = await party("Far Wire", { kind: "news_agency" });
    const print = await article("A guard said 5 died. Two died. The army denies it.");
    const it = await incident({ period: { start: "2026-03-01", end: "2026-03-01" } });
    const guard: NonNullable<Parameters<typeof logged>[0]["chain"]> = [
      ...relays(agency),
      { describedAs: "a guard", function: "speaks", ground: "inference" },
    ];
    await logged(count(print, it, "5", { quoted: "A guard said 5 died.", chain: guard }));
    const own = await logged(
      count(print, it, "Two", { quoted: "Two died.", chain: speaks(print.outlet) }),
    );
    expect(await page(agency)).toBe(null);
    await published(it);
    const found = partyPage.parse(await page(agency));
    expect(found.party.kind).toBe("news_agency");
    expect(found.passedOn.items[0]?.rows).toEqual([
      {
        kind: "count",
        title: "killed: people",
        ...{ from: null, speaksFor: null, described: "a guard", through: [], articles: 1 },
        wordings: [{ text: "5", language: null }],
      },
    ]);
    // What an outlet's own reporter counted is its word; the rest it has from the agency.
    const outlet = partyPage.parse(await page(print.outlet));
    expect(outlet.figures.map(({ wordings }) => wordings[0]?.text)).toEqual(["Two"]);
    expect(outlet.passedOn.items[0]?.rows).toMatchObject([
      { described: "a guard", through: [{ id: agency, name: "Far Wire" }] },
    ]);
    const ground = { legalGround: "An order.", reason: "It has to go." };
    await redact(await user("admin"), { target: "claim", id: own, ...ground });
    expect((await page(print.outlet))?.figures[0]?.wordings).toEqual([]);
    expect((await verifyLog()).faults).toEqual([]);
  });

  test("is there for nobody whom no edition names", async () => {
    expect(await page(await party("Never heard"))).toBe(null);
    expect(await page("x")).toBe(null);
  });
});

describe("an article's page", () => {
  test("gives the passages, the incidents and the versions, and no whole text", async () => {
    const found = articlePage.parse(await publishedArticle(paper.id));
    expect(found.incidents).toHaveLength(6);
    expect(found.claims).toHaveLength(12);
    expect(found.claims[0]).toMatchObject({
      claimant: { name: "Colonel Zed" },
      figure: { text: "84" },
    });
    expect(found.claims.at(-1)).toMatchObject({ figure: { text: "90" } });
    expect(found.versions).toEqual([
      { at: expect.any(String), kind: "stand_in", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(found.wholeText).toBe(null);
  });

  test("gives the whole text once it is free to show, as it was last published, without what readers may not see", async () => {
    const [editor, admin] = [await user("editor"), await user("admin")];
    await party("Warden Quill", { withheldAs: "a warden" });
    const body =
      "Police said 31 died. Warden Quill counted 44 dead behind the north wall of the yard.";
    const free = await article(body);
    const it = await incident();
    await logged(count(free, it, "31", { quoted: "Police said 31 died." }));
    const quoted = "counted 44 dead behind the north wall of the yard";
    const claim = await logged(count(free, it, "44", { quoted }));
    await published(it);
    const whole = async () => articlePage.parse(await publishedArticle(free.id)).wholeText;
    const mark = (shown: boolean, why = "CC BY 4.0, says Warden Quill") =>
      markFreeToShow(editor, { article: free.id, free: shown, why });
    await mark(true);
    const anew = { headline: "Anew", text: `${body} More will be known.` };
    await enterSnapshot(editor, { ...anew, article: free.id, kind: "stand_in" });
    const covered = (text: string) => text.replace("Warden Quill", "a warden");
    expect(await whole()).toEqual({
      at: expect.any(String),
      text: covered(free.text),
      reason: "CC BY 4.0, says a warden",
    });
    await expect(mark(true)).rejects.toMatchObject({ code: "conflict" });
    await published(it);
    const text = covered(`Anew\n\n${anew.text}`);
    expect(await whole()).toMatchObject({ text });
    // What has to go from the text it was read in goes from this one too.
    const ground = { legalGround: "An order.", reason: "It has to go." };
    await redact(admin, { target: "claim", id: claim, ...ground });
    const masked = text.replace(quoted, "█".repeat(quoted.length));
    expect(await whole()).toMatchObject({ text: masked });
    await mark(false, "The leave ended.");
    expect(await whole()).toBe(null);
    await expect(mark(false)).rejects.toMatchObject({ code: "conflict" });
    await mark(true);
    const { rows } = await ownerPool.query(
      "SELECT id FROM snapshot WHERE article_id = $1 ORDER BY recorded_at DESC LIMIT 1",
      [free.id],
    );
    await redact(admin, { target: "snapshot", id: rows[0].id, ...ground });
    expect(await whole()).toMatchObject({ text: null });
    expect((await verifyLog()).faults).toEqual([]);
  });

  test("is there for none that no edition quotes", async () => {
    const other = await article("Nobody read this: 5 died.");
    await logged(count(other, incidents[0] ?? "", "5"));
    expect(await publishedArticle(other.id)).toBe(null);
  });
});

describe("what is no longer published", () => {
  test("a name that is withheld afterwards is gone from both, under its label instead", async () => {
    const admin = await user("admin");
    await reviseParty(admin, {
      id: spokesman,
      openedOn: 1,
      name: "Colonel Zed",
      kind: "person",
      ties: [{ kind: "speaks_for", to: army }],
      withheldAs: "an officer",
      reason: "He was threatened.",
    });
    expect(JSON.stringify(await page(spokesman))).not.toContain("Zed");
    expect((await page(spokesman))?.party.name).toBe("an officer");
    const shown = await publishedArticle(paper.id);
    expect(JSON.stringify(shown)).not.toContain("Zed");
    expect(shown?.claims[0]?.claimant?.name).toBe("an officer");
    expect((await verifyLog()).faults).toEqual([]);
  });

  test("an incident that is withdrawn is gone from both", async () => {
    const editor = await user("editor");
    await withdrawIncident(editor, {
      incident: incidents[5] ?? "",
      openedOn: 1,
      reason: "An error.",
    });
    expect((await page(army))?.incidents).toBe(5);
    expect((await page(army))?.besideFindings.resting).toBe(0);
    expect((await publishedArticle(paper.id))?.incidents).toHaveLength(5);
    for (const it of incidents.slice(0, 5)) {
      await withdrawIncident(editor, { incident: it, openedOn: 1, reason: "An error." });
    }
    expect(await page(army)).toBe(null);
    expect(await publishedArticle(paper.id)).toBe(null);
    expect((await verifyLog()).faults).toEqual([]);
  });
});
