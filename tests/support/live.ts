/** Facts as they would be loaded: what is beside the judgement is filled in with the same for all. */
import type { Assertion, Facts } from "@/lib/domain/facts";
import type { LiveClaim, LiveIncident } from "@/lib/editions/live";

/** The live facts of which these are the facts. */
export function liveOf(facts: Facts): LiveIncident {
  const any = ({ id, article, offset, chain, assertedOn }: Assertion) => ({
    id,
    number: 1,
    article,
    snapshotKind: "stand_in" as const,
    quote: { text: id, start: offset, end: offset + 1, language: null, before: "", after: "" },
    translation: null,
    chain: chain.map((hop) => ({
      ...hop,
      describedAs: null,
      verb: null,
      span: null,
      ground: "inference" as const,
      note: null,
    })),
    hedge: "none" as const,
    assertedOn,
    status: "unreviewed" as const,
    decision: null,
    redacted: false,
  });
  const claims: LiveClaim[] = [
    ...facts.counts.map((one) => ({
      ...any(one),
      kind: "count" as const,
      figure: { ...one.figure, text: one.id, how: null },
      measure: one.measure,
      basis: one.basis,
      window: one.window,
      attackersIncluded: one.attackersIncluded,
      groupAsPrinted: null,
      filingReason: null,
    })),
    ...facts.responsibility.map((one) => ({
      ...any(one),
      kind: "responsibility" as const,
      holdsResponsible: one.holdsResponsible,
      denies: null,
    })),
    ...facts.denials.map((one) => ({
      ...any(one),
      kind: "denial" as const,
      holdsResponsible: null,
      denies: one.denies,
    })),
  ];
  const dates = new Map(
    [...facts.counts, ...facts.responsibility, ...facts.denials].map((one) => [
      one.article,
      one.publishedOn,
    ]),
  );
  return {
    id: "incident",
    slug: "incident",
    title: "Incident",
    period: facts.period,
    places: [],
    participants: facts.participants.map((one) => ({ ...one, role: "participant" })),
    parent: null,
    claims,
    parties: new Map(
      [...facts.parties].map(([id, { kind }]) => [id, { id, name: id, kind, covered: [] }]),
    ),
    articles: new Map(
      [...facts.articles].map(([id, { outlet }]) => [
        id,
        { id, headline: id, outlet, url: null, publishedOn: dates.get(id) ?? null, language: null },
      ]),
    ),
    groups: new Map([...facts.groups].map(([code, parent]) => [code, { parent, label: code }])),
    ties: facts.ties,
    derivations: facts.derivations.map((one) => ({
      ...one,
      kind: "rewrite" as const,
      evidence: "shared_passages" as const,
    })),
    dependences: facts.dependences,
    dependenceReasons: new Map(facts.dependences.map(({ id }) => [id, `Why ${id} was declared.`])),
    links: facts.links,
    findings: [],
    merged: new Map(),
  };
}
