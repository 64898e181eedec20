import "server-only";
import { AppError } from "@/lib/errors";

/**
 * The current revision, if it is the one that the form was opened on. Throws `not_found` for an
 * unknown identity and `conflict` for one that was revised meanwhile or entered in error.
 */
export function openedOnCurrent<R extends { number: number; enteredInError: boolean }>(
  current: R | null,
  openedOn: number,
  noun: string,
): R {
  if (!current) throw new AppError("not_found", `There is no such ${noun}.`);
  if (current.number !== openedOn) {
    throw new AppError(
      "conflict",
      `Somebody changed this ${noun} since you opened it: you saw revision ${openedOn}, ` +
        `it is at ${current.number}. Look at the newer revision, then decide again.`,
    );
  }
  if (current.enteredInError) {
    throw new AppError("conflict", `This ${noun} was entered in error and stands no longer.`);
  }
  return current;
}
