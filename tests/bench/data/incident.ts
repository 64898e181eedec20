import { footingOfClaim } from "@/lib/domain/footing";
import { judge } from "@/lib/domain/judgement";
import {
  factsOf,
  type LiveArticle,
  type LiveClaim,
  type LiveHop,
  type LiveIncident,
  type LiveParty,
} from "@/lib/editions/live";
import { chance, idOf, oneOf } from "./chance";
import { printedFigure } from "./figures";
import type { World } from "./world";

/** How many incidents and claims there are altogether. */
export interface Extent {
  incidents: number;
  claims: number;
  /** How many places small incidents lie in; without it, in those of the first few thousand. */
  places?: number | undefined;
}

/** An extent as it is written behind a command: --incidents 300000 --claims 1000000 --places 40000. */
export function extentGiven(given: readonly string[], otherwise: Extent): Extent {
  const text = given.join(" ");
  const of = (name: string) => {
    const found = new RegExp(`--${name}[ =](\\d+)`).exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  return {
    incidents: of("incidents") ?? otherwise.incidents,
    claims: of("claims") ?? otherwise.claims,
    places: of("places") ?? otherwise.places,
  };
}

/** An invented incident: what its edition is composed from, and the texts that its quotes stand in. */
export interface Generated {
  live: LiveIncident;
  /** The snapshot's text of each article, by the article's id. */
  texts: ReadonlyMap<string, string>;
}

type Groups = LiveIncident["groups"];

/** How many claims an incident has: one in a hundred 100, one in a thousand 1,000, the others the rest. */
export function claimsOf(n: number, { incidents, claims }: Extent): number {
  const size = sizeOf(n);
  if (size !== null) return size;
  const large = (before: number) => {
    const thousands = Math.floor((before + 499) / 1000);
    const hundreds = Math.floor((before + 49) / 100);
    return { thousands, hundreds };
  };
  const all = large(incidents);
  const before = large(n);
  const small = incidents - all.thousands - all.hundreds;
  const left = claims - 1000 * all.thousands - 100 * all.hundreds;
  const place = n - before.thousands - before.hundreds;
  return Math.floor(((place + 1) * left) / small) - Math.floor((place * left) / small);
}

function sizeOf(n: number): number | null {
  if (n % 1000 === 500) return 1000;
  return n % 100 === 50 ? 100 : null;
}

export function slugOf(n: number): string {
  return `incident-${n}`;
}

/** How many claims the incidents have that are measured. */
export const sizes = [8, 100, 1000] as const;

/** Slugs of incidents of a size, `count` of them from the `from`-th on. */
export function slugs(
  size: (typeof sizes)[number],
  count: number,
  from: number,
  extent: Extent,
): string[] {
  const found: string[] = [];
  for (let n = 1; n <= extent.incidents && found.length < from + count; n += 1) {
    if (claimsOf(n, extent) === size) found.push(slugOf(n));
  }
  return found.slice(from);
}

/** Incident `n`, whose claims are numbered from `first`; the same for the same numbers in every run. */
export function incidentOf(
  n: number,
  first: number,
  claims: number,
  world: World,
  groups: Groups,
): Generated {
  const random = chance(n + 1);
  const place = oneOf(random, world.places);
  const day = dayOf(random);
  const cast = castOf(random, world, 3 + Math.ceil(Math.sqrt(claims) / 2));
  const measures = measuresOf(random, claims, cast);
  const articles: LiveArticle[] = [];
  const texts = new Map<string, string>();
  const live: LiveClaim[] = [];
  while (live.length < claims) {
    const id = idOf("article", first + live.length);
    const outlet = oneOf(random, world.outlets);
    const headline = `${oneOf(random, events)} in ${place}: ${oneOf(random, angles)}`;
    articles.push({
      id,
      headline,
      outlet: outlet.id,
      url: `https://example.org/${n}/${articles.length + 1}`,
      publishedOn: day,
      language: "en",
    });
    const told: LiveClaim[] = [];
    let text = `${headline}\n\n${oneOf(random, leads)(place)}`;
    const asserted = Math.min(claims - live.length, 1 + Math.floor(random() * 4));
    const agency = random() < 0.5 ? oneOf(random, world.agencies) : null;
    for (let i = 0; i < asserted; i += 1) {
      const number = first + live.length + told.length;
      const written = claimIn(text, {
        random,
        number,
        article: id,
        day,
        measures,
        cast,
        agency,
        world,
      });
      text = `${written.text} ${oneOf(random, fillers)}`;
      told.push(written.claim);
    }
    texts.set(id, text);
    live.push(...told.map((claim) => inContext(claim, text)));
  }
  const used = new Set([
    ...articles.map(({ outlet }) => outlet),
    ...live.flatMap(({ chain }) => chain.map(({ party }) => party)),
    ...cast.map(({ id }) => id),
    ...measures.map(({ of }) => of),
  ]);
  for (const { from, to } of world.ties) if (used.has(from)) used.add(to);
  const parties = new Map(world.parties.filter(({ id }) => used.has(id)).map((p) => [p.id, p]));
  return {
    texts,
    live: decided({
      id: idOf("incident", n),
      slug: slugOf(n),
      title: `${oneOf(random, events)} in ${place}`,
      period: { start: day, end: day },
      places: [
        {
          name: place,
          precision: "settlement",
          latitude: Math.round((random() * 120 - 60) * 1e4) / 1e4,
          longitude: Math.round((random() * 340 - 170) * 1e4) / 1e4,
        },
      ],
      participants: cast.slice(0, 3).map(({ id }, i) => ({
        party: id,
        role: ["attacker", "target", "monitor"][i] ?? "monitor",
        side: ["one", "other", null][i] ?? null,
      })),
      parent: null,
      claims: live,
      parties,
      articles: new Map(articles.map((article) => [article.id, article])),
      groups,
      ties: world.ties.filter(({ from }) => parties.has(from)),
      derivations: articles.flatMap((article, i) =>
        i > 0 && i % 6 === 0
          ? [
              {
                article: article.id,
                from: articles[i - 1]?.id ?? null,
                wireOf: null,
                kind: "rewrite" as const,
                directionKnown: true,
                evidence: "shared_passages" as const,
              },
            ]
          : [],
      ),
      dependences: [],
      dependenceReasons: new Map(),
      links: [],
      findings: [],
      merged: new Map(),
    }),
  };
}

/** Each decision on the standing of this moment, so that none is out of date. */
function decided(live: LiveIncident): LiveIncident {
  const judgement = judge(factsOf(live));
  const claims = live.claims.map((claim) => {
    if (!claim.decision) return claim;
    const footing = footingOfClaim(judgement, claim.id, claim.decision.grounds);
    return { ...claim, decision: { ...claim.decision, footing } };
  });
  return { ...live, claims };
}

interface Writing {
  random: () => number;
  number: number;
  article: string;
  day: string;
  measures: readonly Counted[];
  cast: readonly LiveParty[];
  agency: LiveParty | null;
  world: World;
}

interface Counted {
  outcome: "killed" | "injured" | "captured" | "destroyed" | "missing";
  group: string;
  label: string;
  of: string | null;
  /** Around what the figures lie. */
  about: number;
}

/** The text with one more sentence, and the claim that stands in it. */
function claimIn(before: string, writing: Writing): { text: string; claim: LiveClaim } {
  const { random, number, measures, cast, agency, world, day } = writing;
  const measure = oneOf(random, measures);
  const voice = oneOf(random, cast);
  const speaker = world.spokespeople.get(voice.id) ?? voice;
  const isEcho = random() < 0.1;
  const { wording, ...figure } = printedFigure(random, measure.about);
  const told = isEcho ? "" : `${speaker.name} said that `;
  const counted = `${measure.label} were ${measure.outcome}`;
  const sentence = `${told}${wording} ${counted} in what ${oneOf(random, ends)}`;
  const text = `${before}\n\n`;
  const start = text.length;
  const chain: LiveHop[] = [];
  if (agency) chain.push(relayed(agency.id));
  if (!isEcho) {
    const span = { start, end: start + speaker.name.length, text: speaker.name };
    const spoken = { describedAs: null, verb: "said", span, ground: null, note: null };
    chain.push({ party: speaker.id, function: "speaks", ...spoken });
  }
  const status = oneOf(random, statuses);
  return {
    text: `${text}${sentence}.`,
    claim: {
      kind: "count",
      id: idOf("claim", number),
      number: 1,
      article: writing.article,
      snapshotKind: "stand_in",
      quote: {
        text: sentence,
        start,
        end: start + sentence.length,
        language: "en",
        before: "",
        after: "",
      },
      translation: null,
      chain,
      hedge: isEcho ? "none" : "said",
      assertedOn: day,
      status,
      decision:
        status === "unreviewed"
          ? null
          : {
              footing: null,
              grounds: [],
              overrideReason: null,
              reliability: null,
              credibility: null,
            },
      redacted: false,
      figure: { ...figure, text: wording, how: null },
      measure: { outcome: measure.outcome, group: measure.group, of: measure.of },
      basis: "event",
      window: null,
      attackersIncluded: "not_said",
      groupAsPrinted: measure.label,
      filingReason: null,
    },
  };
}

/** With the words around its quote, as an edition carries them. */
function inContext(claim: LiveClaim, text: string): LiveClaim {
  const { start, end } = claim.quote;
  const before = text.slice(Math.max(0, start - 240), start);
  return { ...claim, quote: { ...claim.quote, before, after: text.slice(end, end + 240) } };
}

function relayed(party: string): LiveHop {
  const ground = { ground: "credit_line" as const, note: null, span: null };
  return { party, describedAs: null, function: "relays", verb: null, ...ground };
}

function castOf(random: () => number, { voices }: World, size: number): LiveParty[] {
  const cast = new Set<LiveParty>();
  const wanted = Math.min(size, voices.length);
  while (cast.size < wanted) cast.add(oneOf(random, voices));
  return [...cast];
}

function measuresOf(
  random: () => number,
  claims: number,
  cast: readonly LiveParty[],
): readonly Counted[] {
  const count = claims >= 1000 ? 10 : claims >= 100 ? 6 : 3;
  return kinds.slice(0, count).map(([outcome, group, label], i) => ({
    outcome,
    group,
    label,
    of: i % 3 === 1 ? (cast[i % cast.length]?.id ?? null) : null,
    about: 3 + Math.floor(random() * 90),
  }));
}

const kinds: readonly (readonly [Counted["outcome"], string, string])[] = [
  ["killed", "people", "people"],
  ["killed", "security_forces", "soldiers"],
  ["injured", "people", "people"],
  ["killed", "civilians", "civilians"],
  ["killed", "militants", "fighters"],
  ["injured", "civilians", "civilians"],
  ["captured", "security_forces", "soldiers"],
  ["destroyed", "vehicles", "vehicles"],
  ["killed", "children", "children"],
  ["missing", "people", "people"],
];

const statuses = [
  "unreviewed",
  "unreviewed",
  "uncorroborated",
  "uncorroborated",
  "partly_corroborated",
  "contested",
  "discounted",
] as const;

function dayOf(random: () => number): string {
  const day = Date.UTC(2016, 0, 1) + Math.floor(random() * 3900) * 86_400_000;
  return new Date(day).toISOString().slice(0, 10);
}

const events = "Attack,Bombing,Clash,Ambush,Raid,Shelling,Air strike,Assault,Siege".split(",");
const angles = "what is known,officials speak,the toll,witnesses tell,the day after".split(",");
const leads = [
  (place: string) => `The fighting in ${place} began before dawn and went on for hours.`,
  (place: string) => `Roads into ${place} were closed and telephones did not work.`,
  (place: string) => `Nobody could reach ${place} by the evening, residents told reporters.`,
];
const fillers = [
  "The market stayed shut on the following day.",
  "Ambulances were seen on the road to the north.",
  "The statement could not be checked independently.",
  "Schools are to open again next week.",
];
const ends = [
  "it called an operation",
  "residents described as a night of fire",
  "was the third such event of the month",
  "began at a checkpoint",
];
