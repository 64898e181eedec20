/** What every answer of the public API carries: it may be read from any page, its ETag too. */
export const publicHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag",
} as const;
