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

/** Why something could not be written, when the reason is one of the disk or of permissions. */
export function whyUnwritable(error: unknown): string | null {
  const reasons: Record<string, string> = {
    EACCES: "this user may not write there",
    EPERM: "this user may not write there",
    EROFS: "the disk is read-only",
    ENOSPC: "the disk is full",
    EDQUOT: "the disk quota is used up",
    ENOTDIR: "a part of the path is a file",
    EEXIST: "it is a file and not a folder",
    ENOENT: "nothing can be made there",
  };
  return reasons[errorCode(error) ?? ""] ?? null;
}
