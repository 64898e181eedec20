import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import type { Role } from "@/lib/domain/vocabulary";
import { env } from "@/lib/env";
import { auth } from "./auth";

/** Somebody signed in, as their account stands at this moment. */
export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  hasSecondFactor: boolean;
  /** Must set up a second factor before anything else. */
  owesSecondFactor: boolean;
  /** The session that the request came in. */
  session: string;
}

/** Who sent a request, by its cookies; null for nobody known, or whose account is closed. */
export async function personOf(headers: Headers): Promise<Person | null> {
  const session = await auth().api.getSession({ headers, query: { disableRefresh: true } });
  if (!session) return null;
  const user = await db().user.findUnique({ where: { id: session.user.id } });
  if (!user || user.disabledAt !== null) return null;
  const hasSecondFactor = user.twoFactorEnabled === true;
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    hasSecondFactor,
    owesSecondFactor: !hasSecondFactor && mustHaveSecondFactor(user.role),
    session: session.session.id,
  };
}

/** Whether this installation asks a second factor of this role. */
export function mustHaveSecondFactor(role: Role): boolean {
  return env().REQUIRE_SECOND_FACTOR === "yes" && (role === "editor" || role === "admin");
}

export function actorOf({ id, role }: Person): Actor {
  return { kind: "user", id, role };
}
