import { redirect } from "next/navigation";
import type { Actor } from "@/lib/domain/permissions";
import { leadsTo } from "@/lib/queries/merges";

/** The id that an address names; of an incident that was merged, the same page of what it leads to. */
export async function standingIncident(actor: Actor, id: string, page = ""): Promise<string> {
  const root = await leadsTo(actor, "incident", id);
  if (root !== null) redirect(`/desk/incidents/${root}${page}`);
  return id;
}
