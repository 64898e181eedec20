import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishIncident } from "@/lib/commands/editions";
import { loadArticle } from "@/lib/commands/load";
import { closeDb, db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { backup } from "@/lib/installation/backup";
import { readBackup } from "@/lib/installation/backup-file";
import { restore } from "@/lib/installation/restore";
import { searchIncidents } from "@/lib/queries/search";
import { verifyLog } from "@/lib/queries/verification";
import { freshDatabase, useDatabase } from "@/tests/support/database";

const here = useDatabase();
const actor: Actor = { kind: "system", name: "test" };
const appRole = "counterclaim_app";
const folder = await mkdtemp(join(tmpdir(), "counterclaim-backup-"));
const file = join(folder, "all.backup");
const said: string[] = [];
const onStep = (line: string) => void said.push(line);
let written: Awaited<ReturnType<typeof backup>>;

beforeAll(async () => {
  for (const name of ["1-wire", "2-newspaper"]) {
    const text = await readFile(`prisma/demonstration/${name}.json`, "utf8");
    const { incidents } = await loadArticle(actor, JSON.parse(text));
    for (const incident of incidents) await publishIncident(actor, { incident });
  }
  const { id } = await db().snapshot.findFirstOrThrow({ select: { id: true } });
  // Bytes of every kind, more than a piece holds; logged as a capture would be.
  const client = await here.ownerPool.connect();
  await client.query("BEGIN");
  await client.query(
    `INSERT INTO snapshot_raw (snapshot_id, media_type, bytes, sha256)
     VALUES ($1, E'text/html;\\t"a\\\\b"\\n', $2, encode(sha256($2), 'hex'))`,
    [id, randomBytes(3_000_000)],
  );
  await client.query("SELECT append_log('system', NULL, 'test', 'test', 'snapshot', $1, '{}')", [
    id,
  ]);
  await client.query("COMMIT");
  client.release();
  written = await backup({ ownerUrl: here.ownerUrl, file, onStep });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a backup", () => {
  test("is one file that only its owner can read, and says what it did", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["all.backup"]);
    expect(said.join("\n")).toMatch(/\[\d+ of \d+\] claim: \d+ rows/);
    expect(written.sums.claim?.rows).toBeGreaterThan(10);
  });

  test("never takes the place of a file", async () => {
    const again = backup({ ownerUrl: here.ownerUrl, file, onStep });
    await expect(again).rejects.toThrow(/is there already/);
    const nowhere = backup({ ownerUrl: here.ownerUrl, file: join(folder, "no/file"), onStep });
    await expect(nowhere).rejects.toThrow(/cannot be written/);
    expect(await readdir(folder)).toEqual(["all.backup"]);
  });

  test("holds one moment, and keeps nobody from writing", async () => {
    const second = join(folder, "second.backup");
    let during: Promise<unknown> | undefined;
    await backup({
      ownerUrl: here.ownerUrl,
      file: second,
      onStep: () => {
        during ??= here.ownerPool.query(
          "SELECT append_log('system', NULL, 'test', 'meanwhile', 'test', NULL, '{}')",
        );
      },
    });
    await during;
    const { rows } = await here.ownerPool.query("SELECT max(seq)::int AS seq FROM log_entry");
    const header = await readBackup(second, reading);
    expect(Number(header.logHead?.split(":")[0])).toBe(rows[0].seq - 1);
    await rm(second);
  });
});

const reading = {
  header: async () => {},
  table: async () => {},
  rows: async () => {},
  tableEnd: async () => {},
};

describe("restored", () => {
  test("into nothing, it is equal by every sum, and the log is whole", async () => {
    const there = await freshDatabase();
    await emptied(there.ownerPool);
    await restore({ ownerUrl: there.ownerUrl, appRole, file, onStep });
    const again = join(folder, "again.backup");
    const { header, sums } = await backup({ ownerUrl: there.ownerUrl, file: again, onStep });
    expect(sums).toEqual(written.sums);
    expect(header.logHead).toBe(written.header.logHead);
    await rm(again);

    await closeDb();
    process.env.DATABASE_URL = there.appUrl;
    const [seq, hash = ""] = header.logHead?.split(":") ?? [];
    expect((await verifyLog({ seq: Number(seq), hash })).faults).toEqual([]);
    expect(
      (await searchIncidents({ query: "herof", sort: "newest" }, { limit: 5 })).items,
    ).toHaveLength(1);
    // What was recorded can still not be changed, and work goes on.
    await expect(there.ownerPool.query("DELETE FROM claim")).rejects.toThrow(/append|refused/);
    const [incident] = await db().incident.findMany({ select: { id: true }, take: 1 });
    await publishIncident(actor, { incident: incident?.id ?? "" });
    expect((await verifyLog()).faults).toEqual([]);
    await closeDb();
    process.env.DATABASE_URL = here.appUrl;
  });

  test("into a database that was migrated and never used", async () => {
    const there = await freshDatabase();
    await restore({ ownerUrl: there.ownerUrl, appRole, file, onStep });
    const { rows } = await there.appPool.query("SELECT count(*)::int AS n FROM claim");
    expect(rows[0].n).toBe(written.sums.claim?.rows);
  });

  test("never into one that holds anything", async () => {
    const there = await freshDatabase();
    await there.ownerPool.query(
      "SELECT append_log('system', NULL, 'test', 'one', 'test', NULL, '{}')",
    );
    const trial = restore({ ownerUrl: there.ownerUrl, appRole, file, onStep });
    await expect(trial).rejects.toThrow(/not empty/);
  });
});

describe("a damaged file is refused, and the database is left as it was", () => {
  test.each<[string, (bytes: Buffer) => Buffer]>([
    ["cut short", (bytes) => bytes.subarray(0, bytes.length - 100)],
    ["with a bit turned", (bytes) => turned(bytes, Math.floor(bytes.length / 2))],
    ["with a byte turned within and packed again", (b) => gzipSync(turned(gunzipSync(b), 90_000))],
    ["cut short and packed again", (b) => gzipSync(gunzipSync(b).subarray(0, 100_000))],
    [
      "with something after its end",
      (b) => gzipSync(Buffer.concat([gunzipSync(b), Buffer.of(68, 0, 0, 0, 0)])),
    ],
    ["that is empty", () => Buffer.alloc(0)],
    ["that is something else", () => Buffer.from("PGDMP and so on")],
    ["of something else, packed", () => gzipSync("J\0\0\0\u0002{}")],
  ])("%s", async (_, damage) => {
    const broken = join(folder, "broken.backup");
    await writeFile(broken, damage(await readFile(file)));
    const there = await freshDatabase();
    const trial = restore({ ownerUrl: there.ownerUrl, appRole, file: broken, onStep });
    await expect(trial).rejects.toThrow(/is no backup, or was damaged/);
    const { rows } = await there.appPool.query("SELECT count(*)::int AS n FROM party");
    expect(rows[0].n).toBe(0);
  });

  test("and one that is not there", async () => {
    const there = await freshDatabase();
    const trial = restore({ ownerUrl: there.ownerUrl, appRole, file: join(folder, "no"), onStep });
    await expect(trial).rejects.toThrow(/There is no file/);
  });
});

function turned(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

async function emptied(ownerPool: pg.Pool): Promise<void> {
  await ownerPool.query("DROP SCHEMA IF EXISTS public, extensions CASCADE; CREATE SCHEMA public");
}
