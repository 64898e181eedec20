/** The closed lists of words of CONTEXT.md, as they stand in the database and in JSON. */

export const outcomes = [
  "killed",
  "injured",
  "casualties",
  "captured",
  "missing",
  "displaced",
  "destroyed",
  "damaged",
  "seized",
  "seized_or_destroyed",
  "set_on_fire",
  "other",
] as const;
export type Outcome = (typeof outcomes)[number];

/** The groups that every installation's tree begins with, each with the one it stands in. Staff may add to them. */
export const firstGroups = {
  people: null,
  civilians: "people",
  children: "civilians",
  women: "civilians",
  men: "civilians",
  health_workers: "civilians",
  journalists: "civilians",
  aid_workers: "civilians",
  security_forces: "people",
  military: "security_forces",
  police: "security_forces",
  paramilitary: "security_forces",
  intelligence: "security_forces",
  militants: "people",
  officials: "people",
  objects: null,
  vehicles: "objects",
  aircraft: "objects",
  weapons: "objects",
  buildings: "objects",
  houses: "buildings",
  government_properties: "buildings",
} as const;

/** What one of these is called: the words of its code. Of others the tree alone tells. */
export function firstGroupLabel(code: string): string {
  return code.replaceAll("_", " ");
}

export const claimKinds = ["count", "responsibility", "denial", "other"] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const bases = ["event", "part", "cumulative", "projection"] as const;
export type Basis = (typeof bases)[number];

export const attackersIncludedValues = ["yes", "no", "not_said"] as const;
export type AttackersIncluded = (typeof attackersIncludedValues)[number];

export const hedges = [
  "none",
  "said",
  "reported",
  "claimed",
  "alleged",
  "confirmed",
  "denied",
  "feared",
] as const;
export type Hedge = (typeof hedges)[number];

export const hopFunctions = ["relays", "speaks"] as const;
export type HopFunction = (typeof hopFunctions)[number];

export const evidenceGrounds = ["credit_line", "echo", "inference"] as const;
export type EvidenceGround = (typeof evidenceGrounds)[number];

export const partyKinds = [
  "armed_group",
  "state",
  "state_force",
  "government_body",
  "health_authority",
  "news_agency",
  "outlet",
  "monitor",
  "intergovernmental",
  "alliance",
  "community",
  "witness",
  "person",
  "other",
] as const;
export type PartyKind = (typeof partyKinds)[number];

export const tieKinds = ["speaks_for", "part_of"] as const;
export type TieKind = (typeof tieKinds)[number];

export const snapshotKinds = ["captured", "transcribed", "stand_in"] as const;
export type SnapshotKind = (typeof snapshotKinds)[number];

export const derivationKinds = ["wire", "reprint", "rewrite", "cites"] as const;
export type DerivationKind = (typeof derivationKinds)[number];

export const decisions = ["proposed", "accepted", "rejected"] as const;
export type Decision = (typeof decisions)[number];

export const placePrecisions = [
  "exact",
  "neighbourhood",
  "settlement",
  "district",
  "province",
  "country",
] as const;
export type PlacePrecision = (typeof placePrecisions)[number];

export const linkKinds = ["part_of", "same_dead"] as const;
export type LinkKind = (typeof linkKinds)[number];

export const statuses = [
  "unreviewed",
  "uncorroborated",
  "partly_corroborated",
  "corroborated",
  "contested",
  "discounted",
  "retracted",
] as const;
export type Status = (typeof statuses)[number];

export const standings = [
  "none",
  "unknown_origin",
  "single_origin",
  "agreed",
  "compatible",
  "contested",
] as const;
export type StandingValue = (typeof standings)[number];

export const effects = [
  "first",
  "repeats",
  "narrows",
  "overlaps",
  "revises",
  "contradicts_itself",
  "echoes",
  "corroborates",
  "is_compatible",
  "disputes",
] as const;
export type Effect = (typeof effects)[number];

export const originKinds = ["known", "unknown", "circular"] as const;

export const relationValues = [
  "equal",
  "narrows",
  "widens",
  "overlaps",
  "disjoint",
  "not_comparable",
] as const;
export type RelationValue = (typeof relationValues)[number];

export const flagKinds = [
  "one_side",
  "one_channel",
  "interested",
  "against_interest",
  "not_contemporaneous",
  "later_count",
  "circular",
  "denied",
  "contradicts_itself",
  "inconsistent",
  "no_statement",
  "attackers_not_said",
] as const;
export type FlagKind = (typeof flagKinds)[number];

export const reasonCodes = [
  "no_figure",
  "only_unknown_origin",
  "one_origin",
  "same_floor",
  "same_interval",
  "no_contradiction",
  "disjoint",
  "denied",
  "part_exceeds_whole",
  "described_otherwise",
  "goes_beyond",
  "says_exactly",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const roles = ["viewer", "analyst", "editor", "admin"] as const;
export type Role = (typeof roles)[number];

/** What an editor answers to an objection; of what is set aside readers see nothing. */
export const objectionOutcomes = ["upheld", "not_upheld", "passed_on", "set_aside"] as const;
export type ObjectionOutcome = (typeof objectionOutcomes)[number];
