/** The address when it may be linked: http or https, and nothing that a browser would run. */
export function linkable(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : null;
}
