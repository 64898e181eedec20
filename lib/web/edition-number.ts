/** The number of an edition in an address, or null where the text is none that could be stored. */
export function readEditionNumber(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
