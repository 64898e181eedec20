/** The address when it may be linked: http or https, and nothing that a browser would run. */
export function linkable(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : null;
}

/** Reading pages and public JSON of an incident. */
export const addresses = {
  incident: (slug: string) => `/incidents/${slug}`,
  json: (slug: string) => `/api/v1/incidents/${slug}`,
  edition: (slug: string, number: number) => `/api/v1/incidents/${slug}/editions/${number}`,
};
