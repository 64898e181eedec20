/** Where an incident is read, as a page and as JSON. */
export const addresses = {
  incident: (slug: string) => `/incidents/${slug}`,
  json: (slug: string) => `/api/v1/incidents/${slug}`,
  edition: (slug: string, number: number) => `/api/v1/incidents/${slug}/editions/${number}`,
};
