import { describe, expect, test } from "vitest";
import { reviseClaim } from "@/lib/commands/claims";
import { decideDerivation, proposeDerivation } from "@/lib/commands/derivations";
import { publishFirst, publishIncident } from "@/lib/commands/editions";
import { enterInError } from "@/lib/commands/errors";
import { reviseIncident } from "@/lib/commands/incidents";
import { decideLink, linkClaims } from "@/lib/commands/links";
import { reviseParty } from "@/lib/commands/parties";
import { editionJson, publishedIncident, publishedIncidents } from "@/lib/queries/incidents";
import { verifyLog } from "@/lib/queries/verification";
import { incidentResponse } from "@/lib/schemas/edition";
import { useDatabase } from "../support/database";
import { summariesOf } from "./support/listed";
import { refused } from "./support/refused";
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
} from "./support/world";

const { ownerPool } = useDatabase();
const nobody = "00000000-0000-7000-8000-000000000000";
const nouns = ["claim", "article", "incident", "party", "derivation"] as const;

async function scene(slug = `scene-${unique()}`) {
  const place = await incident({ slug });
  const read = async () => incidentResponse.parse(await publishedIncident(slug));
  return { slug, place, read };
}

function standings(of: Awaited<ReturnType<Awaited<ReturnType<typeof scene>>["read"]>>) {
  return of.measures.map(({ standing, claims }) => `${standing.value} ${claims.length}`);
}

