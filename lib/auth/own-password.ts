import "server-only";
import { changeOwnPassword } from "@/lib/commands/passwords";
import { checkOwnPassword, chosenPassword, hashPassword } from "./passwords";
import { actorOf, type Person } from "./person";

/**
 * Gives one's own account another password; all its sessions end, this one too. Throws `invalid` at
 * `password` (the old one) or `newPassword`, and `too_many`.
 */
export async function replaceOwnPassword(
  person: Person,
  given: { password: string; newPassword: string },
): Promise<void> {
  const chosen = chosenPassword(given.newPassword, "newPassword");
  await checkOwnPassword(person.id, given.password);
  await changeOwnPassword(actorOf(person), { passwordHash: await hashPassword(chosen) });
}
