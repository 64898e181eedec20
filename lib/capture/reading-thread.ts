import "server-only";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { readingBounds } from "./bounds";
import { readDocument, Unreadable } from "./document";

// The thread in which one page is read. It holds nothing but that page, and is ended from outside
// when it takes too long or too much.
const page = z.object({
  bytes: z.instanceof(Uint8Array),
  contentType: z.string(),
  kind: z.enum(["html", "text"]),
  address: z.string().nullable(),
});

parentPort?.postMessage(answer());

function answer(): unknown {
  try {
    return { reading: readDocument(page.parse(workerData), readingBounds) };
  } catch (error) {
    if (error instanceof Unreadable) return { refusal: error.message };
    if (error instanceof RangeError)
      return { refusal: "The page is nested too deeply to be read." };
    throw error;
  }
}
