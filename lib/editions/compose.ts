/** The public page of an incident as data, composed from its live facts and their judgement. */

import { dateWords, periodWords } from "@/lib/domain/date-words";
import type { Facts } from "@/lib/domain/facts";
import type { Flag } from "@/lib/domain/flag";
import { isSameSet } from "@/lib/domain/footing";
import {
  isSameMeasure,
  type JudgedClaim,
  type JudgedMeasure,
  type JudgedOrigin,
  type JudgedSet,
  type Judgement,
  judge,
  rulesVersion,
} from "@/lib/domain/judgement";
import type { ComparableSet } from "@/lib/domain/measure";
import { bodyOf, sideOf } from "@/lib/domain/party";
import { outcomes } from "@/lib/domain/vocabulary";
import type {
  EditionCountClaim,
  EditionDependence,
  EditionDocument,
  EditionFinding,
  EditionFlag,
  EditionMeasure,
  EditionOrigin,
  EditionOtherClaim,
  EditionResponsibility,
  EditionStanding,
  PartyRef,
} from "@/lib/schemas/edition";
import { covered } from "./cover";
import {
  factsOf,
  type LiveClaim,
  type LiveCount,
  type LiveIncident,
  type LiveMeasure,
} from "./live";
import { editionReadings } from "./readings";
import { flagSentence, type Matter, type Names, reasonsOf, standingSentence } from "./sentences";
import { staleFinding, staleness } from "./staleness";
import { shortList } from "./words";

/** The document of the next edition; `at` is the moment of publication, an argument as all clocks are. */
export function compose(live: LiveIncident, at: Date): EditionDocument {
  const facts = factsOf(live);
  const composer = new Composer(live, facts, judge(facts), at);
  const covers = [...live.parties.values()]
    .filter((party) => party.covered.length > 0)
    .map((party) => ({ names: party.covered, label: party.name }));
  return covered(composer.document(), covers);
}

class Composer {
  private readonly names: Names;
  private readonly claims: ReadonlyMap<string, LiveClaim>;
  private readonly named = new Set<string>();

  constructor(
    private readonly live: LiveIncident,
    private readonly facts: Facts,
    private readonly judgement: Judgement,
    at: Date,
  ) {
    this.claims = new Map(live.claims.map((claim) => [claim.id, claim]));
    this.names = {
      party: (id) => this.party(id).name,
      headline: (id) => live.articles.get(id)?.headline ?? "",
      wording: (id) => this.wording(id),
      asOf: dateWords(at.toISOString().slice(0, 10)),
    };
  }

  document(): EditionDocument {
    const { live, judgement } = this;
    const document = {
      incident: {
        id: live.id,
        slug: live.slug,
        title: live.title,
        period: live.period,
        places: live.places.map(({ name, precision, latitude, longitude }) => ({
          name,
          precision,
          latitude,
          longitude,
        })),
        participants: live.participants.map(({ party, role, side }) => ({
          party: this.party(party),
          role,
          side,
        })),
        parent: live.parent,
      },
      rules: rulesVersion,
      withdrawn: null,
      measures: [...judgement.measures].sort(byOutcome).map((one) => this.measure(one)),
      responsibility: judgement.responsibility.map((one) => this.responsibility(one)),
      otherClaims: live.claims.flatMap((claim) => this.otherClaim(claim, judgement)),
      derivations: live.derivations
        .filter(({ article }) => live.claims.some((claim) => claim.article === article))
        .map(({ article, from, wireOf, kind, directionKnown, evidence }) => ({
          article,
          from,
          wireOf: wireOf ? this.party(wireOf) : null,
          kind,
          directionKnown,
          evidence,
        })),
    };
    return { ...document, parties: this.parties() };
  }

  // Those that everything before has named.
  private parties(): EditionDocument["parties"] {
    return [...this.named].sort().flatMap((id) => {
      const party = this.live.parties.get(id);
      if (!party) return [];
      return [{ id, name: party.name, kind: party.covered.length > 0 ? null : party.kind }];
    });
  }

  private measure(judged: JudgedMeasure): EditionMeasure {
    const { set } = judged;
    return {
      measure: {
        ...this.measureRef(set.measure),
        basis: set.basis,
        window: set.window,
        attackersIncluded: set.attackersIncluded,
      },
      title: this.title(judged),
      standing: this.standing(judged),
      origins: judged.origins.map((one) => this.origin(one)),
      claims: judged.claims.flatMap((one) => this.count(one)),
      ...this.finding(set),
      readings: editionReadings(judged, this.judgement, this.facts),
      ...this.dependences(set),
    };
  }

