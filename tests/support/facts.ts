/**
 * Facts written as tersely as a table of cases: parties are their own names and need no entry, a
 * chain is whom it came through and who said it, and a measure is a phrase.
 */
import type {
  ArticleId,
  ComparedFigure,
  Dependence,
  Derivation,
  Facts,
  Hop,
  Link,
  Measure,
  PartyId,
  Tie,
} from "@/lib/domain/facts";
import { readFigure } from "@/lib/domain/figure";
import type { EventDate, Period } from "@/lib/domain/timeline";
import {
  type AttackersIncluded,
  type Basis,
  firstGroups,
  outcomes,
  type PartyKind,
} from "@/lib/domain/vocabulary";

/** An article: its outlet, or its outlet and what it draws on. */
export interface Piece {
  by: PartyId;
  on?: EventDate;
  /** Articles that it is known to derive from. */
  from?: readonly ArticleId[];
  /** Articles that share passages with it, nobody knows which way. */
  shares?: readonly ArticleId[];
  /** An agency whose wire it takes, of which no copy is held. */
  wire?: PartyId;
}

export interface Setting {
  /** "2026-02-01", or "2026-01-31..2026-02-01". */
  period?: string;
  /** Each participant with its side. */
  sides?: Readonly<Record<PartyId, string | null>>;
  /** "Jeeyand speaks for BLA", "ministry part of government", with dates: "… from 2026 to 2027-03". */
  ties?: readonly string[];
  articles?: Readonly<Record<ArticleId, PartyId | Piece>>;
  kinds?: Readonly<Record<PartyId, PartyKind>>;
  /** What a claim counts where it does not say so itself. */
  what?: string;
}

interface Said {
  id?: string;
  /** The article, "paper" where it is left out. */
  in?: ArticleId;
  /** Who relays it, outermost first. */
  via?: readonly PartyId[];
  /** Who speaks, outermost first: the last is the claimant. Null: somebody of no named body. */
  says?: readonly (PartyId | null)[];
  /** When it was asserted. */
  on?: EventDate;
}

export interface Count extends Said {
  /** Its wording: "at least 84". */
  figure: string;
  /** "killed security_forces of Pakistan". */
  what?: string;
  window?: string;
  basis?: Basis;
  attackers?: AttackersIncluded;
}

export interface Scene {
  readonly facts: Facts;
  claim(count: Count): Scene;
  /** Somebody holds a party responsible. */
  blames(party: PartyId, said: Said): Scene;
  /** Somebody denies a claim by its id, or a whole measure. */
  denies(denied: { claim: string } | { measure: string }, said: Said): Scene;
  link(kind: Link["kind"], claim: string, other: string): Scene;
  /** An editor's word that one party's figure is the other's. */
  join(party: PartyId, is: PartyId, what?: string): Scene;
  /** An editor's word that these claims are an origin of their own. */
  part(id: string, claims: readonly string[], what?: string): Scene;
}

