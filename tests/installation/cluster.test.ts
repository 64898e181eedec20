import { spawn } from "node:child_process";
import { lstat, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startCluster } from "@/lib/installation/cluster";
import { stopOrphan } from "@/lib/installation/postmaster";
import { birthOf, eventually } from "@/lib/installation/processes";
import { newCluster, newFolder, sharedCluster } from "./folder";
import { changed, query } from "./sql";

describe("a running cluster", () => {
  const shared = sharedCluster();

  test("has the same locale, encoding, zone and order on every machine", async () => {
    const { appUrl } = await shared.newDatabase();
    const rows = await query(
      appUrl,
      `SELECT datlocprovider::text AS provider, datlocale AS locale,
              pg_encoding_to_char(encoding) AS encoding, current_setting('TimeZone') AS zone,
              lower('ÀÉ') AS lower
         FROM pg_database WHERE datname = current_database()`,
    );
    expect(rows).toEqual([
      { provider: "b", locale: "C.UTF-8", encoding: "UTF8", zone: "UTC", lower: "àé" },
    ]);
  });

  test("has an owner who is no superuser, and an app that owns nothing", async () => {
    const { ownerUrl, appUrl } = inCounterclaim(await shared.newDatabase());
    const denied = /permission denied/;
    await query(ownerUrl, "CREATE EXTENSION pg_trgm");
    await query(ownerUrl, "CREATE TABLE fact (word text)");
    await expect(query(ownerUrl, "CREATE ROLE another")).rejects.toThrow(denied);
    await expect(query(appUrl, "SELECT * FROM fact")).rejects.toThrow(denied);
    await expect(query(appUrl, "CREATE TABLE mine ()")).rejects.toThrow(denied);
    await expect(query(appUrl, "CREATE TEMP TABLE fact ()")).rejects.toThrow(denied);
  });

  test("lets nobody in without the password, which only the folder's owner can read", async () => {
    const { appUrl, ownerUrl } = await shared.newDatabase();
    const guess = changed(appUrl, (url) => {
      url.password = "guess";
    });
    await expect(query(guess, "SELECT 1")).rejects.toThrow(/password authentication failed/);
    expect((await lstat(join(shared.dataDir(), "passwords.json"))).mode & 0o777).toBe(0o600);
    const log = await readFile(join(shared.dataDir(), "postgres.log"), "utf8");
    expect(log).not.toContain(new URL(ownerUrl).password);
  });

  test("refuses a second start on its folder", async () => {
    await expect(newCluster(shared.dataDir())).rejects.toThrow(
      `Counterclaim already runs on ${shared.dataDir()} (process ${process.pid})`,
    );
  });
});

test("a cluster is made once, kept, and leaves no process behind", async () => {
  const dataDir = join(await newFolder(), "data");
  const first = await newCluster(dataDir);
  expect(first.cluster.fresh).toBe(true);
  await query(first.cluster.ownerUrl, "CREATE TABLE kept (word text)");
  const pid = await postmasterOf(dataDir);
  await first.cluster.stop();
  expect(birthOf(pid)).toBeNull();

  const second = await newCluster(dataDir);
  expect(second.cluster.fresh).toBe(false);
  expect(await query(second.cluster.ownerUrl, "SELECT * FROM kept")).toEqual([]);
});

test("what a kill left behind is stopped, recovered, and noticed when it happens", async () => {
  const dataDir = join(await newFolder(), "data");
  const killed = await inAnotherProcess(dataDir);
  await query(killed.ownerUrl, "CREATE TABLE survivor (word text)");
  const orphan = await postmasterOf(dataDir);
  killed.kill();
  expect(await eventually(() => birthOf(killed.pid) === null, 5_000)).toBe(true);
  expect(birthOf(orphan)).not.toBeNull();

  const { cluster, said } = await newCluster(dataDir);
  expect(said).toEqual(["Stopped the database that a killed run had left."]);
  expect(birthOf(orphan)).toBeNull();
  expect(await query(cluster.ownerUrl, "SELECT * FROM survivor")).toEqual([]);

  process.kill(await postmasterOf(dataDir), "SIGKILL");
  await cluster.exited;
  await cluster.stop();
  const again = await newCluster(dataDir);
  expect(await query(again.cluster.ownerUrl, "SELECT * FROM survivor")).toEqual([]);
});

test("a start that is interrupted stops what it began, and the next one succeeds", async () => {
  const dataDir = join(await newFolder(), "data");
  const interruption = new AbortController();
  const start = startCluster({
    dataDir,
    signal: interruption.signal,
    onStep: () => setTimeout(() => interruption.abort(new Error("interrupted")), 150),
  });
  await expect(start).rejects.toThrow("interrupted");
  const { cluster } = await newCluster(dataDir);
  expect(cluster.fresh).toBe(true);
});

test("a process number that somebody else has now is not taken for the database", async () => {
  const cluster = await newFolder();
  await writeFile(join(cluster, "postmaster.pid"), `${process.pid}\n${cluster}\n`);
  expect(await stopOrphan(cluster)).toBe(false);
  expect(await readdir(cluster)).toEqual([]);
});

test("a cluster whose passwords are gone is refused and not overwritten", async () => {
  const dataDir = await newFolder();
  await mkdir(join(dataDir, "postgres"));
  await expect(newCluster(dataDir)).rejects.toThrow(/its passwords .* are not/);
});

test.each([
  ["file", /it is a file and not a folder/],
  ["file/deeper", /is a file/],
])("a data folder at %s is refused with the reason", async (path, words) => {
  const folder = await newFolder();
  await writeFile(join(folder, "file"), "");
  const refused = newCluster(join(folder, path));
  await expect(refused).rejects.toThrow(`The data folder ${join(folder, path)} cannot be used`);
  await expect(refused).rejects.toThrow(words);
});

/** The database that the installation itself makes, with its privileges. */
function inCounterclaim(urls: { ownerUrl: string; appUrl: string }): typeof urls {
  const named = (url: string) => changed(url, (parts) => (parts.pathname = "/counterclaim"));
  return { ownerUrl: named(urls.ownerUrl), appUrl: named(urls.appUrl) };
}

async function postmasterOf(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");
  return Number(text.split("\n")[0]);
}

/** A cluster started by a process that can be killed outright. */
async function inAnotherProcess(
  dataDir: string,
): Promise<{ ownerUrl: string; pid: number; kill(): void }> {
  const script = `
    import { startCluster } from "@/lib/installation/cluster";
    const cluster = await startCluster({ dataDir: ${JSON.stringify(dataDir)}, onStep: () => {} });
    console.log(cluster.ownerUrl);
    setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ownerUrl = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk) => resolve(String(chunk).trim()));
    child.once("exit", (code) => reject(new Error(`ended with ${code}`)));
  });
  return { ownerUrl, pid: child.pid ?? 0, kill: () => child.kill("SIGKILL") };
}
