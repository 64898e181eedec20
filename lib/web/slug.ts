/**
 * The slug in an address, or null where the text cannot be one, so that nothing else is looked up:
 * small letters and digits parted by "-", at most 100 (the shape the database holds it to).
 */
export function readSlug(text: string): string | null {
  return text.length <= 100 && shape.test(text) ? text : null;
}

const shape = /^[a-z0-9]+(-[a-z0-9]+)*$/;
