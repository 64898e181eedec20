import type pg from "pg";
import { expect } from "vitest";
import { AppError, type ErrorCode } from "@/lib/errors";
import { leavesNoTrace } from "./trace";

/** How a command must refuse: the code, the place of the first complaint, and what it says. */
export interface Refusal {
  code: ErrorCode;
  at?: string;
  says?: RegExp;
}

/**
 * Runs a command that must refuse: with an AppError of that code, in a sentence, at that place, and
 * without a row written anywhere. Gives the error.
 */
export async function refused(
  pool: pg.Pool,
  run: () => Promise<unknown>,
  { code, at, says }: Refusal,
): Promise<AppError> {
  const error = await leavesNoTrace(pool, () => run().then(accepted, (thrown: unknown) => thrown));
  if (!(error instanceof AppError)) throw error;
  expect({ code: error.code, at: at === undefined ? undefined : error.issues[0]?.path }).toEqual({
    code,
    at,
  });
  expect(error.message).toMatch(/^\S.*[.!?]$/s);
  expect(error.message).not.toMatch(/undefined|null|\[object|expected|Prisma|constraint/);
  if (says) expect(error.message).toMatch(says);
  return error;
}

function accepted(answer: unknown): Error {
  return new Error(`It was accepted: ${JSON.stringify(answer)}`);
}
