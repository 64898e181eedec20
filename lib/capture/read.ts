import "server-only";
import { z } from "zod";
import { type Reading, reading } from "@/lib/schemas/capture";
import { readingBounds } from "./bounds";
import type { Page } from "./document";
import { refusePage } from "./refusal";
import { startThread } from "./start-thread";

/**
 * Reads a page in a thread of its own, bounded in time and memory: whatever a page does to its
 * reader, the server goes on. Throws AppError `invalid`.
 */
export async function readPage(page: Page, bounds = readingBounds): Promise<Reading> {
  const answer = await inThread(page, bounds);
  if ("refusal" in answer) refusePage(answer.refusal);
  return answer.reading;
}

const answers = z.union([z.object({ reading }), z.object({ refusal: z.string() })]);

function inThread(page: Page, bounds: typeof readingBounds): Promise<z.infer<typeof answers>> {
  return new Promise((resolve) => {
    const thread = startThread({
      workerData: page,
      resourceLimits: { maxOldGenerationSizeMb: bounds.memory, maxYoungGenerationSizeMb: 32 },
      // It asks nothing of its surroundings.
      env: {},
    });
    let refusal = "This page cannot be read. Paste its text instead.";
    const late = setTimeout(() => {
      refusal = `Reading this page takes longer than ${bounds.time / 1000} seconds. Paste its text instead.`;
      void thread.terminate();
    }, bounds.time);
    thread.once("message", (message) => {
      const { data } = answers.safeParse(message);
      resolve(data ?? { refusal });
    });
    thread.once("error", (error) => {
      if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
        refusal = "Reading this page takes more memory than a page should. Paste its text instead.";
      }
    });
    thread.once("exit", () => {
      clearTimeout(late);
      resolve({ refusal });
    });
  });
}
