import "server-only";
import { AppError } from "@/lib/errors";
import type { Reading } from "@/lib/schemas/capture";
import { tooLarge } from "./body";
import { usualBounds } from "./bounds";
import { fetchPage } from "./fetch";
import { kindOf } from "./kind";
import { type Network, publicNetwork } from "./network";
import { readPage } from "./read";

/** A page with its bytes, and what was read from them. */
export interface Captured {
  bytes: Uint8Array;
  /** As the sender called it; for what was pasted, as we do. */
  mediaType: string;
  /** Where it was found at last; null where it was not fetched. */
  address: string | null;
  reading: Reading;
}

/** Fetches a page and reads it. Throws AppError `invalid`, or `too_many` while others are at it. */
export function pageAt(address: string, network: Network = publicNetwork): Promise<Captured> {
  return oneOfFew(async () => {
    const { bytes, contentType, address: found } = await fetchPage(address, network);
    return captured(bytes, contentType, found);
  });
}

/** Reads bytes that somebody brings: HTML or plain text. Throws AppError as `pageAt` does. */
export function pageOf(bytes: Uint8Array, mediaType: string): Promise<Captured> {
  return oneOfFew(async () => {
    if (bytes.length > usualBounds.bytes) throw tooLarge(usualBounds);
    return captured(bytes, mediaType, null);
  });
}

async function captured(
  bytes: Uint8Array,
  contentType: string,
  address: string | null,
): Promise<Captured> {
  const kind = kindOf(bytes, contentType);
  const reading = await readPage({ bytes, contentType, kind, address });
  const mediaType =
    contentType.trim().slice(0, 200) || (kind === "html" ? "text/html" : "text/plain");
  return { bytes, mediaType, address, reading };
}

// Each may take a process and its memory.
const most = 3;
let underWay = 0;

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (underWay >= most) {
    throw new AppError("too_many", "Other pages are being read just now. Try again in a moment.");
  }
  underWay += 1;
  try {
    return await work();
  } finally {
    underWay -= 1;
  }
}
