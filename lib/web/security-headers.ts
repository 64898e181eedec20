/** What every answer says of itself, whoever makes it. */
export const securityHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
} as const;

/** Embeds alone may be framed, and say so in a policy of their own. */
export const unframed = { "X-Frame-Options": "DENY" } as const;

/** Whatever is no page runs nothing. */
export const nothingRuns = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
} as const;