  private dependences({ measure }: ComparableSet): { dependences?: EditionDependence[] } {
    const own = this.live.dependences.filter((one) => isSameMeasure(one.measure, measure));
    if (own.length === 0) return {};
    return {
      dependences: own.map((one) => {
        const reason = this.live.dependenceReasons.get(one.id) ?? "";
        if (one.kind === "join") {
          const [party, is] = [this.party(one.party), this.party(one.is)];
          return { kind: one.kind, party, is, claims: [], reason };
        }
        const claims = one.claims.filter((id) => this.claims.has(id));
        return { kind: one.kind, party: null, is: null, claims, reason };
      }),
    };
  }

  private finding(set: ComparableSet): { finding?: EditionFinding } {
    const found = this.live.findings.find((one) => isSameSet(one.set, set));
    if (!found) return {};
    const { low, best, high, rule, rationale, grounds } = found;
    const claims = grounds.filter((id) => this.claims.has(id));
    const stale = staleFinding(this.live, this.judgement, found, this.names);
    const told = stale.length > 0 ? { stale } : {};
    return { finding: { low, best, high, rule, rationale, claims, ...told } };
  }

  private title({ set }: JudgedMeasure): string {
    const { outcome, group, of } = set.measure;
    const label = this.live.groups.get(group)?.label ?? group;
    const words = [
      `${outcome.replaceAll("_", " ")}: ${label}${of ? ` of ${this.names.party(of)}` : ""}`,
      ...(set.basis === "event"
        ? []
        : [{ part: "as a part", cumulative: "cumulative", projection: "projection" }[set.basis]]),
      ...(set.window ? [periodWords(set.window)] : []),
      ...(set.attackersIncluded === "yes" ? ["attackers included"] : []),
    ];
    return words.join(", ");
  }

  private responsibility(judged: Judgement["responsibility"][number]): EditionResponsibility {
    const party = this.party(judged.party);
    const standing = this.standing(judged, "responsibility");
    const heard = judged.origins.flatMap(({ voice, origin }) =>
      voice && origin.party ? [origin.party] : [],
    );
    const accusers = heard.filter((one) => one !== judged.party).map((one) => this.party(one).name);
    const sentences = [
      ...(heard.includes(judged.party) ? [`Responsibility is claimed by ${party.name}.`] : []),
      ...(accusers.length > 0
        ? [`According to ${shortList(accusers)}, responsibility lies with ${party.name}.`]
        : []),
    ];
    const sentence =
      sentences.join(" ") || `Articles hold ${party.name} responsible and do not say who said so.`;
    return {
      party,
      standing: { ...standing, sentence, bothAssert: null, camps: [] },
      origins: judged.origins.map((one) => ({ ...this.origin(one), says: null })),
      claims: judged.claims.map(({ claim }) => claim.id),
    };
  }

  private standing(judged: JudgedSet, matter: Matter = "figures"): EditionStanding {
    const { value, bothAssert, camps } = judged.standing;
    return {
      value,
      sentence: standingSentence(judged, this.names),
      reasons: reasonsOf(judged, this.names, matter),
      bothAssert,
      camps: camps.map((camp) => ({ ...camp, origins: [...camp.origins] })),
      flags: judged.flags.map((flag) => this.flag(flag, judged)),
    };
  }

  private flag(flag: Flag, judged: JudgedSet): EditionFlag {
    return {
      flag: flag.flag,
      text: flagSentence(flag, judged, this.names),
      origin: flag.origin?.id ?? null,
      party: flag.party ? this.party(flag.party) : null,
      direction: flag.direction,
    };
  }

  private origin({ origin, says }: JudgedOrigin): EditionOrigin {
    return {
      id: origin.id,
      kind: origin.kind,
      party: origin.party ? this.party(origin.party) : null,
      says,
      ...this.sideByTies(origin.party),
    };
  }

  // Whoever took part itself has its side among the participants.
  private sideByTies(party: string | null): { side?: string } {
    const isTold = this.facts.participants.some((one) => one.party === party && one.side !== null);
    const side = party === null || isTold ? null : sideOf(party, this.facts);
    return side === null ? {} : { side };
  }

  private count(judged: JudgedClaim): EditionCountClaim[] {
    const claim = this.claims.get(judged.claim.id);
    if (claim?.kind !== "count") return [];
    return [
      {
        ...this.anyClaim(claim, judged.origin.id),
        figure: figureOf(claim),
        basis: claim.basis,
        groupAsPrinted: claim.groupAsPrinted,
        filingReason: claim.filingReason,
        attackersIncluded: claim.attackersIncluded,
        echo: judged.echo,
        effect: judged.effect,
        relations: judged.relations.map((relation) => ({ ...relation })),
      },
    ];
  }

