/** Where to go after signing in: an address of ours, whatever was asked for. */
export function nextPath(asked: unknown): string {
  if (typeof asked !== "string" || !asked.startsWith("/")) return "/desk";
  const here = "http://here.invalid";
  const url = URL.canParse(asked, here) ? new URL(asked, here) : null;
  return url?.origin === here ? `${url.pathname}${url.search}` : "/desk";
}
