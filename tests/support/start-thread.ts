import { fileURLToPath } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

const file = new URL("../../lib/capture/reading-thread.ts", import.meta.url).href;

/** Takes the place of lib/capture/start-thread.ts: the same thread, from its source. */
export function startThread(options: WorkerOptions): Worker {
  const code = `void import("tsx/esm/api").then((tsx) => {
    tsx.register({ tsconfig: ${JSON.stringify(fileURLToPath(new URL("../../tsconfig.json", import.meta.url)))} });
    return import(${JSON.stringify(file)});
  })`;
  return new Worker(code, { ...options, eval: true, execArgv: ["--conditions=react-server"] });
}
