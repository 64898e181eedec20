/** What is published of a party and of an article: from the newest editions, and from nothing else. */
import { beforeAll, describe, expect, test } from "vitest";
import { withdrawIncident } from "@/lib/commands/editions";
import { findMeasure } from "@/lib/commands/findings";
import { reviseParty } from "@/lib/commands/parties";
import { publishedArticle } from "@/lib/queries/articles";
import { publishedParty } from "@/lib/queries/parties";
import { verifyLog } from "@/lib/queries/verification";
import { articlePage } from "@/lib/schemas/article-page";
import { partyPage } from "@/lib/schemas/party-page";
import { useDatabase } from "../support/database";
import {
  type Article,
  article,
  count,
  incident,
  logged,
  party,
  published,
  speaks,
  user,
} from "./support/world";

useDatabase();

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
    const it = await incident({ period: { start: `2026-02-0${i + 1}`, end: `2026-02-0${i + 1}` } });
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
      party: { id: army, name: "Northern Army" },
      incidents: 6,
      more: false,
    });
    expect(found.fared).toMatchObject({ figures: 6, decided: 0 });
    expect(found.about).toEqual([{ about: "people", figures: 6 }]);
    expect(found.besideFindings).toEqual({
      cases: 5,
      resting: 1,
      positions: { far_below: 0, below: 5, within: 0, above: 0, far_above: 0 },
      fewestCases: 5,
    });
    expect(found.figures[0]).toMatchObject({ says: { lower: 84, upper: 84 }, restsOnItself: true });
    expect(found.figures.map(({ incident: { period } }) => period.start).at(-1)).toBe("2026-02-01");
  });

  test("of a spokesman says for whom, and counts nothing for him", async () => {
    const found = partyPage.parse(await page(spokesman));
    expect(found.fared.figures).toBe(0);
    expect(found.figures).toHaveLength(6);
    expect(found.figures[0]).toMatchObject({ speaksFor: { name: "Northern Army" }, says: null });
  });

  test("comes in pages whose cursors are its own", async () => {
    const first = await page(army, undefined, 4);
    expect(first?.figures).toHaveLength(4);
    const second = await page(army, first?.next ?? "", 4);
    expect([second?.figures.length, second?.next]).toEqual([2, null]);
    await expect(page(spokesman, first?.next ?? "")).rejects.toMatchObject({ code: "invalid" });
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
    expect(Object.keys(found)).not.toContain("text");
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
