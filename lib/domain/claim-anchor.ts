/**
 * The fragment by which a claim is cited on any page that shows it: the last group of its id (a UUID), which is
 * chance alone in each version that is in use. Two of a thousand claims would share one once in five hundred million
 * such pages, and an address that is printed in a footnote is a third shorter than with the whole id.
 */
export function claimAnchor(claim: string): string {
  return `claim-${claim.slice(claim.lastIndexOf("-") + 1)}`;
}
