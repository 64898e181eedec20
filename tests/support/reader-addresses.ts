/**
 * Every address of readers, by its route as `routesOf` gives it, at one incident, one article and one
 * party, and at one that only passes on where it is given; lists are asked for `query` too.
 * A test holds its keys to the routes that there are.
 */
export function readerAddresses(at: {
  slug: string;
  query: string;
  article: string;
  party: string;
  relay?: string | undefined;
  /** Of a measure of that incident. */
  anchor?: string;
}): Record<string, string[]> {
  const { slug, article, party, anchor = "killed-people" } = at;
  const parties = [party, ...(at.relay === undefined ? [] : [at.relay])];
  const query = encodeURIComponent(at.query);
  const [page, api] = [`/incidents/${slug}`, `/api/v1/incidents/${slug}`];
  const files = ["claims.csv", "claims.jsonld", "citation.txt", "citation.bib", "citation.ris"];
  return {
    "/incidents": ["/incidents", `/incidents?query=${query}`],
    "/incidents/*": [page],
    "/incidents/*/history": [`${page}/history`],
    "/incidents/*/editions/*": [`${page}/editions/1`],
    "/method": ["/method"],
    "/frame": ["/frame"],
    "/robots.txt": ["/robots.txt"],
    "/api/v1/incidents": [
      "/api/v1/incidents?facets=true",
      `/api/v1/incidents?facets=true&query=${query}`,
    ],
    "/api/v1/incidents/*": [api],
    "/api/v1/incidents/*/history": [`${api}/history`],
    "/api/v1/incidents/*/editions.atom": [`${api}/editions.atom`],
    "/api/v1/incidents/*/editions/*": [`${api}/editions/1`],
    "/api/v1/incidents/*/editions/*/*": files.map((file) => `${api}/editions/1/${file}`),
    "/api/v1/incidents/*/editions/*/figures/*": [`${api}/editions/1/figures/${anchor}.svg`],
    "/incidents/*/editions/*/said": [`${page}/editions/1/said`],
    "/corrections": ["/corrections"],
    "/api/v1/corrections": ["/api/v1/corrections"],
    "/objections/new": ["/objections/new"],
    "/map": ["/map", `/map?query=${query}`],
    "/parties/*": parties.map((id) => `/parties/${id}`),
    "/api/v1/parties/*": parties.map((id) => `/api/v1/parties/${id}`),
    "/articles/*": [`/articles/${article}`],
    "/api/v1/articles/*": [`/api/v1/articles/${article}`],
    "/api/v1/incidents/claims.csv": [
      "/api/v1/incidents/claims.csv",
      `/api/v1/incidents/claims.csv?query=${query}`,
    ],
    "/api/v1/incidents/claims.jsonld": [
      "/api/v1/incidents/claims.jsonld",
      `/api/v1/incidents/claims.jsonld?query=${query}`,
    ],
    "/api/v1/incidents/feed.atom": ["/api/v1/incidents/feed.atom"],
    "/api/v1/log/head": ["/api/v1/log/head"],
    "/embed/*/*/*": [`/embed/${slug}/1/${anchor}`],
  };
}
