import type { Change, Command } from "@/lib/commands/change";
import { rehearseOn } from "@/lib/commands/rehearsal";
import type { Actor } from "@/lib/domain/permissions";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { attempt, ended, shownWhatChanged, text } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";
import { askedFirst } from "./asked";
import { revisedMeanwhile } from "./meanwhile";

interface Decision {
  id: string;
  openedOn: number;
  decision: "accepted" | "rejected";
  reason?: string | undefined;
}

interface Proposed {
  command: Command<Decision, unknown>;
  noun: Parameters<typeof revisedMeanwhile>[2];
  /** Of which incidents the standings may differ, and where the editor goes on. */
  about: (
    id: string,
    actor: Actor,
  ) => Promise<{ incidents: (change: Change) => Promise<readonly string[]>; goesTo: string }>;
}

/** Accepts or rejects what somebody proposed, once it was seen which standings would differ. */
export async function decide(
  form: FormData,
  { command, noun, about }: Proposed,
): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender(command.action);
    const input = readDecision(new Fields(form));
    const { incidents, goesTo } = await about(input.id, actor);
    const rehearsed = () => rehearseOn(actor, command.action, command, input, incidents);
    return shownWhatChanged(
      form,
      async () =>
        (await askedFirst(form, actor, rehearsed)) ??
        command.once(actor, input, text(form, "key"), () => goesTo),
      () => revisedMeanwhile(form, actor, noun),
    );
  });
  return ended(form, outcome);
}

function readDecision(fields: Fields): Decision {
  const decision = (["accepted", "rejected"] as const).find(
    (one) => one === fields.text("decision"),
  );
  const reason = fields.optional("reason");
  if (!decision) fields.refuse("decision", "Accept it or reject it.");
  if (!reason) fields.refuse("reason", "Say why: others will want to follow it.");
  fields.settle();
  return {
    id: fields.text("id"),
    openedOn: Number(fields.text("openedOn")),
    decision: decision ?? "rejected",
    reason,
  };
}
