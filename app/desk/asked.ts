import type { Actor } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import { wasWritten } from "@/lib/queries/meanwhile";
import type { FormState } from "@/lib/schemas/form";
import { text } from "@/lib/web/form-action";
import { refusedForm } from "@/lib/web/refused-form";

/**
 * What a command would unsettle, for the person to see before it is written; null when they have seen
 * these very lines, when there are none, and when this form was written already.
 */
export async function askedFirst(
  form: FormData,
  actor: Actor,
  rehearsal: () => Promise<readonly string[]>,
  title = "What this unsettles",
): Promise<FormState | null> {
  if (await wasWritten(actor, text(form, "key"))) return null;
  const asked = await rehearsal();
  const token = asked.join("\n");
  if (asked.length === 0 || text(form, "seen").replace(/\r\n?/g, "\n") === token) return null;
  const error = new AppError("invalid", "Look at what this does, then send it again to write it.");
  return {
    ...refusedForm(error, form),
    asks: { title, lines: asked, token },
  };
}
