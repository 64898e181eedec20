import type { Actor } from "@/lib/domain/permissions";
import { changedSince } from "@/lib/queries/history";
import { Fields } from "@/lib/web/fields";
import type { Meanwhile } from "@/lib/web/form-action";

/** The claims that are ticked in a form, each at the revision that was seen. */
export function chosenClaims(fields: Fields): { id: string; openedOn: number }[] {
  return fields
    .all("claims")
    .map((id) => ({ id, openedOn: Number(fields.text(`openedOn.${id}`)) }));
}

/** What was done to any of them since. */
export async function revisedClaims(form: FormData, actor: Actor): Promise<Meanwhile | null> {
  const lines: string[] = [];
  const fresh: Record<string, number> = {};
  for (const { id, openedOn } of chosenClaims(new Fields(form))) {
    const changed = await changedSince(actor, "claim", id, openedOn);
    if (!changed) continue;
    lines.push(...changed.lines);
    fresh[`openedOn.${id}`] = changed.newest;
  }
  return lines.length > 0 ? { lines, fresh } : null;
}
