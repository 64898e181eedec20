import "server-only";
import { Worker, type WorkerOptions } from "node:worker_threads";

/** Starts the thread that reads a page. Tests, which run the sources, start it from them instead. */
export function startThread(options: WorkerOptions): Worker {
  return new Worker(new URL("./reading-thread.ts", import.meta.url), options);
}
