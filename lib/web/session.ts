import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { actorOf, type Person, personOf } from "@/lib/auth/person";
import { type Action, type Actor, can } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import { pathHeader } from "./path-header";

/** Who is signed in, or null; asked once for each request. */
export const currentPerson = cache(async (): Promise<Person | null> => personOf(await headers()));

/**
 * Who acts in this request: anonymous, or a user with the role of this moment. Somebody who still
 * owes a second factor is nobody until then.
 */
export async function currentActor(): Promise<Actor> {
  const person = await currentPerson();
  return person && !person.owesSecondFactor ? actorOf(person) : { kind: "anonymous" };
}

/**
 * For pages, on their first line: the person who looks, who may do this. Sends whoever is not signed
 * in to /sign-in and back, whoever owes a second factor to set it up, and answers 403 to the rest.
 */
export async function requireStaff(action: Action): Promise<{ person: Person; actor: Actor }> {
  const person = await requirePerson();
  if (person.owesSecondFactor) redirect("/account/second-factor");
  const actor = actorOf(person);
  if (!can(actor, action)) forbidden();
  return { person, actor };
}

/** For the pages of one's own account: whoever is signed in, even if they owe a second factor. */
export async function requirePerson(): Promise<Person> {
  const person = await currentPerson();
  if (!person) redirect(`/sign-in?next=${encodeURIComponent(await currentPath())}`);
  return person;
}

/**
 * For server actions, before they read the form: who sends it, who may do this. Throws AppError
 * `unauthenticated`, or `forbidden`, also for somebody who owes a second factor. The command asks
 * again, when the change is under way.
 */
export async function sender(action: Action): Promise<Actor> {
  const person = await sendingPerson();
  if (person.owesSecondFactor) {
    throw new AppError("forbidden", "Set up your second factor first, under Account.");
  }
  const actor = actorOf(person);
  if (!can(actor, action)) throw new AppError("forbidden", "Your role does not allow this.");
  return actor;
}

/** The same for forms of one's own account, whoever they are. Throws AppError `unauthenticated`. */
export async function sendingPerson(): Promise<Person> {
  const person = await currentPerson();
  if (person) return person;
  throw new AppError(
    "unauthenticated",
    "You are no longer signed in. Sign in in another window, then send this form again.",
  );
}

async function currentPath(): Promise<string> {
  return (await headers()).get(pathHeader) ?? "/desk";
}
