import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { finished } from "node:stream/promises";
import pg from "pg";
import { type CopyStreamQuery, from as copyFrom, to as copyTo } from "pg-copy-streams";
import { type BackupReader, type Header, readBackup, type Sum } from "./backup-file";
import { migrationsIn } from "./history";
import { migrate } from "./migrate";
import { Refusal } from "./refusal";
import { type OnStep, step } from "./steps";
import { copyIn, copyOut, plainText, quoted, type Table, Tally, tablesOf } from "./tables";

export type RestoreOptions = {
  ownerUrl: string;
  appRole: string;
  file: string;
  onStep: OnStep;
  signal?: AbortSignal;
};

/**
 * Brings a backup back into a database that holds nothing, as the role that owns it. The file is read
 * twice: once to see that it is whole, before anything is touched, then into the tables, in one
 * transaction that ends only if every table gives the sum that was written down. An older backup is
 * restored by the migrations that it was made with, and migrated on. Returns its header.
 */
export async function restore(options: RestoreOptions): Promise<Header> {
  const { ownerUrl, appRole, file, onStep, signal } = options;
  const header = await step(onStep, `Checking ${file}`, () => readBackup(file, silent));
  const folder = await migrationsOf(header);
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => {});
  try {
    await client.connect();
    await refuseNewerSchema(client, header);
    await migrate({ ownerUrl, appRole, onStep, signal, migrationsDir: folder });
    signal?.throwIfAborted();
    await client.query("BEGIN");
    await client.query(plainText);
    await fill(client, options);
    await client.query("COMMIT");
    await migrate({ ownerUrl, appRole, onStep, signal });
    return header;
  } finally {
    await client.end();
    await rm(folder, { recursive: true, force: true });
  }
}

const silent: BackupReader = {
  header: async () => {},
  table: async () => {},
  rows: async () => {},
  tableEnd: async () => {},
};

/** A folder with the migrations of a backup alone; refuses one that this program does not know. */
async function migrationsOf(header: Header): Promise<string> {
  const ours = resolve("prisma/migrations");
  const known = new Set((await migrationsIn(ours)).map(({ name }) => name));
  const stranger = header.migrations.find(({ name }) => !known.has(name));
  if (stranger) {
    throw new Refusal(
      `The backup was made by a newer program: it has the migration ${stranger.name}, which is not here.`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), "counterclaim-restore-"));
  for (const name of ["migration_lock.toml", ...header.migrations.map((one) => one.name)]) {
    await cp(join(ours, name), join(folder, name), { recursive: true });
  }
  return folder;
}

/** Tables that are younger than the backup would have to be undone: an empty database is asked for. */
async function refuseNewerSchema(client: pg.Client, header: Header): Promise<void> {
  const { rows: there } = await client.query<{ known: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known",
  );
  if (!there[0]?.known) return;
  await refuseContent(client);
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
      WHERE rolled_back_at IS NULL AND migration_name <> ALL ($1) LIMIT 1`,
    [header.migrations.map(({ name }) => name)],
  );
  if (rows.length === 0) return;
  throw new Refusal(
    `The backup is older than the tables of this database (${rows[0]?.name}): give it an empty database, it is migrated afterwards.`,
  );
}

/** Whatever anybody did stands in the log; what migrations write there has no author. */
async function refuseContent(client: pg.Client): Promise<void> {
  const { rows: there } = await client.query<{ known: boolean }>(
    "SELECT to_regclass('log_entry') IS NOT NULL AS known",
  );
  if (!there[0]?.known) return;
  const { rowCount } = await client.query(
    `SELECT FROM log_entry
      WHERE actor_kind <> 'system' OR actor_id IS NOT NULL OR actor_role IS NOT NULL LIMIT 1`,
  );
  if (rowCount === 0) return;
  throw new Refusal(
    "This database is not empty: a backup is restored into a new one, and nothing is ever overwritten.",
  );
}

/**
 * Fills the tables. Their triggers are switched off for the length of the transaction, which their
 * owner may do: they would write what the backup already holds. Foreign keys and CHECKs stay on.
 */
async function fill(client: pg.Client, { file, onStep, signal }: RestoreOptions): Promise<void> {
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  const tables = await tablesOf(client);
  for (const { name } of tables) {
    await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
  }
  await refuseContent(client);
  // With what hangs on them and is in no backup: the sessions of nobody.
  await client.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(", ")} CASCADE`);
  await readBackup(file, new Filling(client, tables, onStep, signal));
  for (const { name } of tables) {
    await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
  }
}

class Filling implements BackupReader {
  private at = 0;
  private open: { table: Table; stream: CopyStreamQuery } | undefined;

  constructor(
    private readonly client: pg.Client,
    private readonly tables: readonly Table[],
    private readonly onStep: OnStep,
    private readonly signal: AbortSignal | undefined,
  ) {}

  async header(): Promise<void> {}

  async table(said: { table: string; columns: string[] }): Promise<void> {
    this.signal?.throwIfAborted();
    const table = this.tables.find(({ name }) => name === said.table);
    if (!table || table.columns.join() !== said.columns.join()) {
      throw new Refusal(`The backup's table ${said.table} is not the one that is here.`);
    }
    const stream = this.client.query(copyFrom(copyIn(table)));
    // Heard by whoever waits for it next.
    stream.on("error", () => {});
    this.open = { table, stream };
  }

  async rows(bytes: Buffer): Promise<void> {
    const stream = this.open?.stream;
    if (!stream) return;
    await new Promise<void>((resolve, reject) => {
      stream.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Reads the table back: what stands there is what was written down, to the byte. */
  async tableEnd(sum: Sum): Promise<void> {
    if (!this.open) return;
    const { table, stream } = this.open;
    this.open = undefined;
    const done = finished(stream);
    stream.end();
    await done;
    const tally = new Tally();
    for await (const chunk of this.client.query(copyTo(copyOut(table)))) {
      tally.add(Buffer.from(chunk));
    }
    const found = tally.sum();
    if (found.rows !== sum.rows || found.sha256 !== sum.sha256) {
      throw new Refusal(`The table ${table.name} does not give what was written; nothing is kept.`);
    }
    this.at += 1;
    this.onStep(`[${this.at} of ${this.tables.length}] ${table.name}: ${sum.rows} rows`);
  }
}
