import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gutterOf } from "@/lib/chart/gutter";
import { type Edge, type Layout, layOut } from "@/lib/chart/layout";
import { countOrigins, originGraph } from "@/lib/chart/origins";
import { echoWords } from "@/lib/chart/words";
import { contested, herof } from "../support/fixtures/edition";
import {
  article,
  count,
  figure,
  ground,
  id,
  party,
  quoted,
  relays,
  speaks,
} from "../support/fixtures/parts";
import { runs } from "../support/runs";

const names = "abcdefgh".split("");
const someEdge = fc.record({
  from: fc.constantFrom(...names),
  to: fc.constantFrom(...names),
  kind: fc.constantFrom("chain", "echo"),
});
const someEdges = fc
  .uniqueArray(someEdge, { maxLength: 20, selector: (edge) => Object.values(edge).join(" ") })
  .map((edges) => edges.filter(({ from, to }) => from !== to));

function forLayouts(holds: (layout: Layout, edges: Edge[]) => void) {
  fc.assert(
    fc.property(someEdges, (edges) => holds(layOut(names, edges), edges)),
    { numRuns: runs(400) },
  );
}

describe("the layout of a graph, rings and all", () => {
  test("has every node once and every edge once", () => {
    forLayouts(({ rows, stems }, edges) => {
      expect(rows.toSorted()).toEqual(names);
      const drawn = stems.flatMap(({ from, to, kind }) =>
        to.map((row) => `${rows[from]} ${rows[row]} ${kind}`),
      );
      const wanted = edges.map(({ from, to, kind }) => `${from} ${to} ${kind}`);
      expect(drawn.sort()).toEqual(wanted.sort());
    });
  });

  test("puts everyone below those they come from, but for the way back of a ring", () => {
    forLayouts(({ stems }) => {
      for (const { isRing, from, to } of stems) {
        for (const row of to) expect(row > from).toBe(!isRing);
      }
    });
  });

  test("puts no dot on a stem that passes, and no stem on another", () => {
    forLayouts(({ stems, dots, lanes }) => {
      for (const [index, stem] of stems.entries()) {
        expect(stem.lane).toBeLessThan(lanes);
        for (let row = stem.start + 1; row < stem.end; row += 1) {
          expect(dots[row]).not.toBe(stem.lane);
        }
        for (const other of stems.slice(index + 1)) {
          const isApart = other.start >= stem.end || stem.start >= other.end;
          expect(other.lane !== stem.lane || isApart).toBe(true);
        }
      }
    });
  });

  test("comes out the same whatever the order of the edges", () => {
    forLayouts(({ rows }, edges) => {
      // Which edge of a ring is its way back is a matter of order; without rings nothing is.
      const forward = edges.filter(({ from, to }) => from < to);
      expect(layOut(names, forward.toReversed()).rows).toEqual(layOut(names, forward).rows);
      expect(rows).toHaveLength(names.length);
    });
  });

  test("walks a chain of ten thousand without losing its breath", () => {
    const long = Array.from({ length: 10_000 }, (_, index) => `${index}`);
    const edges = long.slice(1).map((to, index) => ({ from: `${index}`, to, kind: "chain" }));
    expect(layOut(long, edges).rows).toEqual(long);
  });
});