describe("what is entered in error", () => {
  const wrong = (noun: (typeof nouns)[number], id: string, openedOn = 1) =>
    enterInError(system, { noun, id, openedOn, reason: "A mistake." });

  test("stands no longer, is never undone, and is asked for as it was seen", async () => {
    const { place } = await scene();
    const paper = await article("84 died");
    const other = await article("The wire");
    const derivation = { article: paper.id, from: other.id, kind: "wire", score: 1 } as const;
    const ids = {
      claim: await logged(count(paper, place, "84")),
      derivation: (await proposeDerivation(system, derivation)).id,
      party: await party(),
      article: paper.id,
      incident: place,
    };
    for (const noun of nouns) {
      await refused(ownerPool, () => wrong(noun, nobody), { code: "not_found" });
      await refused(ownerPool, () => wrong(noun, ids[noun], 2), { code: "conflict" });
      expect(await wrong(noun, ids[noun])).toEqual({ id: ids[noun], number: 2 });
      for (const openedOn of [1, 2]) {
        await refused(ownerPool, () => wrong(noun, ids[noun], openedOn), { code: "conflict" });
      }
    }
    expect((await verifyLog()).faults).toEqual([]);
  });

  test("a claim of whatever kind is left out of the next edition", async () => {
    const { place, read } = await scene();
    const [body, paper] = [await party(), await article("84 died")];
    const any = { incident: place, snapshot: paper.snapshot, quote: paper.span("died") };
    const counted = await logged(count(paper, place, "84"));
    const others = [
      await logged({ ...any, kind: "responsibility", holdsResponsible: body }),
      await logged({ ...any, kind: "denial", denies: { claim: counted } }),
      await logged({ ...any, kind: "other", chain: speaks(body) }),
    ];
    await published(place);
    expect((await read()).otherClaims).toHaveLength(3);
    for (const id of others) await wrong("claim", id);
    await published(place);
    expect(await read()).toMatchObject({ otherClaims: [], responsibility: [] });
  });

  test("a claim is left out of the next edition, and stays in those before", async () => {
    const { slug, place, read } = await scene();
    const paper = await article("84 died, others say 17");
    const [one, two] = [await party("One of them"), await party("Two of them")];
    await logged(count(paper, place, "84", { chain: speaks(one) }));
    const id = await logged(count(paper, place, "17", { chain: speaks(two) }));
    await published(place);
    const before = await editionJson(slug, 1);
    expect(standings(await read())).toEqual(["contested 2"]);
    await wrong("claim", id);
    expect(standings(await read())).toEqual(["contested 2"]);
    await published(place);
    expect(standings(await read())).toEqual(["single_origin 1"]);
    expect(await editionJson(slug, 1)).toEqual(before);
  });

  test("an article takes its claims with it, and what was drawn from it", async () => {
    const { place, read } = await scene();
    const speaker = await party("Speaker of the wire");
    const wire = await article("84 died, they said");
    const copy = await article("84 died");
    await logged(count(wire, place, "84", { chain: speaks(speaker) }));
    await logged(count(copy, place, "84"));
    const input = { article: copy.id, from: wire.id, kind: "rewrite", score: 0.9 } as const;
    const { id } = await proposeDerivation(system, input);
    await decideDerivation(system, { id, openedOn: 1, decision: "accepted" });
    await published(place);
    const first = await read();
    expect(standings(first)).toEqual(["single_origin 2"]);
    expect(first.derivations).toHaveLength(1);

    await wrong("article", wire.id);
    await published(place);
    const second = await read();
    expect(standings(second)).toEqual(["unknown_origin 1"]);
    expect(second.derivations).toEqual([]);
  });

  test("a derivation joins nothing any more", async () => {
    const { place, read } = await scene();
    const speaker = await party("Speaker of another wire");
    const wire = await article("84 died, they said");
    const copy = await article("84 died");
    await logged(count(wire, place, "84", { chain: speaks(speaker) }));
    const echo = await logged(count(copy, place, "84"));
    const input = { article: copy.id, from: wire.id, kind: "rewrite", score: 0.9 } as const;
    const { id } = await proposeDerivation(system, input);
    const originOf = async () => {
      await published(place);
      return (await read()).measures[0]?.claims.find((claim) => claim.id === echo)?.origin;
    };
    // Proposed, it joins nothing; accepted it does; rejected or in error it does not.
    expect(await originOf()).toBe("unknown");
    await decideDerivation(system, { id, openedOn: 1, decision: "accepted" });
    expect(await originOf()).toBe(speaker);
    await decideDerivation(system, { id, openedOn: 2, decision: "rejected" });
    expect(await originOf()).toBe("unknown");
    await decideDerivation(system, { id, openedOn: 3, decision: "accepted" });
    expect(await originOf()).toBe(speaker);
    await wrong("derivation", id, 4);
    expect(await originOf()).toBe("unknown");
  });

  test("a party speaks for nobody any more", async () => {
    const { place, read } = await scene();
    const body = await party("The body");
    const tie = { kind: "speaks_for", to: body } as const;
    const spokesman = await party("Its spokesman", { kind: "person", ties: [tie] });
    const paper = await article("84 died");
    await logged(count(paper, place, "84", { chain: speaks(spokesman) }));
    await published(place);
    expect((await read()).measures[0]?.origins).toMatchObject([{ id: body }]);
    await wrong("party", spokesman);
    await published(place);
    expect((await read()).measures[0]?.origins).toMatchObject([{ id: spokesman }]);
  });

  test("an incident is published no more; the last edition stands", async () => {
    const { place, slug, read } = await scene();
    await published(place);
    await wrong("incident", place);
    await refused(ownerPool, () => publishIncident(system, { incident: place }), {
      code: "conflict",
      says: /entered in error/,
    });
    expect((await read()).edition.number).toBe(1);
    const items = summariesOf(await publishedIncidents({ limit: 100 }));
    expect(items.some((item) => item.slug === slug)).toBe(true);
  });

  test("a claim's links fall with it", async () => {
    const { place, read } = await scene();
    const [one, two] = [await party("Whole"), await party("Part")];
    const paper = await article("10 died; 84 of them at home");
    const whole = await logged(count(paper, place, "10", { chain: speaks(one) }));
    const part = await logged(count(paper, place, "84", { chain: speaks(two), basis: "part" }));
    const { id } = await linkClaims(system, { kind: "part_of", claim: part, other: whole });
    await decideLink(system, { id, openedOn: 1, decision: "accepted" });
    await published(place);
    expect((await read()).measures.map(({ standing }) => standing.value)).toContain("contested");
    await wrong("claim", part);
    await published(place);
    expect(standings(await read())).toEqual(["single_origin 1"]);
  });
});

