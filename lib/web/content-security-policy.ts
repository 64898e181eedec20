/**
 * What a page may load and run. Scripts run only from our own files, or inline with the nonce of
 * this very answer; React needs eval while developing, and only then.
 */
export function contentSecurityPolicy(nonce: string, developing: boolean): string {
  return policyWith(`'self' 'nonce-${nonce}'${developing ? " 'unsafe-eval'" : ""}`);
}

function policyWith(scripts: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For a page that is kept and sent to every reader: it has no scripts, and none may be put in. */
export const readerPolicy = policyWith("'none'");

/** A text that nobody can guess, for one answer: 128 random bits in base64. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes));
}
