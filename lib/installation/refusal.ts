/**
 * A reason not to go on, told in one sentence to whoever started the program.
 * Scripts print the sentence alone, without a stack, and exit with code 1.
 */
export class Refusal extends Error {
  override name = "Refusal";
}

/** The system's code of an error ("ENOENT", or five characters of SQLSTATE), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** The message of whatever was thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
