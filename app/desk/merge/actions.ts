"use server";

import { merge, withdrawMerge } from "@/lib/commands/merges";
import type { Actor } from "@/lib/domain/permissions";
import { changedSince } from "@/lib/queries/history";
import { mergeable } from "@/lib/queries/merges";
import type { FormState } from "@/lib/schemas/form";
import { type MergedNoun, mergedNouns } from "@/lib/schemas/merge";
import { attempt, ended, type Meanwhile, shownWhatChanged, text } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";
import { askedFirst } from "../asked";
import { mergeLines, withdrawalLines } from "./rehearsals";

/** Merges one into another, once it was seen what that does. */
export async function mergeAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender("merge");
    keepTold(form);
    const noun = nounIn(form);
    const [from, into, reason] = [text(form, "from"), text(form, "into"), text(form, "reason")];
    const saw = { from: seenIn(form, "from"), into: seenIn(form, "into") };
    const input = { noun, from, into, saw, reason };
    const answer = () => `/desk/merge/${noun}/${from}`;
    return shownWhatChanged(
      form,
      async () =>
        (await askedFirst(form, actor, () => mergeLines(actor, input))) ??
        merge.once(actor, input, text(form, "key"), answer),
      () => mergedMeanwhile(form, actor),
    );
  });
  return ended(form, outcome);
}

/** Takes a merge back, once it was seen what that does. */
export async function withdrawMergeAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender("merge");
    keepTold(form);
    const noun = nounIn(form);
    const [id, into, reason] = [text(form, "from"), text(form, "into"), text(form, "reason")];
    const input = { noun, id, openedOn: Number(text(form, "openedOn")), reason };
    const asked = await askedFirst(form, actor, () => withdrawalLines(actor, input, into));
    const answer = () => `/desk/merge/${noun}/${id}`;
    return asked ?? withdrawMerge.once(actor, input, text(form, "key"), answer);
  });
  return ended(form, outcome);
}

// What the page told before the form was filled in was told, whatever was refused since.
function keepTold(form: FormData): void {
  if (text(form, "seen") === "") form.set("seen", text(form, "told"));
}

function nounIn(form: FormData): MergedNoun {
  return mergedNouns.find((one) => one === text(form, "noun")) ?? "party";
}

function seenIn(form: FormData, which: "from" | "into") {
  return {
    revision: Number(text(form, `${which}.revision`)),
    merges: Number(text(form, `${which}.merges`)),
  };
}

/** What was done to either of the two since the form was opened. */
async function mergedMeanwhile(form: FormData, actor: Actor): Promise<Meanwhile | null> {
  const noun = nounIn(form);
  const lines: string[] = [];
  const fresh: Record<string, number> = {};
  for (const which of ["from", "into"] as const) {
    const id = text(form, which);
    const seen = seenIn(form, which);
    const revised = await changedSince(actor, noun, id, seen.revision);
    const now = await mergeable(actor, noun, id);
    if (!now) return null;
    // What leads elsewhere is not to be merged at all: the refusal itself says so.
    if (now.merged) return null;
    if (revised) lines.push(`“${now.name}”`, ...revised.lines);
    if (now.merges !== seen.merges) {
      lines.push(`“${now.name}” was merged meanwhile, and stands by itself again.`);
    }
    fresh[`${which}.revision`] = now.revision;
    fresh[`${which}.merges`] = now.merges;
  }
  return lines.length > 0 ? { lines, fresh } : null;
}