describe("the lines beside a row", () => {
  const middle = 17;
  /** Every row of random graphs, with the stems that lead to its dot or away from it. */
  function forRows(
    holds: (gutter: ReturnType<typeof gutterOf>, isOwn: (stem: unknown) => boolean) => void,
  ) {
    forLayouts((layout) => {
      for (const row of layout.rows.keys()) {
        const own = new Set<unknown>(
          layout.stems.filter(({ from, to }) => from === row || to.includes(row)),
        );
        holds(gutterOf(row, layout, middle), (stem) => own.has(stem));
      }
    });
  }
  const between = (lane: number, one: number, other: number) =>
    lane > Math.min(one, other) && lane < Math.max(one, other);

  test("have a join where a stem belongs to the dot, and a gap where one only passes", () => {
    forRows(({ dot, downs, acrosses, gaps, joins }, isOwn) => {
      const spots = (all: typeof gaps) => all.map(({ lane, y }) => `${lane} ${y}`).sort();
      const met = { gaps: new Set<string>(), joins: new Set<string>() };
      for (const { from, y } of acrosses) {
        for (const down of downs.filter(({ lane }) => between(lane, dot, from) || lane === from)) {
          const [top, bottom] = [down.from ?? -1, down.to ?? 100];
          const isOnTrack = isOwn(down.stem) && (down.from ?? down.to ?? y) === y;
          if (top < y && y < bottom && !isOnTrack) met.gaps.add(`${down.lane} ${y}`);
        }
      }
      for (const spot of spots(joins)) expect(spots(gaps)).not.toContain(spot);
      for (const { lane } of joins) {
        expect(downs.some((down) => down.lane === lane && isOwn(down.stem))).toBe(true);
      }
      for (const { lane, y } of gaps) {
        const passing = downs.filter((down) => down.lane === lane);
        const isPassed = passing.some(({ from, to }) => (from ?? -1) < y && y < (to ?? 100));
        expect(isPassed).toBe(true);
      }
      for (const spot of met.gaps) expect([...spots(gaps), ...spots(joins)]).toContain(spot);
    });
  });

  test("lead every stem of the dot to it, none on another, each within the dot's height", () => {
    forRows(({ dot, downs, acrosses }, isOwn) => {
      const tracks = acrosses.map(({ from, y }) => `${y} ${Math.sign(from - dot)}`);
      expect(new Set(tracks).size).toBe(tracks.length);
      for (const { y } of acrosses) expect(Math.abs(y - middle)).toBeLessThanOrEqual(4);
      for (const { lane, stem } of downs.filter((down) => isOwn(down.stem))) {
        // All ways back of rings are drawn alike.
        const sameTrack = (a: typeof stem, b: typeof stem) =>
          a.isRing === b.isRing && (a.isRing || a.kind === b.kind);
        const isReached = acrosses.some(
          (it) => sameTrack(it.stem, stem) && (it.from === lane || between(lane, dot, it.from)),
        );
        expect(lane === dot || isReached).toBe(true);
      }
    });
  });

  test("tell a crossing from a join", () => {
    // From a to c the line passes b, of which c knows nothing; at f all end, b on the way of y.
    const edges = ["ac", "zc", "af", "bf", "yf"].map(([from = "", to = ""]) => ({
      from,
      to,
      kind: "chain",
    }));
    const layout = layOut([..."abzycf"], edges);
    expect(layout.rows).toEqual([..."abzcyf"]);
    const [c, f] = [3, 5].map((row) => gutterOf(row, layout, middle));
    expect(c).toMatchObject({ dot: 2, joins: [{ lane: 0 }], gaps: [{ lane: 1 }] });
    expect(f).toMatchObject({ dot: 0, joins: [{ lane: 1 }], gaps: [] });
  });
});