  private otherClaim(claim: LiveClaim, judgement: Judgement): EditionOtherClaim[] {
    if (claim.kind === "count") return [];
    const held = judgement.responsibility
      .flatMap((one) => one.claims)
      .find((one) => one.claim.id === claim.id);
    const origin = held?.origin.id ?? judgement.denials.get(claim.id)?.id ?? null;
    const { denies } = claim;
    const measure = denies && "measure" in denies ? this.measureRef(denies.measure) : null;
    return [
      {
        ...this.anyClaim(claim, origin),
        kind: claim.kind,
        holdsResponsible: claim.holdsResponsible ? this.party(claim.holdsResponsible) : null,
        denies: denies ? { claim: "claim" in denies ? denies.claim : null, measure } : null,
      },
    ];
  }

  private anyClaim(claim: LiveClaim, origin: string | null) {
    const claimant = claim.chain.findLast((hop) => hop.function === "speaks")?.party;
    const article = this.live.articles.get(claim.article);
    return {
      id: claim.id,
      claimant: claimant ? this.party(claimant) : null,
      ...this.speaksFor(claim, claimant ?? null),
      chain: claim.chain.map((hop) => ({
        party: hop.party ? this.party(hop.party) : null,
        describedAs: hop.describedAs,
        function: hop.function,
        verb: hop.verb,
        evidence: hop.span
          ? { kind: "span" as const, ...hop.span }
          : { kind: "ground" as const, ground: hop.ground ?? "inference", note: hop.note },
      })),
      origin,
      article: {
        id: claim.article,
        headline: article?.headline ?? "",
        outlet: this.party(article?.outlet ?? ""),
        url: article?.url ?? null,
        publishedOn: article?.publishedOn ?? null,
        language: article?.language ?? null,
        kind: claim.snapshotKind,
      },
      quote: {
        text: claim.quote.text,
        start: claim.quote.start,
        end: claim.quote.end,
        language: claim.quote.language ?? article?.language ?? null,
        translation: claim.translation,
        before: nearest(claim.quote.before, "before"),
        after: nearest(claim.quote.after, "after"),
      },
      hedge: claim.hedge,
      assertedOn: claim.assertedOn,
      status: claim.status,
      ...besidesStatus(claim),
      ...this.stale(claim),
      ...(claim.redacted ? { redacted: true as const } : {}),
    };
  }

  private stale(claim: LiveClaim): { stale?: string[] } {
    const stale = staleness(this.live, this.judgement, claim, this.names);
    return stale.length > 0 ? { stale } : {};
  }

  // In force when it was asserted, else published: as for the origin.
  private speaksFor(claim: LiveClaim, claimant: string | null): { speaksFor?: PartyRef } {
    if (claimant === null) return {};
    const published = this.live.articles.get(claim.article)?.publishedOn ?? null;
    const body = bodyOf(claimant, claim.assertedOn ?? published, this.live.ties);
    return body === null || body === claimant ? {} : { speaksFor: this.party(body) };
  }

  private wording(id: string): string | null {
    const claim = this.claims.get(id);
    return claim?.kind === "count" ? claim.figure.text : null;
  }

  private measureRef({ outcome, group, of }: LiveMeasure) {
    return { outcome, group, of: of ? this.party(of) : null };
  }

  private party(id: string): PartyRef {
    this.named.add(id);
    return { id, name: this.live.parties.get(id)?.name ?? "" };
  }
}

function besidesStatus({ decision }: LiveClaim) {
  const { overrideReason = null, reliability = null, credibility = null } = decision ?? {};
  const graded = reliability !== null || credibility !== null;
  return {
    ...(overrideReason !== null && { override: overrideReason }),
    ...(graded && { admiralty: { reliability, credibility } }),
  };
}

function figureOf({ figure }: LiveCount): EditionCountClaim["figure"] {
  const { text, form, lower, upper, soft, how } = figure;
  return { text, form, lower, upper, soft, how };
}

/** The words next to a quote: its own paragraph, whole words, at most two hundred characters. */
function nearest(text: string, side: "before" | "after"): string {
  const paragraph =
    side === "before" ? (text.split("\n").at(-1) ?? "") : (text.split("\n")[0] ?? "");
  if (paragraph.length <= 200) return paragraph;
  if (side === "before") return `…${paragraph.slice(-200).replace(/^\S*/, "")}`;
  return `${paragraph.slice(0, 200).replace(/\S*$/, "")}…`;
}

function byOutcome(a: JudgedMeasure, b: JudgedMeasure): number {
  const order = (one: JudgedMeasure) => outcomes.indexOf(one.set.measure.outcome);
  return order(a) - order(b) || b.claims.length - a.claims.length || (a.key < b.key ? -1 : 1);
}
