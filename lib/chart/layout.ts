/**
 * A graph as a list: a line for every node, those it comes from above it, and beside the list the
 * edges as stems that run down in lanes. So it fits a phone, and its text wraps like any other.
 */

export interface Edge {
  from: string;
  to: string;
  kind: string;
}

export interface Layout {
  /** Every node once, in the order of the lines. */
  rows: string[];
  /** The lane in which the node's own dot stands, by row. */
  dots: number[];
  stems: Stem[];
  /** How many lanes there are. */
  lanes: number;
}

/** All edges of one kind that leave one node, as one line down; a ring's way back is one by itself. */
export interface Stem {
  kind: string;
  lane: number;
  /** Whether it closes a ring: it leads up again, to what comes from here. */
  isRing: boolean;
  /** The row of the node that it leaves, and the rows that it reaches. */
  from: number;
  to: number[];
  /** The first and the last row that it touches. */
  start: number;
  end: number;
}

/**
 * Lays out any graph, rings too; always the same way for the same input. Nodes keep the order given
 * as far as everyone stands below those they come from. No dot lies on a stem that passes it, and no
 * two stems lie on one another.
 */
export function layOut(nodes: readonly string[], edges: readonly Edge[]): Layout {
  const given = new Set(nodes);
  const known = edges.filter(({ from, to }) => given.has(from) && given.has(to));
  const rings = ringEdges(nodes, known);
  const forward = known.filter((edge) => !rings.has(edge));
  const rows = inLines(nodes, forward);
  const rowOf = new Map(rows.map((id, row) => [id, row]));
  return { rows, ...inLanes(rows.length, stemsOf(known, rings, rowOf)) };
}

type Draft = Omit<Stem, "lane">;

/** The edges that lead back to where a walk along the edges came from. */
function ringEdges(nodes: readonly string[], edges: readonly Edge[]): Set<Edge> {
  const leaving = grouped(edges, ({ from }) => from);
  const state = new Map<string, "open" | "done">();
  const rings = new Set<Edge>();
  for (const root of nodes) {
    if (state.has(root)) continue;
    state.set(root, "open");
    // A stack and not a call within a call: a chain may be as long as it likes.
    const stack = [{ id: root, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const edge = leaving.get(top.id)?.[top.next++];
      if (edge === undefined) {
        state.set(top.id, "done");
        stack.pop();
      } else if (state.get(edge.to) === "open") {
        rings.add(edge);
      } else if (!state.has(edge.to)) {
        state.set(edge.to, "open");
        stack.push({ id: edge.to, next: 0 });
      }
    }
  }
  return rings;
}

/** Everyone below those they come from; what one leads to stands as close beneath it as can be. */
function inLines(nodes: readonly string[], edges: readonly Edge[]): string[] {
  const waiting = new Map(nodes.map((id) => [id, 0]));
  for (const { to } of edges) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const leaving = grouped(edges, ({ from }) => from);
  const rank = new Map(nodes.map((id, index) => [id, index]));
  const byRank = (a: string, b: string) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0);
  const ready = nodes.filter((id) => waiting.get(id) === 0).sort(byRank);
  const rows: string[] = [];
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    rows.push(id);
    const freed: string[] = [];
    for (const { to } of leaving.get(id) ?? []) {
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) freed.push(to);
    }
    ready.push(...freed.sort(byRank));
  }
  return rows;
}

function stemsOf(
  edges: readonly Edge[],
  rings: ReadonlySet<Edge>,
  rowOf: ReadonlyMap<string, number>,
): Draft[] {
  const row = (id: string) => rowOf.get(id) ?? 0;
  const draft = (from: number, to: number[], kind: string, isRing: boolean): Draft => ({
    kind,
    isRing,
    from,
    to,
    start: Math.min(from, ...to),
    end: Math.max(from, ...to),
  });
  const forward = edges.filter((edge) => !rings.has(edge));
  const together = grouped(forward, ({ from, kind }) => `${from} ${kind}`);
  const stems = [...together.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const to = [...new Set(all.map((edge) => row(edge.to)))].sort((a, b) => a - b);
    return [draft(row(first.from), to, first.kind, false)];
  });
  const back = [...rings].map((edge) => draft(row(edge.from), [row(edge.to)], edge.kind, true));
  // The longest first, so that what is shorter stands nearer to the text.
  return [...stems, ...back].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Lanes from the top down: a lane is free again below the end of its stem. */
function inLanes(rows: number, drafts: readonly Draft[]): Omit<Layout, "rows"> {
  const starting = grouped(drafts, ({ start }) => `${start}`);
  const stems: Stem[] = [];
  const dots: number[] = [];
  let open: Stem[] = [];
  let lanes = 1;
  for (let row = 0; row < rows; row += 1) {
    open = open.filter(({ end }) => end >= row);
    const taken = new Set(open.map(({ lane }) => lane));
    const straight = open.find(({ end, isRing }) => end === row && !isRing);
    const dot = straight?.lane ?? lowest(taken);
    dots.push(dot);
    taken.add(dot);
    let isBelowFree = true;
    for (const draft of starting.get(`${row}`) ?? []) {
      // The first goes straight down from the dot, unless it only comes back there.
      const isStraight = isBelowFree && !draft.isRing;
      if (isStraight) isBelowFree = false;
      const stem = { ...draft, lane: isStraight ? dot : lowest(taken) };
      taken.add(stem.lane);
      stems.push(stem);
      open.push(stem);
    }
    lanes = Math.max(lanes, ...[...taken].map((lane) => lane + 1));
  }
  return { dots, stems, lanes };
}

function lowest(taken: ReadonlySet<number>): number {
  let lane = 0;
  while (taken.has(lane)) lane += 1;
  return lane;
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