describe("the graph of origins", () => {
  test("merges four claims of two articles into one voice through one agency", () => {
    const [killed] = herof.measures;
    const graph = originGraph(killed?.claims ?? [], killed?.origins ?? [], herof.derivations);
    const { voices, articles, relays: between } = countOrigins(graph);
    expect([voices, articles]).toEqual([1, 2]);
    expect(between).toHaveLength(1);
    expect(graph.nodes[0]?.kind).toBe("voice");
    // Parties that say or pass on something lead to their pages; what is credited alone may have none.
    expect(graph.nodes.filter(({ hasPage }) => hasPage).map(({ kind }) => kind)).toEqual(
      graph.nodes.flatMap(({ kind }) => (kind === "article" ? [] : [kind])),
    );
    const [agency] = graph.nodes.filter(({ kind }) => kind === "relay");
    const [derived] = herof.derivations;
    if (!agency || !derived) throw new Error("the fixture has an agency and a derivation");
    const credited = { ...derived, from: null, wireOf: { id: id(99), name: "Uncited Wire" } };
    const { nodes } = originGraph(killed?.claims ?? [], killed?.origins ?? [], [credited]);
    expect(nodes.filter(({ hasPage, name }) => !hasPage && name === "Uncited Wire")).toHaveLength(
      1,
    );
    expect(graph.edges.some(({ kind }) => kind === "echo")).toBe(true);
    expect(graph.edges.some(({ kind }) => kind === "derivation")).toBe(true);
  });

  test("counts as voices only who says something that can be compared", () => {
    const [killed] = herof.measures;
    const claim = killed?.claims.find(({ echo }) => !echo);
    if (!killed || !claim) throw new Error("the fixture has a claim");
    const vague = { ...claim, figure: { ...claim.figure, form: "vague" as const } };
    const projected = { ...claim, basis: "projection" as const };
    const countOf = (...claims: (typeof claim)[]) => {
      const { voices, uncompared } = countOrigins(originGraph(claims, killed.origins, []));
      return [voices, uncompared];
    };
    expect(countOf(vague)).toEqual([0, 1]);
    expect(countOf(projected)).toEqual([0, 1]);
    expect(countOf(vague, claim)).toEqual([1, 0]);
    expect(countOf(claim, projected)).toEqual([1, 0]);
  });

  test("takes no claim for an echo that has no speaker and repeats nobody", () => {
    const [killed] = herof.measures;
    const alone = killed?.claims.find(({ echo }) => echo);
    if (!alone) throw new Error("the fixture has an echo");
    expect(echoWords(alone)).toBe("an echo");
    const first = { ...alone, effect: "first" as const, origin: null };
    expect(echoWords(first)).toBe("no speaker named");
    expect(originGraph([first], [], []).edges.map(({ kind }) => kind)).toEqual(["chain"]);
  });

  test("tells claims that all came through an agency from those of which only some did", () => {
    const [outlet, agency, voice] = [party(1, "Outlet"), party(2, "Agency"), party(3, "Voice")];
    const claim = (number: number, chain: Parameters<typeof count>[0]["chain"], by = outlet) =>
      count({
        id: id(number),
        effect: "first",
        origin: voice.id,
        article: article(number, by, {}),
        figure: figure("12", "exact", 12, 12),
        quote: quoted("[12]"),
        chain,
      });
    const origins = [{ id: voice.id, kind: "known" as const, party: voice, says: null }];
    const said = speaks(voice, "says", ground("inference"));
    const through = relays(agency, ground("credit_line"));
    const passedOn = claim(11, [relays(outlet, ground("inference")), through, said]);
    const agencys = claim(12, [relays(agency, ground("inference")), said], agency);
    const direct = claim(13, [said]);
    expect(originGraph([passedOn, agencys], origins, []).isAllRelayed).toBe(true);
    expect(originGraph([passedOn, direct], origins, []).isAllRelayed).toBe(false);
  });

  test("keeps voices apart, and the unknown one from all of them", () => {
    const [killed] = contested.measures;
    const graph = originGraph(killed?.claims ?? [], killed?.origins ?? [], []);
    expect(countOrigins(graph).voices).toBe(2);
    expect(graph.nodes.filter(({ kind }) => kind === "voice")).toHaveLength(4);
  });

  test("draws two that name each other as a ring", () => {
    const [one, other] = [party(1, "One"), party(2, "Other")];
    const claim = (number: number, outlet: typeof one, cited: typeof one) =>
      count({
        id: id(number),
        effect: "first",
        origin: "circular",
        article: article(number, outlet, {}),
        figure: figure("12", "exact", 12, 12),
        quote: quoted("[12]"),
        chain: [speaks(outlet, "says", ground("inference")), relays(cited, ground("inference"))],
      });
    const origin = { id: "circular", kind: "circular" as const, party: null, says: null };
    const graph = originGraph([claim(11, one, other), claim(12, other, one)], [origin], []);
    const { stems, rows } = layOut(
      graph.nodes.map((node) => node.id),
      graph.edges,
    );
    expect(rows).toHaveLength(5);
    expect(stems.filter(({ isRing }) => isRing)).toHaveLength(1);
  });
});
