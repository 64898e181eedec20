import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Edge, type Layout, layOut } from "@/lib/chart/layout";
import { countOrigins, originGraph } from "@/lib/chart/origins";
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

describe("the graph of origins", () => {
  test("merges four claims of two articles into one voice through one agency", () => {
    const [killed] = herof.measures;
    const graph = originGraph(killed?.claims ?? [], killed?.origins ?? [], herof.derivations);
    const { voices, articles, relays: between } = countOrigins(graph);
    expect([voices, articles]).toEqual([1, 2]);
    expect(between).toHaveLength(1);
    expect(graph.nodes[0]?.kind).toBe("voice");
    expect(graph.edges.some(({ kind }) => kind === "echo")).toBe(true);
    expect(graph.edges.some(({ kind }) => kind === "derivation")).toBe(true);
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
