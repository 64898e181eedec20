import { type Child, startChild } from "@/lib/installation/children";

/** Where the tools of a run are, from the project's folder. */
const programs = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  next: "node_modules/next/dist/bin/next",
  playwright: "node_modules/@playwright/test/cli.js",
  tsc: "node_modules/typescript/bin/tsc",
  vitest: "node_modules/vitest/vitest.mjs",
};

/** What a tool answered; `output` stays empty where its words went straight to the terminal. */
export type Answer = { code: number; output: string };

const running = new Set<Child>();

// A tool whose words are held back cannot see that a terminal will show them.
const colour = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };

/** Runs a tool of the project to its end. With `live` its words go straight to the terminal. */
export async function runTool(
  name: keyof typeof programs,
  args: string[],
  { live = false, env = {} }: { live?: boolean; env?: Record<string, string> } = {},
): Promise<Answer> {
  const child = startChild({
    args: [programs[name], ...args],
    env: { ...process.env, ...colour, ...env },
    quiet: !live,
  });
  running.add(child);
  const code = await child.ended.finally(() => running.delete(child));
  return { code: code ?? 1, output: child.output() };
}

/** Ends every tool that still runs, with whatever it started. */
export async function stopTools(): Promise<void> {
  await Promise.all([...running].map((child) => child.stop()));
}
