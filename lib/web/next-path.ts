/** Where to go after signing in: an address of ours, whatever was asked for. */
export function nextPath(asked: unknown): string {
  if (typeof asked !== "string" || !asked.startsWith("/")) return "/desk";
  const here = "http://here.invalid";
  const url = URL.canParse(asked, here) ? new URL(asked, here) : null;
  // "/.//other.example" is read as the path "//other.example", which is another site again.
  if (url?.origin !== here || url.pathname.startsWith("//")) return "/desk";
  return `${url.pathname}${url.search}`;
}
