import type { Actor } from "@/lib/domain/permissions";
import { changedSince, type RecordKind } from "@/lib/queries/history";
import { changedUnderFinding, movedUnder } from "@/lib/queries/live-decisions";
import { assessedSince, publishedSince } from "@/lib/queries/meanwhile";
import { readSetText } from "@/lib/schemas/set-text";
import { type Meanwhile, text } from "@/lib/web/form-action";

/** What was done to a record since its form was opened (fields `id` and `openedOn`). */
export async function revisedMeanwhile(
  form: FormData,
  actor: Actor,
  kind: RecordKind,
): Promise<Meanwhile | null> {
  const openedOn = Number(text(form, "openedOn"));
  const found = await changedSince(actor, kind, text(form, "id"), openedOn);
  return found && { lines: found.lines, fresh: { openedOn: found.newest } };
}

/** What was published since a form of an incident was opened (fields `incident` and `openedOn`). */
export async function publishedMeanwhile(form: FormData, actor: Actor): Promise<Meanwhile | null> {
  const openedOn = Number(text(form, "openedOn"));
  const found = await publishedSince(actor, text(form, "incident"), openedOn);
  return found && { lines: found.lines, fresh: { openedOn: found.newest } };
}

/** What was found on a measure, and what moved around it, since its form was opened. */
export async function foundMeanwhile(form: FormData, actor: Actor): Promise<Meanwhile | null> {
  const set = readSetText(text(form, "set"));
  if (!set) return null;
  return changedUnderFinding(actor, text(form, "incident"), set, {
    number: Number(text(form, "openedOn")),
    saw: text(form, "saw"),
  });
}

/** What was decided of a claim, and what was done to it or moved around it, since its assessment was begun. */
export async function assessedMeanwhile(form: FormData, actor: Actor): Promise<Meanwhile | null> {
  const claim = text(form, "claim");
  const decided = await assessedSince(actor, claim, Number(text(form, "openedOn")));
  const revised = await changedSince(actor, "claim", claim, Number(text(form, "claimNumber")));
  const moved = await movedUnder(actor, claim, text(form, "saw"));
  if (!decided && !revised && !moved) return null;
  return {
    lines: [...(decided?.lines ?? []), ...(revised?.lines ?? []), ...(moved?.lines ?? [])],
    fresh: {
      ...(decided && { openedOn: decided.newest }),
      ...(revised && { claimNumber: revised.newest }),
      ...(moved && { saw: moved.saw }),
    },
  };
}
