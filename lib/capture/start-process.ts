import "server-only";
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { join } from "node:path";

/**
 * Starts the process that reads a page, with a heap of so many megabytes. It knows nothing of our environment, and
 * what it writes when it dies is heard by nobody. It runs from its source, as scripts do: the bundler of the app
 * makes no program of a file, and what is tested is then what runs. The app runs where its sources are.
 */
export function startProcess(megabytes: number): ChildProcess {
  const root = join(/* turbopackIgnore: true */ process.cwd());
  const file = join(root, "lib/capture/reading-process.ts");
  // As CommonJS: tsx would start a thread of its own to load modules, which takes longer than to read most pages.
  const code = `require("tsx/cjs/api").register(); require(${JSON.stringify(file)});`;
  const options: SpawnOptions = {
    cwd: root,
    env: { NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    // Bytes as they are.
    serialization: "advanced",
    windowsHide: true,
  };
  // A stack as large as a thread's, in kilobytes: the tree's own functions take arguments by the thousand.
  const flags = [
    "--conditions=react-server",
    `--max-old-space-size=${megabytes}`,
    "--stack-size=3900",
  ];
  // Not by name: the bundler would look for the program that is started.
  return Reflect.apply(spawn, undefined, [process.execPath, [...flags, "-e", code], options]);
}
