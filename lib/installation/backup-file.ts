import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { errorCode, Refusal } from "./refusal";
import { Tally } from "./tables";

/*
 * The form of a backup, compressed with gzip as a whole: a header, then for each table its name, its
 * rows and their sum, then an end that names all sums again. Each piece is one byte for its kind (J:
 * a JSON text, D: rows), four for its length, and its bytes; rows come in as many pieces as they do.
 */

const name = z.string().max(63);
const sum = z.object({ rows: z.int(), sha256: z.string() });

const headerShape = z.object({
  counterclaim: z.literal("backup 1"),
  /** When the database was read: ISO 8601, UTC. */
  at: z.string(),
  /** The migrations that it had, in order. */
  migrations: z.array(z.object({ name, checksum: z.string() })),
  /** The newest entry of its log, as log:head prints it; null for an empty log. */
  logHead: z.string().nullable(),
});
const tableShape = z.object({ table: name, columns: z.array(name) });
const endShape = z.object({ end: z.record(name, sum) });

export type Header = z.infer<typeof headerShape>;
export type Sum = z.infer<typeof sum>;

/** What a reader is told, in order. Rows come in pieces that respect no line. */
export interface BackupReader {
  header(header: Header): Promise<void>;
  table(table: z.infer<typeof tableShape>): Promise<void>;
  rows(bytes: Buffer): Promise<void>;
  tableEnd(sum: Sum): Promise<void>;
}

const longestPiece = 1 << 20;

/** A piece of a backup. */
export function* pieces(kind: "J" | "D", bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += longestPiece) {
    const part = bytes.subarray(at, at + longestPiece);
    const head = Buffer.alloc(5);
    head.write(kind, "latin1");
    head.writeUInt32BE(part.length, 1);
    yield head;
    yield part;
  }
}

/**
 * Reads a backup from its beginning to its end, in bounded memory, comparing every sum. Whatever is
 * not exactly what was written is a Refusal that says the file is damaged.
 */
export async function readBackup(path: string, reader: BackupReader): Promise<Header> {
  const file = createReadStream(path);
  const unpacked = createGunzip();
  file.on("error", (error) => unpacked.destroy(error));
  file.pipe(unpacked);
  try {
    return await readPieces(unpacked, reader);
  } catch (error) {
    const code = errorCode(error) ?? "";
    if (code === "ENOENT") throw new Refusal(`There is no file ${path}.`);
    if (code === "EISDIR" || code === "EACCES") throw new Refusal(`${path} cannot be read.`);
    if (error instanceof Damage || code.startsWith("Z_")) {
      const why = error instanceof Damage ? error.message : "it is not whole";
      throw new Refusal(`${path} is no backup, or was damaged: ${why}. Nothing was restored.`);
    }
    throw error;
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

class Damage extends Error {}

async function readPieces(stream: Readable, reader: BackupReader): Promise<Header> {
  const sums: Record<string, Sum> = {};
  let header: Header | undefined;
  let open: { table: string; tally: Tally } | undefined;
  let ended = false;
  const close = async () => {
    if (!open) return;
    const sum = open.tally.sum();
    sums[open.table] = sum;
    open = undefined;
    await reader.tableEnd(sum);
  };
  for await (const { kind, bytes } of piecesIn(stream)) {
    if (ended) throw new Damage("something follows its end");
    if (kind === "D") {
      if (!open) throw new Damage("rows stand outside a table");
      open.tally.add(bytes);
      await reader.rows(bytes);
      continue;
    }
    const said: unknown = parsed(bytes);
    if (!header) {
      header = headerShape.safeParse(said).data;
      if (!header) throw new Damage("its first words are not those of a backup");
      await reader.header(header);
      continue;
    }
    await close();
    const table = tableShape.safeParse(said).data;
    const end = endShape.safeParse(said).data?.end;
    if (table) {
      open = { table: table.table, tally: new Tally() };
      await reader.table(table);
    } else if (end) {
      refuseOtherSums(end, sums);
      ended = true;
    } else throw new Damage("it holds words that no backup holds");
  }
  if (!header || !ended) throw new Damage("its end is missing");
  return header;
}

function refuseOtherSums(said: Record<string, Sum>, found: Record<string, Sum>): void {
  for (const table of new Set([...Object.keys(said), ...Object.keys(found)])) {
    const [a, b] = [said[table], found[table]];
    if (a?.rows === b?.rows && a?.sha256 === b?.sha256) continue;
    throw new Damage(`the rows of ${table} are not those that were written`);
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new Damage("a part of it cannot be read");
  }
}

async function* piecesIn(stream: Readable): AsyncGenerator<{ kind: string; bytes: Buffer }> {
  const held = new Held();
  for await (const chunk of stream) {
    held.add(Buffer.from(chunk));
    for (let head = held.peek(5); head !== null; head = held.peek(5)) {
      const kind = head.toString("latin1", 0, 1);
      const length = head.readUInt32BE(1);
      if ((kind !== "J" && kind !== "D") || length > longestPiece) {
        throw new Damage("a part of it cannot be read");
      }
      if (held.length < 5 + length) break;
      yield { kind, bytes: held.take(5 + length).subarray(5) };
    }
  }
  if (held.length > 0) throw new Damage("it ends in the middle");
}

/** Bytes that came and were not taken; joined only when they are, however small they came. */
class Held {
  length = 0;
  private readonly chunks: Buffer[] = [];

  add(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.length += chunk.length;
  }

  /** The first so many bytes, left where they are; null where there are fewer. */
  peek(count: number): Buffer | null {
    if (this.length < count) return null;
    const [first = Buffer.alloc(0)] = this.chunks;
    return first.length >= count ? first.subarray(0, count) : this.joined().subarray(0, count);
  }

  take(count: number): Buffer {
    const all = this.joined();
    this.length -= count;
    if (count < all.length) this.chunks[0] = all.subarray(count);
    else this.chunks.length = 0;
    return all.subarray(0, count);
  }

  private joined(): Buffer {
    const [first] = this.chunks;
    if (first && this.chunks.length === 1) return first;
    const all = Buffer.concat(this.chunks);
    this.chunks.splice(0, this.chunks.length, all);
    return all;
  }
}
