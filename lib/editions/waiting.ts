/** What of an incident waits for an editor, and why; from the page as it would be published now. */
import type {
  EditionCountClaim,
  EditionDocument,
  EditionMeasure,
  EditionOtherClaim,
} from "@/lib/schemas/edition";
import type { WaitingItem } from "@/lib/schemas/queue";
import { setText } from "@/lib/schemas/set-text";

/** Stale decisions, contested measures without a finding, parts beyond their whole, new claims. */
export function waitingIn(document: EditionDocument): WaitingItem[] {
  const { id, title } = document.incident;
  const incident = { id, title };
  return [
    ...document.measures.flatMap((measure) => ofMeasure(measure, incident)),
    ...document.otherClaims.flatMap((claim) => ofClaim(claim, incident, [])),
  ];
}

type Incident = NonNullable<WaitingItem["incident"]>;

function ofMeasure(measure: EditionMeasure, incident: Incident): WaitingItem[] {
  const { standing, finding, title, claims } = measure;
  const set = setText(measure);
  const weight = Math.max(0, ...claims.map(({ figure }) => figure.lower));
  const about = { incident, title, claim: null, weight, href: findingHref(incident.id, set) };
  const item = (kind: WaitingItem["kind"], why: string[]): WaitingItem => ({
    ...about,
    kind,
    key: `set:${incident.id}:${set}`,
    why,
  });
  const exceeding = [
    ...standing.reasons.filter(({ code }) => code === "part_exceeds_whole"),
    ...standing.flags.filter(({ flag }) => flag === "inconsistent"),
  ].map(({ text }) => text);
  const contested = standing.value === "contested" && !finding;
  return [
    ...(finding?.stale ? [item("stale_finding", finding.stale)] : []),
    ...(contested
      ? [item("contested", [standing.sentence, "No editor has made a finding on it."])]
      : []),
    ...(exceeding.length > 0 ? [item("part_exceeds_whole", exceeding)] : []),
    ...claims.flatMap((claim) => ofClaim(claim, incident, [standing.sentence])),
  ];
}

function ofClaim(
  claim: EditionCountClaim | EditionOtherClaim,
  incident: Incident,
  standing: string[],
): WaitingItem[] {
  if (claim.redacted) return [];
  const printed = "figure" in claim ? claim.figure.text : claim.quote.text;
  const about = {
    incident,
    title: `“${shortened(printed ?? "redacted")}”, ${claim.claimant?.name ?? "nobody named"}, in ${claim.article.outlet.name}`,
    claim: claim.id,
    weight: "figure" in claim ? claim.figure.lower : 0,
    href: `/desk/claims/${claim.id}/assess`,
  };
  const status = claim.status.replaceAll("_", " ");
  if (claim.stale) {
    const why = [`It is called ${status}, and that is out of date.`, ...claim.stale];
    return [{ ...about, kind: "stale_status", key: `claim:${claim.id}`, why }];
  }
  if (claim.status !== "unreviewed") return [];
  const why = ["Nobody has decided on it yet.", ...standing];
  return [{ ...about, kind: "new_claim", key: `claim:${claim.id}`, why }];
}

function findingHref(incident: string, set: string): string {
  return `/desk/incidents/${incident}/find?${new URLSearchParams({ set })}`;
}

function shortened(text: string): string {
  return text.length > 90 ? `${text.slice(0, 90).replace(/\S*$/, "")}…` : text;
}
