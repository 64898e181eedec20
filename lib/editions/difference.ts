/** What differs between two documents of one incident, for people: never how the JSON is written. */

import { bothAssertWords } from "@/lib/domain/both-words";
import { periodWords } from "@/lib/domain/date-words";
import { describeBounds, grouped } from "@/lib/domain/figure";
import { terseFigure } from "@/lib/domain/terse-figure";
import type {
  Altered,
  ClaimDifference,
  Difference,
  MeasureDifference,
} from "@/lib/schemas/difference";
import type {
  EditionCountClaim,
  EditionDocument,
  EditionMeasure,
  EditionOtherClaim,
} from "@/lib/schemas/edition";

/**
 * From the last edition (null before the first) to the next. Claims are told apart by their
 * identity, measures by what they count. The day on which a "no statement so far" is told is
 * no difference.
 */
export function differenceBetween(
  before: EditionDocument | null,
  after: EditionDocument,
): Difference {
  const past = before && before.withdrawn === null ? before : null;
  const incident = alteredIn(past && incidentFacts(past), incidentFacts(after));
  const measures = paired(past?.measures ?? [], after.measures, measureKey).flatMap(measureChange);
  const others = paired(past?.otherClaims ?? [], after.otherClaims, (claim) => claim.id).flatMap(
    (pair) => claimChange(pair, otherFacts),
  );
  const responsibility = alteredIn(past && responsibilityFacts(past), responsibilityFacts(after));
  const derivations = alteredIn(past && derivationFacts(past), derivationFacts(after));
  const kinds = past ? kindsAltered(past, after) : [];
  const whole = [...incident, ...responsibility, ...derivations, ...kinds];
  return {
    differs: past === null || whole.length + measures.length + others.length > 0,
    incident: whole,
    measures,
    others,
  };
}

interface Pair<T> {
  before: T | null;
  after: T | null;
}

/** Old and new by key, in the order of the new, with what is gone at the end. */
function paired<T>(before: readonly T[], after: readonly T[], key: (one: T) => string): Pair<T>[] {
  const old = new Map(before.map((one) => [key(one), one]));
  const kept = new Set(after.map(key));
  return [
    ...after.map((one) => ({ before: old.get(key(one)) ?? null, after: one })),
    ...before.filter((one) => !kept.has(key(one))).map((one) => ({ before: one, after: null })),
  ];
}

function measureKey({ measure }: EditionMeasure): string {
  const { outcome, group, of, basis, window, attackersIncluded } = measure;
  return JSON.stringify([outcome, group, of?.id, basis, window, attackersIncluded]);
}

function measureChange({ before, after }: Pair<EditionMeasure>): MeasureDifference[] {
  const one = after ?? before;
  if (!one) return [];
  const change = before === null ? "added" : after === null ? "removed" : "changed";
  const claims = paired(before?.claims ?? [], after?.claims ?? [], (claim) => claim.id).flatMap(
    (pair) => claimChange(pair, countFacts),
  );
  // Of a measure that comes or goes its claims are told; what an editor found of it is no claim.
  const altered =
    before && after
      ? plainly(alteredIn(measureFacts(before), measureFacts(after)))
      : alteredIn(findingFacts(before), findingFacts(after));
  const standing = {
    before: before?.standing.value ?? null,
    after: after?.standing.value ?? null,
  };
  const sentence = {
    before: before?.standing.sentence ?? null,
    after: after?.standing.sentence ?? null,
  };
  const isSame = standing.before === standing.after && sentence.before === sentence.after;
  if (change === "changed" && isSame && claims.length + altered.length === 0) return [];
  return [{ title: one.title, change, standing, sentence, altered, claims }];
}

type Facts = Record<string, string | null>;
type AnyClaim = EditionCountClaim | EditionOtherClaim;

function claimChange<C extends AnyClaim>(
  { before, after }: Pair<C>,
  factsOf: (claim: C) => Facts,
): ClaimDifference[] {
  const one = after ?? before;
  if (!one) return [];
  const words = claimWords(one);
  if (!before) return [{ id: one.id, change: "added", words, altered: [] }];
  if (!after) return [{ id: one.id, change: "removed", words, altered: [] }];
  const altered = alteredIn(factsOf(before), factsOf(after));
  return altered.length > 0 ? [{ id: one.id, change: "changed", words, altered }] : [];
}

function claimWords(claim: AnyClaim): string {
  const printed = "figure" in claim ? claim.figure.text : null;
  const words = printed ?? shortened(claim.quote.text ?? "redacted");
  const who = claim.claimant?.name ?? "nobody named";
  return `“${words}”, ${who}, in ${claim.article.outlet.name}`;
}

function alteredIn(before: Facts | null, after: Facts): Altered[] {
  if (before === null) return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((what) => {
    const old = before[what] ?? null;
    const now = after[what] ?? null;
    return old === now ? [] : [{ what, before: old, after: now }];
  });
}

function incidentFacts({ incident }: EditionDocument): Facts {
  return {
    title: incident.title,
    period: periodWords(incident.period),
    places: incident.places.map(({ name, precision }) => `${name} (${precision})`).join("; "),
    participants: incident.participants
      .map(({ party, role, side }) => `${party.name}, ${role}${side ? `, side: ${side}` : ""}`)
      .join("; "),
    "part of": incident.parent?.title ?? null,
  };
}

