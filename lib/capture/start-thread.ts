import "server-only";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

/**
 * Starts the thread that reads a page, from its source, as scripts are run: the bundler of the app
 * makes no thread of a file, and what is tested is then what runs. The app runs where its sources are.
 */
export function startThread(options: WorkerOptions): Worker {
  const root = join(/* turbopackIgnore: true */ process.cwd());
  const [config, file] = ["tsconfig.json", "lib/capture/reading-thread.ts"].map((name) =>
    join(root, name),
  );
  const code = `void import("tsx/esm/api").then((tsx) => {
    tsx.register({ tsconfig: ${JSON.stringify(config)} });
    return import(${JSON.stringify(pathToFileURL(file ?? "").href)});
  })`;
  return Reflect.construct(Worker, [
    code,
    { ...options, eval: true, execArgv: ["--conditions=react-server"] },
  ]);
}
