export const siteName = "Counterclaim";

/** What a page is called where it stands among others: in a browser's tabs, in what was found. */
export function titleOf(page: string): string {
  return `${page} – ${siteName}`;
}
