import type { Actor } from "@/lib/domain/permissions";
import { deniableClaims, groupTree } from "@/lib/queries/live-claims";
import { incidentChoices } from "@/lib/queries/live-incidents";

/** What the claim form lets one choose from. */
export async function claimFormChoices(actor: Actor, incident?: string) {
  const [incidents, groups, deniable] = await Promise.all([
    incidentChoices(actor, incident),
    groupTree(actor),
    deniableClaims(actor),
  ]);
  return { incidents, groups, deniable };
}
