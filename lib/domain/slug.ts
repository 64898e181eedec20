/** How long a slug may be, in characters. */
export const slugLengthLimit = 100;

/**
 * Whether a text has the shape of a slug, an incident's name in addresses: small letters of ASCII and
 * digits, in words parted by single hyphens, of `slugLengthLimit` characters at most. Whether there is
 * such an incident is another question, which of no other text needs to be asked.
 */
export function isSlug(text: string): boolean {
  return text.length <= slugLengthLimit && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
