import { type ChildProcess, spawn } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lockOf } from "@/lib/installation/cluster";
import { takeLock } from "@/lib/installation/lock";
import { birthOf, eventually } from "@/lib/installation/processes";
import { newFolder } from "./folder";

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)(
  "%s while the database is made leaves no process and no half cluster behind",
  async (signal, code) => {
    const dataDir = join(await newFolder(), "data");
    const run = start({ COUNTERCLAIM_DATA_DIR: dataDir });
    await run.says("Making the database cluster …");
    run.child.kill(signal);
    run.child.kill(signal);
    expect(await run.ended).toBe(code);
    expect(await clustersOn(dataDir)).toEqual([]);
    expect((await readdir(dataDir)).filter((name) => name.startsWith("draft"))).toEqual([]);
  },
);

test("a signal in the middle of the migrations stops the database too", async () => {
  const dataDir = join(await newFolder(), "data");
  const run = start({ COUNTERCLAIM_DATA_DIR: dataDir });
  await run.says("Applying");
  run.child.kill("SIGTERM");
  expect(await run.ended).toBe(143);
  expect(await clustersOn(dataDir)).toEqual([]);
});

test("when the process that started it is killed, it ends and takes the database along", async () => {
  const dataDir = join(await newFolder(), "data");
  const parent = `
    const child = require("node:child_process").spawn(process.execPath, ${JSON.stringify(program)},
      { stdio: "inherit" });
    process.stderr.write(String(child.pid));`;
  const run = launched(["--eval", parent], { COUNTERCLAIM_DATA_DIR: dataDir });
  await run.says("Making the database cluster …");
  const pid = Number(run.complaint());
  expect(birthOf(pid)).not.toBeNull();
  run.child.kill("SIGKILL");
  expect(await eventually(() => birthOf(pid) === null, 20_000)).toBe(true);
  // Killed in the middle of making a cluster: what makes it takes a moment to follow.
  await expect.poll(() => clustersOn(dataDir), { timeout: 10_000 }).toEqual([]);
});

test("a taken port is refused before anything is made", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const base = await newFolder();
  const run = start({ COUNTERCLAIM_DATA_DIR: join(base, "data"), PORT: String(port) });
  expect(await run.ended).toBe(1);
  expect(run.complaint()).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program: stop it, or set PORT to another number.\n`,
  );
  expect(await readdir(base)).toEqual([]);
});

test("a second start on one data folder is one sentence", async () => {
  const dataDir = await newFolder();
  const lock = await takeLock(lockOf(dataDir));
  expect(lock).toHaveProperty("release");
  const run = start({ COUNTERCLAIM_DATA_DIR: dataDir });
  expect(await run.ended).toBe(1);
  expect(run.complaint()).toMatch(/^Counterclaim already runs on [^\n]*\n$/);
});

test("a data folder that cannot be written is one sentence", async () => {
  const file = join(await newFolder(), "file");
  await writeFile(file, "");
  const run = start({ COUNTERCLAIM_DATA_DIR: file });
  expect(await run.ended).toBe(1);
  expect(run.complaint()).toMatch(/^The data folder [^\n]* cannot be used: it is a file[^\n]*\n$/);
});

test("an address of a database that does not answer is one sentence without its password", async () => {
  const run = start({
    DATABASE_URL: "postgresql://app:hidden@127.0.0.1:1/counterclaim",
    DATABASE_OWNER_URL: "postgresql://owner:hidden@127.0.0.1:1/counterclaim",
    COUNTERCLAIM_SECRET: "0123456789abcdef0123456789abcdef",
  });
  expect(await run.ended).toBe(1);
  expect(run.complaint()).toMatch(
    /^The database server at 127\.0\.0\.1:1 cannot be reached[^\n]*\n$/,
  );
  expect(run.complaint()).not.toContain("hidden");
});

const program = ["--conditions=react-server", "scripts/run.cjs", "scripts/start.ts"];

type Run = {
  child: ChildProcess;
  ended: Promise<number | null>;
  says(words: string): Promise<void>;
  complaint(): string;
};

/** `npm start` without npm, on a port of its own unless one is given. */
function start(env: Record<string, string>): Run {
  return launched(program, env);
}

function launched(args: string[], env: Record<string, string>): Run {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PORT: "38417", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  let complained = "";
  child.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    complained += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  const says = async (words: string) => {
    const heard = await eventually(() => said.includes(words), 30_000);
    if (!heard) throw new Error(`It never said "${words}": ${said}${complained}`);
  };
  return { child, ended, says, complaint: () => complained };
}

/** The commands of all processes that mention a data folder. */
async function clustersOn(dataDir: string): Promise<string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return commands.filter((command) => command.includes(dataDir));
}
