import "server-only";
import { z } from "zod";
import { type Reading, reading } from "@/lib/schemas/capture";
import { readingBounds } from "./bounds";
import type { Page } from "./document";
import { refusePage } from "./refusal";
import { startProcess } from "./start-process";

/**
 * Reads a page in a process of its own, bounded in time and memory: whatever a page does to its reader, the
 * server goes on. A thread would not do: where V8 finds no room for a table of its own it ends the whole
 * process, whatever bounds its thread was given. Throws AppError `invalid`.
 */
export async function readPage(page: Page, bounds = readingBounds): Promise<Reading> {
  const answer = await inProcess(page, bounds);
  if ("refusal" in answer) refusePage(answer.refusal);
  return answer.reading;
}

const answers = z.union([z.object({ reading }), z.object({ refusal: z.string() })]);
type Answer = z.infer<typeof answers>;

/** Resolves once the process has ended, so that there are never more of them than pages being read. */
function inProcess(page: Page, bounds: typeof readingBounds): Promise<Answer> {
  return new Promise((resolve) => {
    const reader = startProcess(bounds.memory);
    let answer: Answer | undefined;
    const end = (last: Answer) => {
      answer ??= last;
      reader.kill("SIGKILL");
    };
    const late = setTimeout(() => end({ refusal: tooLong(bounds.time) }), bounds.time);
    reader.once("message", (message) => {
      const { data } = answers.safeParse(message);
      end(data ?? { refusal: unreadable });
    });
    reader.once("exit", (code, signal) => {
      clearTimeout(late);
      resolve(answer ?? { refusal: isBroken(code, signal) ? tooLarge : unreadable });
    });
    // It could not be started; one that was is heard of by its exit.
    reader.on("error", () => {
      if (reader.pid !== undefined) return;
      clearTimeout(late);
      resolve({ refusal: unreadable });
    });
    // That it is gone before it has read this is told by its exit too.
    if (reader.pid !== undefined) reader.send({ page, bounds }, () => {});
  });
}

/** Whether V8, or the system, ended it for want of memory: by a signal, or by the code that stands for one. */
function isBroken(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal !== null || (code !== null && code >= 128);
}

const unreadable = "This page cannot be read. Paste its text instead.";
const tooLarge = "Reading this page takes more memory than a page should. Paste its text instead.";
const tooLong = (time: number) =>
  `Reading this page takes longer than ${time / 1000} seconds. Paste its text instead.`;
