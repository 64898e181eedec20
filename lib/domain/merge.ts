/**
 * Merges: redirects from one party or incident to another. Nothing recorded is rewritten by them; ids
 * are followed to where they lead whenever facts are read, so that a merge taken back leaves no trace.
 */
import type { PartyId, Tie } from "./facts";
import { lineage } from "./party";
import type { PartyKind } from "./vocabulary";

/** By an identity: what it is merged into now. */
export type Redirects = ReadonlyMap<string, string>;

/** Where an id leads, through as many merges as it takes; itself where it is merged into nothing. */
export function rootOf(id: string, redirects: Redirects): string {
  const seen = new Set<string>();
  let root = id;
  for (let next = redirects.get(root); next !== undefined && !seen.has(next); ) {
    seen.add(next);
    root = next;
    next = redirects.get(root);
  }
  return root;
}

/** Everything that leads where an id leads, that root first, the others in order of their ids. */
export function familyOf(id: string, redirects: Redirects): string[] {
  const root = rootOf(id, redirects);
  const others = [...redirects.keys()].filter(
    (one) => one !== root && rootOf(one, redirects) === root,
  );
  return [root, ...others.sort()];
}

/** What is merged into this very id, by however many steps; not itself. */
export function mergedInto(id: string, redirects: Redirects): string[] {
  const found = [id];
  for (const one of found) {
    for (const [from, into] of redirects) {
      if (into === one && !found.includes(from)) found.push(from);
    }
  }
  return found.slice(1);
}

/** Ties between those that parties are merged into: each once, and none of somebody to itself. */
export function redirectedTies(ties: readonly Tie[], redirects: Redirects): Tie[] {
  const found = new Map<string, Tie>();
  for (const tie of ties) {
    const [from, to] = [rootOf(tie.from, redirects), rootOf(tie.to, redirects)];
    if (from === to) continue;
    const { kind, validFrom, validTo } = tie;
    found.set([kind, from, to, validFrom, validTo].join("|"), { ...tie, from, to });
  }
  return [...found.values()];
}

/** Why two are not to be merged; null where nothing speaks against it. */
export type MergeFault =
  | "itself"
  /** It leads elsewhere already. */
  | "merged_already"
  /** What it is to lead to leads elsewhere itself. */
  | "into_merged"
  /** One of the two is part of the other, or speaks for it, by whatever way round. */
  | "own_part"
  /** One passes on what others say, the other says it. */
  | "relays_and_speaks"
  /** One is withheld from readers and the other is not. */
  | "withheld_alone";

export interface MergingParty {
  id: PartyId;
  kind: PartyKind;
  withheld: boolean;
}

/** Whether a party may be merged into another; `ties` as they are recorded. */
export function partyMergeFault(
  from: MergingParty,
  into: MergingParty,
  ties: readonly Tie[],
  redirects: Redirects,
): MergeFault | null {
  const fault = redirectFault(from.id, into.id, redirects);
  if (fault) return fault;
  const now = redirectedTies(ties, redirects);
  if (lineage(from.id, now).includes(into.id) || lineage(into.id, now).includes(from.id)) {
    return "own_part";
  }
  if (relays(from.kind) !== relays(into.kind)) return "relays_and_speaks";
  return from.withheld === into.withheld ? null : "withheld_alone";
}

/** Whether an incident may be merged into another; `parents` as they are recorded. */
export function incidentMergeFault(
  from: string,
  into: string,
  parents: ReadonlyMap<string, string>,
  redirects: Redirects,
): MergeFault | null {
  const fault = redirectFault(from, into, redirects);
  if (fault) return fault;
  const isWithin = (one: string, other: string) =>
    ancestorsOf(one, parents, redirects).includes(other);
  return isWithin(from, into) || isWithin(into, from) ? "own_part" : null;
}

/** What an incident is part of, nearest first, merges followed. */
export function ancestorsOf(
  incident: string,
  parents: ReadonlyMap<string, string>,
  redirects: Redirects,
): string[] {
  const found: string[] = [];
  const above = (id: string) => {
    const parent = parents.get(id);
    return parent === undefined ? undefined : rootOf(parent, redirects);
  };
  for (let next = above(incident); next !== undefined && !found.includes(next); ) {
    found.push(next);
    next = above(next);
  }
  return found;
}

/** Whether parties of this kind pass on what others say: outlets and agencies do, nobody else. */
export function relays(kind: PartyKind): boolean {
  return kind === "outlet" || kind === "news_agency";
}

function redirectFault(from: string, into: string, redirects: Redirects): MergeFault | null {
  if (from === into) return "itself";
  if (redirects.has(from)) return "merged_already";
  return redirects.has(into) ? "into_merged" : null;
}