function responsibilityFacts({ responsibility }: EditionDocument): Facts {
  const facts = responsibility.map(({ party, standing }): [string, string] => [
    `responsibility: ${party.name}`,
    `${spaced(standing.value)}. ${standing.sentence}`,
  ]);
  return Object.fromEntries(facts);
}

function derivationFacts(document: EditionDocument): Facts {
  const claims = [...document.measures.flatMap((one) => one.claims), ...document.otherClaims];
  const headlines = new Map(claims.map(({ article }) => [article.id, article.headline]));
  const nameOf = (id: string) => `“${headlines.get(id) ?? "another article"}”`;
  const facts = document.derivations.map(({ article, from, wireOf, kind }): [string, string] => {
    const source = from === null ? `a wire of ${wireOf?.name ?? "an agency"}` : nameOf(from);
    return [`${nameOf(article)} draws on ${source}`, kind];
  });
  return Object.fromEntries(facts);
}

// Of those that both name: who else is named is told with the claims.
function kindsAltered(before: EditionDocument, after: EditionDocument): Altered[] {
  const old = new Map(before.parties?.map(({ id, kind }) => [id, kind]));
  const words = (kind: string | null) => kind && spaced(kind);
  return (after.parties ?? []).flatMap(({ id, name, kind }) => {
    const was = old.get(id);
    if (was === undefined || was === kind) return [];
    return [{ what: `kind of party: ${name}`, before: words(was), after: words(kind) }];
  });
}

// An origin is told from another of its name by its id; where none of the same name is told of, the name is enough.
function plainly(altered: readonly Altered[]): Altered[] {
  const plain = (what: string) => what.replace(/ \([^ ]{6}\)$/, "");
  const names = altered.map(({ what }) => plain(what));
  return altered.map((one) => {
    const name = plain(one.what);
    return names.filter((it) => it === name).length > 1 ? one : { ...one, what: name };
  });
}

function measureFacts(measure: EditionMeasure): Facts {
  const { standing, origins } = measure;
  const { bothAssert } = standing;
  const flags = standing.flags.filter(({ flag }) => flag !== "no_statement");
  const said = origins.map(({ id, party, kind, says }): [string, string] => [
    `${party ? `according to ${party.name}` : `of ${kind} origin`} (${id.slice(-6)})`,
    says ? describeBounds(says) : "nothing that can be compared",
  ]);
  return {
    "two voices assert": bothAssert && bothAssertWords(bothAssert),
    flags: flags.map(({ text }) => text).join(" ") || null,
    ...findingFacts(measure),
    ...Object.fromEntries(said),
  };
}

function findingFacts(measure: EditionMeasure | null): Facts {
  const { finding } = measure ?? {};
  return {
    finding: finding ? [finding.low, finding.best, finding.high].map(grouped).join(" – ") : null,
    "why it was found": finding?.rationale ?? null,
    "finding is out of date": finding?.stale?.join(" ") ?? null,
  };
}

function anyFacts(claim: AnyClaim): Facts {
  return {
    quote: claim.quote.text,
    translation: claim.quote.translation?.text ?? null,
    chain: claim.chain
      .map(
        (hop) =>
          `${hop.party?.name ?? hop.describedAs ?? "somebody"}, ${hop.function === "speaks" ? "speaking" : "relaying"}`,
      )
      .join("; "),
    "what the chain rests on": claim.chain
      .map(({ evidence }) => (evidence.kind === "span" ? evidence.text : spaced(evidence.ground)))
      .join(" · "),
    hedge: claim.hedge,
    "asserted on": claim.assertedOn,
    status: spaced(claim.status),
    "beyond the standing": claim.override ?? null,
    "Admiralty scales": claim.admiralty
      ? `${claim.admiralty.reliability ?? "–"}${claim.admiralty.credibility ?? ""}`
      : null,
    "status is out of date": claim.stale?.join(" ") ?? null,
    headline: claim.article.headline,
    outlet: claim.article.outlet.name,
    address: claim.article.url,
    published: claim.article.publishedOn,
  };
}

function countFacts(claim: EditionCountClaim): Facts {
  return {
    figure: claim.figure.text && `“${claim.figure.text}” (${terseFigure(claim.figure)})`,
    basis: claim.basis,
    "attackers included": spaced(claim.attackersIncluded),
    "group as printed": claim.groupAsPrinted,
    "filing reason": claim.filingReason,
    "what it does": spaced(claim.effect),
    ...anyFacts(claim),
  };
}

function otherFacts(claim: EditionOtherClaim): Facts {
  return {
    kind: claim.kind,
    "holds responsible": claim.holdsResponsible?.name ?? null,
    denies: deniedWords(claim),
    ...anyFacts(claim),
  };
}

function deniedWords({ denies }: EditionOtherClaim): string | null {
  if (denies === null) return null;
  if (denies.claim !== null) return `a claim (${denies.claim.slice(-6)})`;
  const { outcome, group, of } = denies.measure ?? {};
  return [outcome, group, of?.name]
    .filter((word) => word)
    .map((word) => spaced(`${word}`))
    .join(", ");
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80).replace(/\S*$/, "")}…` : text;
}

function spaced(word: string): string {
  return word.replaceAll("_", " ");
}