describe("an edition", () => {
  test("never changes, whatever becomes of the facts it was made from", async () => {
    const { slug, place, read } = await scene();
    const outlet = await party(`Outlet of ${slug}`, { kind: "outlet" });
    const speaker = await party(`Speaker of ${slug}`);
    const paper = await article("84 died, then 17", { outlet });
    const input = count(paper, place, "84", { chain: [...relays(outlet), ...speaks(speaker)] });
    const id = await logged(input);
    await published(place);
    const stored = await editionJson(slug, 1);
    const shown = await read();

    const reason = "Later.";
    await reviseClaim(system, { ...count(paper, place, "17"), id, openedOn: 1, reason });
    await reviseParty(system, { id: speaker, openedOn: 1, reason, name: "Renamed", kind: "state" });
    const period = { start: "2020", end: "2020" };
    await reviseIncident(system, { id: place, openedOn: 1, reason, title: "Renamed", period });
    await logged(count(paper, place, "84"));
    expect(await editionJson(slug, 1)).toEqual(stored);
    expect(await read()).toEqual(shown);

    expect(await published(place)).toBe(2);
    expect(await editionJson(slug, 1)).toEqual(stored);
    expect(await read()).toMatchObject({
      edition: { number: 2 },
      incident: { slug, title: "Renamed", period },
    });
    const items = summariesOf(await publishedIncidents({ limit: 100 }));
    expect(items.find((item) => item.slug === slug)).toMatchObject({ title: "Renamed", period });
  });

  test("is published on the one that the editor saw", async () => {
    const { place } = await scene();
    const publish = (openedOn?: number) => () =>
      publishIncident(system, { incident: place, openedOn });
    await refused(ownerPool, publish(1), { code: "conflict", says: /meanwhile/ });
    expect(await publish(0)()).toMatchObject({ number: 1 });
    await refused(ownerPool, publish(0), { code: "conflict" });
    expect(await publish(1)()).toMatchObject({ number: 2 });
    expect(await publish()()).toMatchObject({ number: 3 });
    const both = await Promise.allSettled([publish(3)(), publish(3)()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict" },
    });
  });

  test("is of an incident that is there, and says why in words", async () => {
    await refused(ownerPool, () => publishIncident(system, { incident: nobody }), {
      code: "not_found",
    });
    const { place } = await scene();
    for (const note of ["", " \n", "a\0b", "x".repeat(4001)]) {
      const input = { incident: place, note };
      await refused(ownerPool, () => publishIncident(system, input), {
        code: "invalid",
        at: "note",
      });
    }
    for (const openedOn of [-1, 0.5, Number.NaN]) {
      const input = { incident: place, openedOn };
      await refused(ownerPool, () => publishIncident(system, input), {
        code: "invalid",
        at: "openedOn",
      });
    }
  });

  test("leads to the incident above it once that is published, by the title it has there", async () => {
    const above = await scene();
    const slug = `below-${unique()}`;
    const place = await incident({ slug, parent: above.place });
    const parent = async () => {
      await published(place);
      return (await publishedIncident(slug))?.incident.parent;
    };
    expect(await parent()).toBeNull();
    await published(above.place);
    const { title } = (await above.read()).incident;
    expect(await parent()).toEqual({ slug: above.slug, title });
    const period = { start: "2026", end: "2026" };
    const more = { id: above.place, openedOn: 1, reason: "Not yet told.", title: "Unpublished" };
    await reviseIncident(system, { ...more, period });
    expect(await parent()).toEqual({ slug: above.slug, title });
    await enterInError(system, { noun: "incident", id: above.place, openedOn: 2, reason: "None." });
    expect(await parent()).toBeNull();
  });

  test("first published once is not published first again", async () => {
    const { place } = await scene();
    expect(await publishFirst(system, [place])).toBe(1);
    expect(await publishFirst(system, [place, place])).toBe(0);
  });

  test("moves a claim with its revision from one incident to another", async () => {
    const [from, to] = [await scene(), await scene()];
    const paper = await article("84 died");
    const id = await logged(count(paper, from.place, "84"));
    await published(from.place);
    const input = { ...count(paper, to.place, "84"), id, openedOn: 1, reason: "It was there." };
    await reviseClaim(system, input);
    await published(from.place);
    await published(to.place);
    expect((await from.read()).measures).toEqual([]);
    expect(standings(await to.read())).toEqual(["unknown_origin 1"]);
  });
});
