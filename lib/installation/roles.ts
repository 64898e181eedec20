import pg from "pg";

/** The cluster's three roles; the first stays private to this room. */
export const roles = {
  superuser: "counterclaim_superuser",
  owner: "counterclaim_owner",
  app: "counterclaim_app",
} as const;

export const databaseName = "counterclaim";

/** A password for each role. */
export type Passwords = Record<keyof typeof roles, string>;

/**
 * Makes the two roles and the database where they are missing; true when the database is new.
 * The app may connect and nothing else: what it may touch is granted by the migrations. PUBLIC
 * loses temporary tables too, because a temporary table can stand in for a real one by name.
 */
export async function ensureDatabase(
  client: pg.Client,
  passwords: Passwords,
  ownerMayCreateDatabases: boolean,
): Promise<boolean> {
  for (const role of ["owner", "app"] as const) {
    await ensureRole(client, roles[role], passwords[role]);
  }
  if (ownerMayCreateDatabases) {
    await client.query(`ALTER ROLE ${roles.owner} CREATEDB`);
    await client.query(`GRANT pg_signal_backend TO ${roles.owner}`);
  }
  const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [databaseName]);
  const missing = found.rowCount === 0;
  if (missing) await client.query(`CREATE DATABASE ${databaseName} OWNER ${roles.owner}`);
  await client.query(`REVOKE ALL ON DATABASE ${databaseName} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${databaseName} TO ${roles.app}`);
  return missing;
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  if (found.rowCount !== 0) return;
  await client.query(
    `CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${pg.escapeLiteral(password)}`,
  );
}
