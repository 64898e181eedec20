import "server-only";
import type { IncomingMessage } from "node:http";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { AppError } from "@/lib/errors";
import type { Bounds } from "./bounds";
import { Broken, faultSentence } from "./exchange";
import { refusePage } from "./refusal";

/**
 * The body of an answer, unpacked. It is counted while it arrives, before and after unpacking:
 * what grows over the bound is dropped at that moment. Throws AppError `invalid`.
 */
export async function bodyOf(
  answer: IncomingMessage,
  bounds: Bounds,
  ending: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const gathered = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  answer.setTimeout(bounds.silence, () => answer.destroy(new Broken("SILENT")));
  try {
    if (Number(answer.headers["content-length"] ?? 0) > bounds.bytes) throw tooLarge(bounds);
    const unpacking = unpackers(answer.headers["content-encoding"] ?? "");
    const meters = unpacking.length > 0 ? [meter(bounds), ...unpacking] : [];
    await pipeline([answer, ...meters, meter(bounds), gathered], { signal: ending });
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof AppError) throw error;
    return refusePage(faultSentence(error, bounds, ending));
  } finally {
    answer.destroy();
  }
}

/** What is larger than a page may be, as a sentence. */
export function tooLarge({ bytes }: Bounds): AppError {
  return new AppError("invalid", `The page is larger than ${bytes / 1_000_000} million bytes.`);
}

function unpackers(encoding: string): Transform[] {
  const names = encoding
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (names.length > 2) refusePage("The page is packed over and over.");
  return names.reverse().map((name) => {
    if (name === "gzip" || name === "x-gzip") return createGunzip();
    if (name === "deflate") return createInflate();
    if (name === "br") return createBrotliDecompress();
    return refusePage("The page is packed in a way that is not known here.");
  });
}

function meter(bounds: Bounds): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      passed += chunk.length;
      if (passed > bounds.bytes) done(tooLarge(bounds));
      else done(null, chunk);
    },
  });
}