/** An incident without claims. */
export function incident(setting: Setting = {}): Scene {
  const articles = Object.entries({ paper: "Paper", ...setting.articles });
  const pieces = new Map<ArticleId, Piece>(
    articles.map(([id, piece]) => [id, typeof piece === "string" ? { by: piece } : piece]),
  );
  return scene(setting, {
    period: periodOf(setting.period ?? "2026-02-01"),
    participants: Object.entries(setting.sides ?? {}).map(([party, side]) => ({ party, side })),
    parties: new Map(Object.entries(setting.kinds ?? {}).map(([party, kind]) => [party, { kind }])),
    ties: (setting.ties ?? []).map(tieOf),
    articles: new Map([...pieces].map(([id, { by }]) => [id, { outlet: by }])),
    derivations: [...pieces].flatMap(([id, piece]) => derivationsOf(id, piece)),
    dependences: [],
    links: [],
    groups,
    counts: [],
    responsibility: [],
    denials: [],
  });

  function scene(given: Setting, facts: Facts): Scene {
    const grown = (more: Partial<Facts>) => scene(given, { ...facts, ...more });
    const number = facts.counts.length + facts.responsibility.length + facts.denials.length + 1;
    const assertion = (said: Said) => {
      const article = said.in ?? "paper";
      return {
        id: said.id ?? `c${number}`,
        article,
        offset: number * 100,
        chain: chainOf(said),
        assertedOn: said.on ?? null,
        publishedOn: pieces.get(article)?.on ?? "2026-02-10",
      };
    };
    const measure = (what?: string) => measureOf(what ?? given.what ?? "killed people");
    return {
      facts,
      claim: (count) =>
        grown({
          counts: [
            ...facts.counts,
            {
              ...assertion(count),
              figure: figure(count.figure),
              measure: measure(count.what),
              basis: count.basis ?? "event",
              window: count.window ? periodOf(count.window) : null,
              attackersIncluded: count.attackers ?? "not_said",
            },
          ],
        }),
      blames: (holdsResponsible, said) =>
        grown({
          responsibility: [
            ...facts.responsibility,
            { ...assertion(said), figure: yes, holdsResponsible },
          ],
        }),
      denies: (denied, said) => {
        const denies = "claim" in denied ? denied : { measure: measureOf(denied.measure) };
        return grown({ denials: [...facts.denials, { ...assertion(said), figure: yes, denies }] });
      },
      link: (kind, claim, other) => grown({ links: [...facts.links, { kind, claim, other }] }),
      join: (party, is, what) =>
        depend({
          kind: "join",
          id: `d${facts.dependences.length}`,
          measure: measure(what),
          party,
          is,
        }),
      part: (id, claims, what) => depend({ kind: "part", id, measure: measure(what), claims }),
    };
    function depend(dependence: Dependence): Scene {
      return grown({ dependences: [...facts.dependences, dependence] });
    }
  }
}

/** The figure of a wording; a wording that gives none is a fault of the case. */
export function figure(wording: string): ComparedFigure {
  const read = readFigure(wording);
  if (read.kind !== "figure") throw new Error(`"${wording}" gives no figure: ${read.kind}`);
  const { form, stated, lower, upper, soft } = read.figure;
  return { form, stated, lower, upper, soft };
}

/** "killed security_forces of Pakistan" as a measure. */
export function measureOf(what: string): Measure {
  const [counted = "", of = null] = what.split(" of ");
  const [first = "", group = ""] = counted.split(" ");
  const outcome = outcomes.find((one) => one === first);
  if (!outcome || !groups.has(group)) throw new Error(`"${what}" names no outcome and group`);
  return { outcome, group, of };
}

export function periodOf(text: string): Period {
  const [start = text, end = start] = text.split("..");
  return { start, end };
}

/** The tree of groups that every installation begins with. */
export const groups: ReadonlyMap<string, string | null> = new Map(Object.entries(firstGroups));

const yes: ComparedFigure = { form: "exact", stated: [1], lower: 1, upper: 1, soft: false };

function chainOf({ via = [], says = [] }: Said): Hop[] {
  return [
    ...via.map((party): Hop => ({ party, function: "relays" })),
    ...says.map((party): Hop => ({ party, function: "speaks" })),
  ];
}

function tieOf(text: string): Tie {
  const read = /^(.+?) (speaks for|part of) (.+?)(?: from (\S+))?(?: to (\S+))?$/.exec(text);
  if (!read) throw new Error(`"${text}" is no tie`);
  const [, from = "", kind, to = "", validFrom = null, validTo = null] = read;
  return { kind: kind === "part of" ? "part_of" : "speaks_for", from, to, validFrom, validTo };
}

function derivationsOf(article: ArticleId, piece: Piece): Derivation[] {
  const { from = [], shares = [], wire } = piece;
  return [
    ...from.map((one) => ({ article, from: one, wireOf: null, directionKnown: true })),
    ...shares.map((one) => ({ article, from: one, wireOf: null, directionKnown: false })),
    ...(wire ? [{ article, from: null, wireOf: wire, directionKnown: true }] : []),
  ];
}
