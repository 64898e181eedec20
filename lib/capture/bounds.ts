import "server-only";

/** How much of somebody else's time and bytes one capture may take. */
export interface Bounds {
  /** Bytes of a page, as they travel and once unpacked. */
  bytes: number;
  /** From the first question to the last byte, over all redirects, in milliseconds. */
  time: number;
  /** How long nothing may arrive, in milliseconds. */
  silence: number;
  redirects: number;
}

export const usualBounds: Bounds = {
  bytes: 5_000_000,
  time: 20_000,
  silence: 8_000,
  redirects: 5,
};

/** Bounds of the process that reads a page (docs/decisions: what was measured). */
export const readingBounds = {
  /** Milliseconds until it is ended. */
  time: 15_000,
  /** Megabytes of its heap. */
  memory: 256,
  elements: 50_000,
  depth: 400,
  attributes: 100_000,
  stretches: 200_000,
  /** UTF-16 code units of the text: an article's. */
  text: 1_000_000,
};
