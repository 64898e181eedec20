/** The closed lists of words as forms offer them. */
import type { FindingRule } from "@/lib/domain/finding-rules";
import type {
  AttackersIncluded,
  Basis,
  ClaimKind,
  EvidenceGround,
  Hedge,
  Outcome,
  PartyKind,
  PlacePrecision,
  Status,
} from "@/lib/domain/vocabulary";
import type { WaitingKind } from "@/lib/schemas/queue";

/** The options of a list, in its own order. */
export function optionsOf<K extends string>(words: Readonly<Record<K, string>>) {
  return Object.entries<string>(words).map(([value, label]) => ({ value, label }));
}

export const partyKindWords: Record<PartyKind, string> = {
  armed_group: "armed group",
  state: "state",
  state_force: "state force",
  government_body: "government body",
  health_authority: "health authority",
  news_agency: "news agency",
  outlet: "outlet",
  monitor: "monitor",
  intergovernmental: "intergovernmental body",
  alliance: "alliance",
  community: "community",
  witness: "witness",
  person: "person",
  other: "other",
};

export const outcomeWords: Record<Outcome, string> = {
  killed: "killed",
  injured: "injured",
  casualties: "casualties (killed and injured without a split)",
  captured: "captured, abducted or arrested",
  missing: "missing",
  displaced: "displaced",
  destroyed: "destroyed",
  damaged: "damaged",
  seized: "seized",
  seized_or_destroyed: "seized or destroyed",
  set_on_fire: "set on fire",
  other: "something else",
};

export const basisWords: Record<Basis, string> = {
  event: "the whole incident",
  part: "a part of another claim’s count",
  cumulative: "everything in a window of time",
  projection: "what may yet come (never compared)",
};

export const claimKindWords: Record<ClaimKind, string> = {
  count: "A count: how many",
  responsibility: "Responsibility: who did it",
  denial: "A denial: that something is not so",
  other: "Another statement",
};

export const attackersChoices: Record<AttackersIncluded, string> = {
  not_said: "Not said",
  no: "Not included",
  yes: "Included",
};

export const hedgeChoices: Record<Hedge, string> = {
  none: "none: printed as it is",
  said: "said",
  reported: "reported",
  claimed: "claimed",
  alleged: "alleged",
  confirmed: "confirmed",
  denied: "denied",
  feared: "feared",
};

export const groundChoices: Record<EvidenceGround, string> = {
  credit_line: "the credit line",
  echo: "an echo of another claim",
  inference: "my inference",
};

export const precisionChoices: Record<PlacePrecision, string> = {
  exact: "exact spot",
  neighbourhood: "neighbourhood",
  settlement: "settlement",
  district: "district",
  province: "province",
  country: "country",
};

export const waitingWords: Record<WaitingKind, string> = {
  stale_status: "Statuses out of date",
  stale_finding: "Findings out of date",
  objection: "Readers’ objections",
  contested: "Contested, without a finding",
  part_exceeds_whole: "Parts beyond their whole",
  quote_gone: "Quotes that are gone",
  likely_copy: "Likely copies",
  likely_same_party: "Parties that may be one",
  likely_same_incident: "Incidents that may be one",
  new_claim: "New claims",
};

export const ruleChoices: Record<FindingRule, string> = {
  both_assert: "what two voices assert",
  acled: "ACLED: the lowest",
  gtd: "GTD: the most recent, else the majority, else the lowest",
  ucdp: "UCDP: low, best and high",
  ibc: "Iraq Body Count: minimum and maximum",
  own: "no rule: my own judgement",
};

export const statusChoices: Record<Status, string> = {
  unreviewed: "Unreviewed",
  uncorroborated: "Uncorroborated: nobody independent says so",
  partly_corroborated: "Partly corroborated",
  corroborated: "Corroborated",
  contested: "Contested",
  discounted: "Discounted: there is reason not to rely on it",
  retracted: "Retracted by whoever said it",
};
