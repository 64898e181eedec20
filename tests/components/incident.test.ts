import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { IncidentPage } from "@/components/incident/incident-page";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import type { IncidentResponse } from "@/lib/schemas/edition";
import { contested, herof, withdrawn } from "../support/fixtures/edition";

function page(incident: IncidentResponse, withoutPage: readonly string[] = []): string {
  return renderToStaticMarkup(createElement(IncidentPage, { incident, withoutPage }));
}

function all(markup: string, pattern: RegExp): string[] {
  return [...markup.matchAll(pattern)].map((match) => match[1] ?? match[0]);
}

describe("the page of an incident", () => {
  test("marks the figure's own words in every quote, and in the tip of its tick", () => {
    const markup = page(herof);
    const words = ["over 80", "more than 80", "More than 80", "at least 84", "many others"];
    expect(all(markup, /<blockquote[^>]*>.*?<mark>(.*?)<\/mark>.*?<\/blockquote>/g)).toEqual(words);
    const tips = all(markup, /<span class="chart-tip"><bdi>[^<]*<mark>(.*?)<\/mark>/g);
    expect(tips.sort()).toEqual(words.slice(0, 4).sort());
  });

  test("begins with what it holds: the figures from lowest to highest, and how many voices there are", () => {
    const text = (markup: string) => markup.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
    expect(text(page(herof))).toContain(
      "On this page · figures as a table Killed, security forces of Pakistan 80+ … 84+ · one voice ",
    );
    // Before when and where, which may be long.
    expect(page(herof).indexOf("On this page")).toBeLessThan(page(herof).indexOf("When</dt>"));
  });

  test("labels every mention of a stand-in article, and says so once above", () => {
    const markup = page(herof);
    const mentions = herof.measures.flatMap(({ claims }) => claims).length + 1 + 2;
    expect(all(markup, /\(stand-in text, invented for demonstration\)/g)).toHaveLength(mentions);
    expect(all(markup, /role="note"/g)).toHaveLength(1);
    expect(page(contested)).not.toContain("stand-in");
  });

  test("every link to a place on the page arrives, and every place is one", () => {
    const bare = { ...herof, measures: [], responsibility: [], otherClaims: [] };
    expect(all(page(bare), /href="#(.*?)"/g)).toEqual([]);
    for (const markup of [page(herof), page(contested)]) {
      const places = all(markup, / id="(.*?)"/g);
      expect(new Set(places).size).toBe(places.length);
      const targets = all(markup, /href="#(.*?)"/g);
      expect(targets.length).toBeGreaterThan(5);
      expect(targets.filter((target) => !places.includes(target))).toEqual([]);
    }
  });

  test("names known voices before unknown and circular ones", () => {
    const headings = all(page(contested), /<h3[^>]*>(?:<a [^>]*>)?(.*?)<\//g);
    expect(headings.slice(0, 4)).toEqual([
      "Pakistan Armed Forces",
      "Baloch Liberation Army",
      "Origin unknown",
      "Circular",
    ]);
  });

  test("keeps other scripts in their language and direction", () => {
    expect(page(contested)).toContain('<blockquote lang="ur" dir="rtl"');
  });

  test("keeps the page's quotation marks out of words that are read from the right", () => {
    expect(page(contested)).toMatch(/“<bdi lang="ur" dir="rtl">[^<“]+<\/bdi>”/);
    expect(page(herof)).toContain("“more than 80”</h4>");
  });

  test("takes few elements for a claim, since a page may have a thousand", () => {
    const claims = all(page(herof), /<li id="claim-.*?(?:<\/ol>|nobody\.<\/p>)<\/li>/g);
    expect(claims).toHaveLength(herof.measures.flatMap((one) => one.claims).length + 1);
    for (const claim of claims) expect(all(claim, /<[a-z]/g).length).toBeLessThan(40);
  });

  test("leads from a chain to everybody in it but the voice that it stands under", () => {
    for (const incident of [herof, contested]) {
      const markup = page(incident);
      for (const { origins, claims } of incident.measures) {
        for (const { id, origin, chain } of claims) {
          const heading = origins.find((one) => one.id === origin)?.party?.id;
          const parties = chain.flatMap(({ party }) => (party ? [party.id] : []));
          const [claim = ""] = all(
            markup,
            new RegExp(`<li id="${claimAnchor(id)}".*?(?:</ol>|nobody\\.</p>)</li>`, "g"),
          );
          const linked = all(claim, /<a href="\/parties\/(.*?)"/g);
          expect(linked).toEqual(parties.filter((party) => party !== heading));
        }
      }
    }
  });

  test("names those who have no page any more without a link, and leads to all others", () => {
    const address = /<a href="\/(?:parties|articles)\/(.*?)"/g;
    for (const incident of [herof, contested]) {
      const linked = [...new Set(all(page(incident), address))];
      expect(linked.length).toBeGreaterThan(5);
      for (const lost of linked) {
        const markup = page(incident, [lost]);
        expect([...new Set(all(markup, address))]).toEqual(linked.filter((id) => id !== lost));
      }
      const text = (markup: string) => markup.replaceAll(/<[^>]+>/g, "");
      const parties = linked.filter((id) => page(incident).includes(`"/parties/${id}"`));
      expect(text(page(incident, parties))).toBe(text(page(incident)));
    }
  });

  test("links nothing that a browser would run", () => {
    const markup = page(contested);
    expect(markup).toContain("what is known of the checkpoint attack");
    expect(markup).not.toContain("javascript:");
    expect(markup).toContain('href="https://example.org/articles/401" rel="noopener noreferrer');
  });

  test("says that words were redacted, wherever they stood", () => {
    const markup = page(contested);
    expect(markup).toContain("Figure redacted");
    expect(markup).toContain("The words of this claim were redacted.");
    expect(markup).toContain("These words were redacted.");
  });

  test("shows of a withdrawn incident its reason and nothing else", () => {
    const markup = page(withdrawn);
    expect(markup).toContain("was retracted by its outlet");
    for (const gone of ["Withdrawn title", "Baloch", "Seventeen", "River road", "/api/"]) {
      expect(markup).not.toContain(gone);
    }
  });

  test("tells contested measures by word and shape, and only those in the accent", () => {
    expect(page(contested)).toContain("text-contested");
    expect(page(herof)).not.toContain("contested");
  });

  test("draws each measure: ticks that lead to every claim, and the same as a table", () => {
    for (const { measures, ...rest } of [herof, contested]) {
      const drawn = measures.filter(({ claims }) =>
        claims.some(({ figure }) => figure.form !== "vague"),
      );
      const markup = page({ ...rest, measures });
      const wanted = drawn
        .flatMap(({ claims }) => claims.map(({ id }) => `#${claimAnchor(id)}`))
        .sort();
      const ticks = / href="([^"]*)" class="chart-tick"/g;
      expect(all(markup, ticks).sort()).toEqual(wanted);
      const back = all(markup, /<a href="#[^"]*--chart">Back to the chart<\/a>/g);
      expect(back).toHaveLength(wanted.length);
      const tables = all(markup, /<table[^>]*>(.*?)<\/table>/g).join("");
      expect(all(tables, /href="(#claim.*?)"/g).sort()).toEqual(wanted);
    }
  });

  test("explains the marks once, those that are drawn, and leads to the table from the top", () => {
    for (const incident of [herof, contested]) {
      const markup = page(incident);
      expect(all(markup, /href="\/method#marks"/g)).toHaveLength(1);
      expect(all(markup, /hollow: of no known voice/g)).toHaveLength(incident === herof ? 0 : 1);
      const [table = ""] = all(markup, /<a href="#([^"]*--table)">/g);
      expect(markup.indexOf(`<table id="${table}"`)).toBe(markup.indexOf("<table id="));
    }
    expect(page(herof)).toContain("dotted: no other end was stated.");
    expect(page(herof)).not.toContain("diamond");
  });

  test("tells beside a voice on which side it took part, where it did, and in the table what it says", () => {
    const [measure] = contested.measures;
    const party = measure?.origins.find((origin) => origin.party)?.party;
    if (!measure || !party) throw new Error("the fixture has a party");
    const { incident } = contested;
    const participants = [{ party, role: "attacked", side: "the state" }];
    const markup = page({ ...contested, incident: { ...incident, participants } });
    const sides = all(
      markup,
      /class="chart-row"><p><a [^>]*>([^<]*)<\/a><span>[^<]*· side: the state/g,
    );
    expect(new Set(sides)).toEqual(new Set([party.name]));
    const origins = measure.origins.map((one) => ({ ...one, side: "the state" }));
    const tied = page({ ...contested, measures: [{ ...measure, origins }] });
    expect(tied).toContain(" · side: the state");
    const rows = all(markup, /<th scope="rowgroup"[^>]*>[^<]*<\/th><td[^>]*>([^<]*)<\/td>/g);
    expect(rows.slice(0, 3)).toEqual(["17", "84+", "no known voice"]);
  });

  test("compares vague words with nothing, and no number with vague words", () => {
    const [measure, ...others] = contested.measures;
    const claim = measure?.claims.find(({ figure }) => figure.form === "exact");
    if (!measure || !claim) throw new Error("the fixture has an exact figure");
    const figure = {
      ...claim.figure,
      text: "dozens",
      form: "vague" as const,
      lower: 24,
      upper: 99,
    };
    const to = (id: string | null) => [{ claim: id, origin: null, relation: "disjoint" as const }];
    const vague = { ...claim, id: "vague", figure, effect: "contradicts_itself" as const };
    const number = { ...claim, id: "number", effect: "revises" as const };
    const claims = [
      { ...vague, relations: to("number") },
      { ...number, relations: to("vague") },
    ];
    const markup = page({ ...contested, measures: [{ ...measure, claims }, ...others] });
    const notes = all(markup, /<p><b>([^<]*)\.<\/b> ?(?:<|No number)/g);
    expect(notes.slice(0, 2)).toEqual([
      "Vague, and so compared with nothing",
      "The first number, after vague words",
    ]);
    expect(markup).not.toMatch(/the earlier .*dozens/);
  });

  test("calls no figure earlier of which nobody knows that it was, and nobody another voice to what has none", () => {
    const [measure, ...others] = contested.measures;
    const unknown = measure?.origins.find(({ kind }) => kind === "unknown")?.id;
    const voice = measure?.origins.find(({ kind }) => kind === "known")?.id;
    const claim = measure?.claims.find(({ origin }) => origin === voice);
    if (!measure || !claim || !unknown || !voice) throw new Error("the fixture has these");
    const notes = (origin: string, effect: "contradicts_itself" | "revises" | "disputes") => {
      const own = { claim: claim.id, origin: null, relation: "disjoint" as const };
      const one = { ...claim, id: "one", origin, effect, relations: [own] };
      const markup = page({
        ...contested,
        measures: [{ ...measure, claims: [claim, one] }, ...others],
      });
      const [note = ""] = all(markup, /id="claim-one".*?(<p><b>.*?<\/p>)/g);
      return note.replaceAll(/<[^>]+>/g, "");
    };
    const earlier = `No number in common with the earlier “${claim.figure.text}”. `;
    const other = earlier.replace("earlier", "other");
    expect(notes(voice, "revises")).toBe(`Revises what it said before. ${earlier}`);
    expect(notes(voice, "contradicts_itself")).toBe(`Contradicts what else it says. ${other}`);
    expect(notes(unknown, "disputes")).toBe(
      `Differs from another figure of unknown origin. ${earlier}`,
    );
  });

  test("says once what two compatible voices both assert, and of contested ones beside the sentence", () => {
    const [measure, ...others] = contested.measures;
    if (!measure) throw new Error("the fixture has a measure");
    const bothAssert = { lower: 10, upper: null };
    const times = (value: "compatible" | "agreed") => {
      const standing = { ...measure.standing, value, bothAssert, camps: [] };
      const markup = page({ ...contested, measures: [{ ...measure, standing }, ...others] });
      return all(markup, /(Two voices or more assert 10[+])/g).length;
    };
    expect([times("compatible"), times("agreed")]).toEqual([0, 1]);
  });

  test("names what is denied, a figure, a measure or who is held responsible, and leads there", () => {
    const [measure] = contested.measures;
    const [claim] = contested.otherClaims;
    const party = measure?.origins.find((origin) => origin.party)?.party;
    const figure = measure?.claims.find((one) => one.figure.text !== null);
    if (!measure || !claim || !party || !figure) throw new Error("the fixture has all of these");
    const blame = { ...claim, id: "blame", holdsResponsible: party, denies: null };
    const { outcome, group, of } = measure.measure;
    const unlike = { outcome: "missing" as const, group: "health_workers", of: null };
    const targets = [
      { claim: figure.id, measure: null },
      { claim: blame.id, measure: null },
      { claim: null, measure: { outcome, group, of } },
      { claim: null, measure: unlike },
    ];
    const denials = targets.map((denies, i) => ({
      ...claim,
      id: `denial-${i}`,
      kind: "denial" as const,
      holdsResponsible: null,
      denies,
    }));
    const markup = page({ ...contested, otherClaims: [blame, ...denials] });
    const told = all(markup, /id="claim-\d"[^>]*>.*?<\/h3>(<p>.*?<\/p>)/g);
    const text = told.map((one) => one.replaceAll(/<[^>]+>/g, ""));
    expect(text).toEqual([
      `of “${figure.figure.text}”`,
      `of what holds ${party.name} responsible`,
      `of ${measure.title}`,
      "of missing: health workers, which nobody counts here",
    ]);
    expect(told.map((one) => one.includes('href="#'))).toEqual([true, true, true, false]);
  });

  test("of a circle, whose members are named, does not say that nobody is", () => {
    expect(page(contested)).toContain("nobody’s own");
    expect(page(contested)).not.toContain("said by nobody named");
  });

  test("says of the diagram that denials are left out, where there are any", () => {
    const told = "Denials and other statements are neither drawn nor counted here.";
    expect(page(contested)).toContain(told);
    expect(page({ ...contested, otherClaims: [] })).not.toContain(told);
    expect(page(herof)).not.toContain(told);
  });

  test("groups the thousands of a number that a codebook's rule gives alone", () => {
    const [measure] = contested.measures;
    if (!measure) throw new Error("the fixture has a measure");
    const none = { low: null, high: null, source: null, text: "", needsCoder: [], claims: ["1"] };
    const readings = [{ ...none, rule: "gtd" as const, best: 9300 }];
    expect(page({ ...contested, measures: [{ ...measure, readings }] })).toContain("<p>9,300</p>");
  });

  test("does not say of who denies that it is denied", () => {
    const [measure, ...others] = contested.measures;
    const origin = measure?.origins.find(({ kind }) => kind === "known")?.id;
    if (!measure || !origin) throw new Error("the fixture has a voice");
    const flag = {
      flag: "denied",
      text: "It denies it.",
      origin,
      party: null,
      direction: null,
    } as const;
    const standing = { ...measure.standing, flags: [flag] };
    const markup = page({ ...contested, measures: [{ ...measure, standing }, ...others] });
    expect(all(markup, / · (denia[^<·]*)/g)).toEqual(["denial of what others say"]);
  });

  test("draws an unknown origin hollow, an open end as an arrow, and says what a shape says", () => {
    const [army = "", , redacted = "", urdu = ""] = all(
      page(contested),
      /(<svg role="img".*?<title>.*?<\/title>.*?)<\/div>/g,
    );
    expect(army).toContain("<title>17: what is said now, Pakistan Armed Forces</title>");
    expect(army).toMatch(/chart-now chart-known".*<circle/);
    expect(redacted).toContain("chart-unknown");
    expect(all(page(herof), /chart-core/g)).toEqual([]);
    expect(urdu).toContain("chart-dots");
    expect(page(contested)).toContain("numbers no known voice allows, 18\u00a0to\u00a083");
  });
});
