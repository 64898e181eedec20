import "server-only";
import { db } from "@/lib/db";
import { familyOf } from "@/lib/domain/merge";
import { incidentMerges } from "@/lib/facts/merges";

/** Incidents with all that were merged into them: each member beside the one that it leads to. */
export interface Families {
  members: string[];
  roots: string[];
}

/** Whose claims stand in these incidents: each its own, and those of whatever leads to it. */
export async function familiesOf(incidents: readonly string[]): Promise<Families> {
  const redirects = await incidentMerges(db());
  const pairs = incidents.flatMap((root) =>
    familyOf(root, redirects).map((member) => ({ member, root })),
  );
  return { members: pairs.map(({ member }) => member), roots: pairs.map(({ root }) => root) };
}
