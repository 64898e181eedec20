import type { Hedge } from "@/lib/domain/vocabulary";
import type { Cue } from "./cues/cue";
import type { ProposedHop } from "./types";

/** Who said the words of one stretch of a sentence. */
export interface Attribution {
  /** Outermost first. */
  readonly chain: readonly ProposedHop[];
  readonly hedge: Hedge;
  /** Whoever denies these words, where somebody does; then the chain is of those who said them. */
  readonly deniedBy: readonly ProposedHop[] | null;
}

export interface ResolvedCue {
  readonly cue: Cue;
  readonly hops: readonly ProposedHop[];
}

/** Who said what stands at the word `at`; with null, who said the sentence as a whole. */
export function attributionOf(cues: readonly ResolvedCue[], at: number | null): Attribution {
  const covering = cues.filter(
    ({ cue }) =>
      cue.content && (at === null || (at >= cue.left && at < cue.right && !within(cue, at))),
  );
  const denying = covering.filter(({ cue }) => cue.hedge === "denied");
  const rest = covering.filter(({ cue }) => cue.hedge !== "denied");
  const sayers = rest.length > 0 && chainOf(rest).some((hop) => hop.function === "speaks");
  const denied =
    sayers &&
    denying.some(
      ({ cue }) => cue.place !== "before" || rest.some((each) => each.cue.from > cue.from),
    );
  const used = denied ? rest : covering;
  const hedge = hedgeOf(used);
  return {
    chain: chainOf(denied ? rest : ordered(covering)),
    hedge,
    deniedBy: denying.length > 0 ? chainOf(denying) : null,
  };
}

function chainOf(cues: readonly ResolvedCue[]): ProposedHop[] {
  const hops = ordered(cues).flatMap((each) => each.hops);
  const seen = new Set<string>();
  const once = hops.filter(({ party }) => {
    const key = party.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return [
    ...once.filter((hop) => hop.function === "relays"),
    ...once.filter((hop) => hop.function === "speaks"),
  ];
}

/** Outer speakers first: clauses in their order, then what came after, then those who are cited. */
function ordered(cues: readonly ResolvedCue[]): ResolvedCue[] {
  const said = cues.find(
    ({ cue }) => cue.place === "before" && /^(?:said|claimed|confirmed)$/.test(cue.hedge),
  )?.cue;
  // "X said that …, according to Y": whoever is named behind passes on what X said.
  const passes = ({ place, accounts, from }: Cue) =>
    said !== undefined && accounts && place !== "before" && from > said.from;
  const rank = ({ cue }: ResolvedCue) =>
    passes(cue) ? -1 : cue.place === "inner" ? 2 : cue.place === "after" ? 1 : 0;
  return [...cues].sort((a, b) => rank(a) - rank(b) || a.cue.from - b.cue.from);
}

function hedgeOf(cues: readonly ResolvedCue[]): Hedge {
  const all = ordered(cues);
  return all.findLast(({ hops }) => hops.length > 0)?.cue.hedge ?? all.at(-1)?.cue.hedge ?? "none";
}

function within(cue: Cue, at: number): boolean {
  if (cue.party !== null && at >= cue.party.from && at < cue.party.to) return true;
  return at >= cue.from && at < cue.to && cue.place !== "before";
}
