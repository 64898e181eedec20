/** RFC 9110, 13.1.2: a list of tags, weak ones comparing equal to strong ones, or "*". */
export function holdsTag(header: string | null | undefined, etag: string): boolean {
  if (header === null || header === undefined) return false;
  const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}
