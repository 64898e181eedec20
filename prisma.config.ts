import { defineConfig } from "prisma/config";

// `generate`, `validate` and `format` need no engine, yet the command line fetches one from a host
// that newsroom firewalls block, unless told where one is. Any existing program will do. Migrations
// run on the engine's WebAssembly build (lib/installation/migrate.ts); whoever wants the ordinary
// `prisma migrate` points this variable at a real engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

// Read directly: Prisma's own env() refuses to load this file where the variable is missing, and
// `generate` has no use for it.
const url = process.env.DATABASE_OWNER_URL;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(url ? { datasource: { url } } : {}),
});
