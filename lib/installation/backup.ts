import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { link, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { createGzip, type Gzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Header, pieces, type Sum } from "./backup-file";
import { errorCode, Refusal, whyUnwritable } from "./refusal";
import type { OnStep } from "./steps";
import { copyOut, plainText, type Table, Tally, tablesOf } from "./tables";

/**
 * Writes all that a database holds, as it is at one moment, into one compressed file that only its
 * owner can read; writers are not kept waiting, and memory stays bounded. The file appears whole or
 * not at all, and never takes the place of another. Returns its header and the sums of its tables.
 */
export async function backup(options: {
  ownerUrl: string;
  file: string;
  onStep: OnStep;
  signal?: AbortSignal;
}): Promise<{ header: Header; sums: Record<string, Sum> }> {
  const { ownerUrl, file, onStep, signal } = options;
  const draft = `${file}.${randomBytes(6).toString("hex")}.part`;
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => {});
  const out = createGzip({ level: 6 });
  const disk = createWriteStream(draft, { flags: "wx", mode: 0o600 });
  disk.on("error", (error) => out.destroy(error));
  out.on("error", () => disk.destroy());
  try {
    await client.connect();
    out.pipe(disk);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(plainText);
    const header = await headerOf(client);
    await writeJson(out, header);
    const sums: Record<string, Sum> = {};
    const tables = await tablesOf(client);
    for (const [at, table] of tables.entries()) {
      signal?.throwIfAborted();
      const sum = await writeTable(client, out, table);
      sums[table.name] = sum;
      onStep(`[${at + 1} of ${tables.length}] ${table.name}: ${sum.rows} rows`);
    }
    await writeJson(out, { end: sums });
    out.end();
    await finished(disk);
    // Unlike renaming, this fails where the name is taken.
    await link(draft, file);
    return { header, sums };
  } catch (error) {
    throw unwritable(file, error);
  } finally {
    await client.end();
    await rm(draft, { force: true });
  }
}

async function headerOf(client: pg.Client): Promise<Header> {
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  const { rows } = await client.query<{ at: string; head: string | null }>(
    `SELECT to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at,
       (SELECT seq || ':' || encode(hash, 'hex') FROM log_entry ORDER BY seq DESC LIMIT 1) AS head`,
  );
  const [found] = rows;
  return {
    counterclaim: "backup 1",
    at: found?.at ?? "",
    migrations,
    logHead: found?.head ?? null,
  };
}

async function writeTable(client: pg.Client, out: Gzip, table: Table): Promise<Sum> {
  await writeJson(out, { table: table.name, columns: table.columns });
  const tally = new Tally();
  for await (const chunk of client.query(copyTo(copyOut(table)))) {
    const bytes = Buffer.from(chunk);
    tally.add(bytes);
    await write(out, pieces("D", bytes));
  }
  return tally.sum();
}

async function writeJson(out: Gzip, value: unknown): Promise<void> {
  await write(out, pieces("J", Buffer.from(JSON.stringify(value), "utf8")));
}

async function write(out: Gzip, parts: Iterable<Buffer>): Promise<void> {
  for (const part of parts) {
    if (out.destroyed) throw out.errored ?? new Error("The file was closed.");
    if (!out.write(part)) await drained(out);
  }
}

function drained(out: Gzip): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      out.off("drain", settle).off("close", settle);
      if (out.destroyed) reject(out.errored ?? new Error("The file was closed."));
      else resolve();
    };
    out.on("drain", settle).on("close", settle);
  });
}

function unwritable(file: string, error: unknown): unknown {
  if (errorCode(error) === "EEXIST") {
    return new Refusal(`${file} is there already, and a backup never takes another's place.`);
  }
  const reason = whyUnwritable(error);
  return reason === null ? error : new Refusal(`${file} cannot be written: ${reason}.`);
}
