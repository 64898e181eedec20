import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

let loaded: Promise<void> | undefined;

/**
 * Does work with Prisma's own migration engine as WebAssembly, connected to a database: what its
 * command line runs as a native program, fetched from a host that many networks block.
 */
export async function withEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  await loaded;
  // The engine never closes what it opened, so the connections are ours.
  const pool = new pg.Pool({
    connectionString: url,
    onConnect: (client) => client.query(knowTrigrams),
  });
  pool.on("error", () => {});
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
    const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
    return await work(engine).finally(() => engine.free());
  } finally {
    await pool.end();
  }
}

/**
 * Has the server load what `pg_trgm` is made of, where a database has it. A function that sets its likeness may
 * be made by an owner who is no superuser only in a session that knows this setting: one that made the extension
 * does, one that finds it there does not.
 */
const knowTrigrams = `
  DO $$ BEGIN
    EXECUTE (SELECT format('SELECT %I.show_limit()', n.nspname)
      FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm');
  EXCEPTION WHEN null_value_not_allowed THEN NULL;
  END $$`;

/**
 * The adapter cuts a script at every semicolon, the ones inside a function's body too. Sent whole
 * a script is read by the server, and is one transaction unless it says otherwise. That it is done is
 * written in that same transaction: the engine writes it in another, and who is killed between the two would
 * find a migration that was never ended, and whose every table is there.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (sql) => {
      await adapter.executeRaw({ sql: `${sql}\n;${markAsDone}`, args: [], argTypes: [] });
    };
    return adapter;
  }
}

/** The one that was begun is the one that is done. The engine writes the moment again, and the number of steps. */
const markAsDone = `
  DO $$ BEGIN
    IF to_regclass('_prisma_migrations') IS NOT NULL THEN
      UPDATE _prisma_migrations SET finished_at = clock_timestamp()
        WHERE finished_at IS NULL AND rolled_back_at IS NULL;
    END IF;
  END $$`;

async function load(): Promise<void> {
  const javascript = createRequire(import.meta.url).resolve(
    "@prisma/schema-engine-wasm/schema_engine_bg",
  );
  const code = javascript.replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(code), {
    "./schema_engine_bg.js": { ...glue },
  });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
}
