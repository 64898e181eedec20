/** What contests a standing and what does not: one example for each turn. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "@/lib/domain/judgement";
import { incident, type Scene } from "../support/facts";
import { reading, responsibility } from "../support/reading";

const two = { articles: { a: "Paper A", b: "Paper B" } };

describe("what contests", () => {
  const bla = incident().claim({ id: "84+", says: ["BLA"], figure: "at least 84" });

  test("a denial by another, of the measure or of a claim", () => {
    for (const denied of [{ measure: "killed people" }, { claim: "84+" }]) {
      expect(reading(bla.denies(denied, { says: ["army"] }))).toMatchObject({
        standing: "contested",
        because: ["denied: army, BLA"],
        flags: ["denied army"],
      });
    }
  });

  test("not one's own denial, nor a denial of something else", () => {
    expect(reading(bla.denies({ claim: "84+" }, { says: ["BLA"] })).standing).toBe("single_origin");
    const other = bla.denies({ measure: "injured people" }, { says: ["army"] });
    expect(reading(other)).toMatchObject({ standing: "single_origin", flags: [] });
  });

  test("not a denial that its origin has since taken back with a figure", () => {
    const denied = bla.denies({ claim: "84+" }, { says: ["army"], on: "2026-02-01" });
    const conceded = denied.claim({ says: ["army"], on: "2026-02-02", figure: "at least 10" });
    expect(reading(conceded)).toMatchObject({
      standing: "compatible",
      flags: expect.arrayContaining(["denied army"]),
    });
  });

  test("an echo takes back no denial", () => {
    const denied = bla
      .claim({ says: ["army"], figure: "at most 90" })
      .denies({ claim: "84+" }, { says: ["army"], on: "2026-02-01" })
      .claim({ id: "echo", figure: "at least 90", on: "2026-02-03" });
    expect(reading(denied)).toMatchObject({
      standing: "contested",
      claims: { echo: ["echoes", "army"] },
    });
  });

  test("a denial of unknown origin meets a known voice and no unknown claim", () => {
    expect(reading(bla.denies({ claim: "84+" }, {})).standing).toBe("contested");
    const nobodys = incident().claim({ id: "12", figure: "12" }).denies({ claim: "12" }, {});
    expect(reading(nobodys).standing).toBe("unknown_origin");
  });

  test("the denial of one unattributed claim denies no other", () => {
    const scene = incident(two)
      .claim({ id: "12", in: "a", figure: "12" })
      .claim({ id: "15", in: "b", figure: "15" })
      .denies({ claim: "12" }, { id: "no", says: ["army"] });
    expect(reading(scene).because).toEqual(["denied: army, unknown"]);
  });

  test("a part's floor above another's whole, never the other way", () => {
    const scene = incident()
      .claim({ says: ["hospital"], figure: "12", what: "killed children" })
      .claim({ says: ["army"], figure: "10", what: "killed civilians" });
    expect(reading(scene, "killed children").because).toEqual([
      "part_exceeds_whole: hospital, army",
    ]);
    expect(reading(scene, "killed civilians").standing).toBe("contested");
    const fine = incident()
      .claim({ says: ["hospital"], figure: "10", what: "killed children" })
      .claim({ says: ["army"], figure: "12", what: "killed civilians" });
    expect(reading(fine, "killed civilians").standing).toBe("single_origin");
  });

  test("in one voice that is inconsistent, and contests nothing", () => {
    const scene = incident()
      .claim({ says: ["army"], figure: "12", what: "killed children" })
      .claim({ says: ["army"], figure: "10", what: "killed civilians" });
    expect(reading(scene, "killed civilians")).toMatchObject({
      standing: "single_origin",
      flags: ["inconsistent army"],
    });
  });

  test("a shorter window's floor above a longer one's whole, and a part's above its event", () => {
    const standings = (scene: Scene) => judge(scene.facts).measures.map((m) => m.standing.value);
    const days = incident({ period: "2026-02-01..2026-02-10" })
      .claim({ says: ["hospital"], figure: "12", window: "2026-02-02..2026-02-03" })
      .claim({ says: ["army"], figure: "10" });
    expect(standings(days)).toEqual(["contested", "contested"]);
    const part = incident()
      .claim({ says: ["hospital"], figure: "12", basis: "part" })
      .claim({ says: ["army"], figure: "10" });
    expect(standings(part)).toEqual(["contested", "contested"]);
    const projection = incident()
      .claim({ says: ["hospital"], figure: "12", basis: "projection" })
      .claim({ says: ["army"], figure: "10" });
    expect(standings(projection)).toEqual(["single_origin", "none"]);
  });

  test("“including 12 women” above the whole it is linked to", () => {
    const scene = incident()
      .claim({ id: "women", says: ["hospital"], figure: "12", what: "killed women" })
      .claim({ id: "dead", says: ["army"], figure: "10", what: "killed militants" })
      .link("part_of", "women", "dead");
    expect(reading(scene, "killed militants").standing).toBe("contested");
  });

  test("a link that only says what the groups say adds no second contradiction", () => {
    const scene = incident()
      .claim({ id: "women", says: ["hospital"], figure: "12", what: "killed women" })
      .claim({ id: "all", says: ["army"], figure: "10", what: "killed civilians" })
      .link("part_of", "women", "all");
    expect(reading(scene, "killed civilians").because).toHaveLength(1);
  });

  test("the same dead described otherwise by another voice, on both measures", () => {
    const scene = incident()
      .claim({ id: "militants", says: ["army"], figure: "12", what: "killed militants" })
      .claim({ id: "civilians", says: ["residents"], figure: "12", what: "killed civilians" })
      .link("same_dead", "militants", "civilians");
    for (const what of ["killed militants", "killed civilians"]) {
      expect(reading(scene, what)).toMatchObject({
        standing: "contested",
        because: ["described_otherwise: army, residents"],
      });
    }
  });

  test("a link to vague words or to a projection contests nothing", () => {
    const scene = incident()
      .claim({ id: "militants", says: ["army"], figure: "12", what: "killed militants" })
      .claim({ id: "many", says: ["residents"], figure: "many", what: "killed civilians" })
      .claim({ id: "30", says: ["BLA"], figure: "30", basis: "projection", what: "killed police" })
      .link("same_dead", "militants", "many")
      .link("same_dead", "militants", "30");
    expect(reading(scene, "killed militants").standing).toBe("single_origin");
    expect(reading(scene, "killed civilians").standing).toBe("none");
    expect(reading(scene, "killed police").standing).toBe("none");
  });

  test("a soft bound that decides it makes it soft, and only then", () => {
    const soft = incident()
      .claim({ says: ["army"], figure: "up to 80" })
      .claim({ says: ["BLA"], figure: "at least 84" });
    const hard = incident()
      .claim({ says: ["army"], figure: "at most 80" })
      .claim({ says: ["BLA"], figure: "at least 84" });
    expect(reading(soft)).toMatchObject({ standing: "contested", soft: [true] });
    expect(reading(hard)).toMatchObject({ standing: "contested", soft: [false] });
    const torn = incident()
      .claim({ says: ["army"], figure: "about 10" })
      .claim({ says: ["army"], figure: "5" })
      .claim({ says: ["BLA"], figure: "at least 84" });
    expect(reading(torn)).toMatchObject({ because: ["disjoint: BLA, army"], soft: [false] });
  });

  test("no soft bound decides what a firm wording of the same voices decides without it", () => {
    const less = fc.integer({ min: 1, max: 1000 });
    const more = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(less, more, more, fc.boolean(), (army, above, width, isFirm) => {
        const floor = army + above;
        const said = isFirm ? `at least ${floor}` : `at least about ${floor + army + width}`;
        const what = "killed children";
        const whole = `at most ${army}`;
        const both = (scene: Scene) =>
          scene
            .claim({ says: ["BLA"], figure: said, what })
            .claim({ says: ["BLA"], figure: `up to ${3 * (floor + army + width)}`, what });
        const apart = both(incident()).claim({ says: ["army"], figure: whole, what });
        const parted = both(incident()).claim({ says: ["army"], figure: whole });
        for (const scene of [apart, parted]) {
          const { because, soft } = reading(scene, what);
          if (because.length > 0) expect(soft).toEqual([!isFirm]);
          if (isFirm) expect(because).toHaveLength(1);
        }
      }),
    );
  });
});

describe("responsibility", () => {
  test("two voices that hold two rivals responsible contest both", () => {
    const scene = incident({ ties: ["army part of state"] })
      .blames("state", { says: ["residents"] })
      .blames("BLA", { says: ["army"] });
    expect(responsibility(scene)).toMatchObject({
      state: { standing: "contested", because: ["disjoint: residents, army"] },
      BLA: { standing: "contested" },
    });
  });

  test("an army and its state are no rivals, and a denial of the claim contests it", () => {
    const scene = incident({ ties: ["army part of state"] })
      .blames("state", { id: "state", says: ["residents"] })
      .blames("army", { id: "army", says: ["BLA"] });
    expect(responsibility(scene)).toMatchObject({
      state: { standing: "single_origin" },
      army: { standing: "single_origin" },
    });
    expect(responsibility(scene.denies({ claim: "army" }, { says: ["army"] }))).toMatchObject({
      state: { standing: "single_origin" },
      army: { standing: "contested", because: ["denied: army, BLA"] },
    });
  });

  test("two independent voices agree; a voice and whoever cites it are one", () => {
    const agreed = incident()
      .blames("army", { says: ["residents"] })
      .blames("army", { says: ["BLA"] });
    expect(responsibility(agreed).army?.standing).toBe("agreed");
    const cited = incident()
      .blames("army", { says: ["residents"] })
      .blames("army", { says: ["BLA", "residents"] });
    expect(responsibility(cited).army?.standing).toBe("single_origin");
  });
});
