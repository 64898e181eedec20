import "server-only";
import { z } from "zod";
import { readDocument, Unreadable } from "./document";

// The process in which one page is read. It holds nothing but that page, and is ended from outside
// when it takes too long; too much memory ends it by itself.
const task = z.object({
  page: z.object({
    bytes: z.instanceof(Uint8Array),
    contentType: z.string(),
    kind: z.enum(["html", "text"]),
    address: z.string().nullable(),
  }),
  bounds: z.object({
    elements: z.number(),
    depth: z.number(),
    attributes: z.number(),
    stretches: z.number(),
    text: z.number(),
  }),
});

process.once("message", (message) => {
  process.send?.(answer(message));
});

function answer(message: unknown): unknown {
  try {
    const { page, bounds } = task.parse(message);
    return { reading: readDocument(page, bounds) };
  } catch (error) {
    if (error instanceof Unreadable) return { refusal: error.message };
    if (error instanceof RangeError)
      return { refusal: "The page is nested too deeply to be read." };
    throw error;
  }
}
