import "server-only";
/** Tells the operator of an error that the reader must not see: one line of JSON on stderr. */
export function report(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const line = { at: new Date().toISOString(), level: "error", message, stack };
  // biome-ignore lint/suspicious/noConsole: this is the operator's log
  console.error(JSON.stringify(line));
}
