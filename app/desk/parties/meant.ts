import type { Actor } from "@/lib/domain/permissions";
import { partyMeant } from "@/lib/queries/live-parties";
import type { Fields } from "@/lib/web/fields";

/**
 * The id of the party that a picker's field names; undefined where it is empty, and where nobody, or
 * more than one, is called so: then with an issue.
 */
export async function partyIn(
  fields: Fields,
  actor: Actor,
  name: string,
): Promise<string | undefined> {
  const typed = fields.optional(name)?.trim();
  if (typed === undefined) return undefined;
  const meant = await partyMeant(actor, { id: fields.text(`${name}.id`), name: typed });
  if (meant.kind === "one") return meant.id;
  fields.refuse(
    name,
    meant.kind === "none"
      ? `Nobody called “${typed}” is entered. Choose from the list, or enter it as a new party.`
      : `More than one party is called “${typed}”. Choose one from the list.`,
  );
  return undefined;
}
