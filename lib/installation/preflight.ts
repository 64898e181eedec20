import pg from "pg";
import { errorCode, errorMessage, Refusal } from "./refusal";

/** The oldest server that has what the migrations use (uuidv7). */
const oldestServer = 18;

/**
 * Looks at a database of somebody's own before anything is done to it, and refuses what would
 * undo the promise that the app cannot change what is recorded. Returns the role of the app.
 * Every refusal is one sentence and none carries a password.
 */
export async function checkDatabase(urls: {
  appUrl: string;
  ownerUrl: string;
}): Promise<{ appRole: string }> {
  const owner = await connect("DATABASE_OWNER_URL", urls.ownerUrl);
  try {
    const app = await connect("DATABASE_URL", urls.appUrl);
    try {
      await refuseOldServer(owner);
      const whose = { owner: await identity(owner), app: await identity(app) };
      refuseMismatch(whose.owner, whose.app);
      await refuseStrongRole(app, whose.owner.role, whose.app.role);
      return { appRole: whose.app.role };
    } finally {
      await app.end();
    }
  } finally {
    await owner.end();
  }
}

/** Refuses a database that holds an account of the demonstration, whose password is public. */
export async function refuseDemonstration(ownerUrl: string): Promise<void> {
  const client = await connect("DATABASE_OWNER_URL", ownerUrl);
  try {
    const { rowCount } = await client.query(`SELECT FROM "user" WHERE demonstration LIMIT 1`);
    if (rowCount === 0) return;
  } finally {
    await client.end();
  }
  throw new Refusal(
    "This database holds accounts of the demonstration, whose passwords everybody knows: use an empty database.",
  );
}

async function connect(variable: string, url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new Refusal(`${connectionTrouble(client, error)} (${variable}).`);
  }
}

function connectionTrouble(client: pg.Client, error: unknown): string {
  const where = `${client.host}:${client.port}`;
  const code = errorCode(error) ?? "";
  if (code === "28P01" || code === "28000") {
    return `The database server at ${where} does not let the role ${client.user} in`;
  }
  if (code === "3D000") return `The server at ${where} has no database ${client.database}`;
  const reasons: Record<string, string> = {
    ECONNREFUSED: "nothing listens there",
    ENOTFOUND: "no machine has that name",
    EAI_AGAIN: "its name cannot be looked up",
    ETIMEDOUT: "it does not answer",
    EHOSTUNREACH: "there is no way to it",
    ENETUNREACH: "there is no way to it",
    ENOENT: "the socket is not there",
  };
  const words = reasons[code] ?? withoutPassword(client, errorMessage(error));
  return `The database server at ${where} cannot be reached: ${words}`;
}

function withoutPassword(client: pg.Client, message: string): string {
  const password = typeof client.password === "string" ? client.password : "";
  return password === "" ? message : message.replaceAll(password, "…");
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number,
            current_setting('server_version') AS version`,
  );
  const [server] = rows;
  if (server && server.number >= oldestServer * 10_000) return;
  throw new Refusal(
    `The database server is PostgreSQL ${server?.version}; version ${oldestServer} or newer is needed.`,
  );
}

type Identity = { role: string; database: string };

async function identity(client: pg.Client): Promise<Identity> {
  const { rows } = await client.query<Identity>(
    `SELECT session_user AS role,
            current_database() || ' ' || oid || ' ' || pg_postmaster_start_time() AS database
       FROM pg_database WHERE datname = current_database()`,
  );
  const [found] = rows;
  if (!found) throw new Error("The server does not know who is connected to what.");
  return found;
}

function refuseMismatch(owner: Identity, app: Identity): void {
  if (owner.role === app.role) {
    throw new Refusal(
      `DATABASE_URL and DATABASE_OWNER_URL use the same role (${app.role}): the app needs one of its own, which owns nothing.`,
    );
  }
  if (owner.database !== app.database) {
    throw new Refusal("DATABASE_URL and DATABASE_OWNER_URL lead to different databases.");
  }
}

/** Each way in which a role could get round the tables' triggers and grants. */
async function refuseStrongRole(client: pg.Client, owner: string, role: string): Promise<void> {
  const { rows } = await client.query<{ trouble: string | null }>(strengths, [owner]);
  const trouble = rows[0]?.trouble;
  if (!trouble) return;
  throw new Refusal(
    `The role ${role} of DATABASE_URL ${trouble}, so it could change what is recorded: use an ordinary role that owns nothing.`,
  );
}

const strengths = `
  SELECT CASE
    WHEN me.rolsuper THEN 'is a superuser'
    WHEN EXISTS (SELECT FROM pg_roles r WHERE r.rolsuper AND pg_has_role(me.oid, r.oid, 'MEMBER'))
      THEN 'is a member of a superuser'
    WHEN me.rolbypassrls THEN 'bypasses row security'
    WHEN me.rolcreaterole THEN 'may make and alter roles'
    WHEN me.rolreplication THEN 'may replicate the whole server'
    WHEN pg_has_role(me.oid, $1::name, 'MEMBER') THEN 'is a member of the role ' || $1::text
    WHEN EXISTS (
      SELECT FROM pg_roles r WHERE r.rolname IN
        ('pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program', 'pg_maintain')
        AND pg_has_role(me.oid, r.oid, 'MEMBER')) THEN 'may write past the tables'' grants'
    WHEN has_parameter_privilege(me.oid, 'session_replication_role', 'SET')
      THEN 'may switch triggers off'
    WHEN EXISTS (
      SELECT FROM pg_shdepend d
       WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = me.oid AND d.deptype = 'o'
         AND (d.dbid = here.oid
           OR (d.classid = 'pg_database'::regclass AND d.objid = here.oid)))
      THEN 'owns objects in the database'
  END AS trouble
  FROM pg_roles me, pg_database here
  WHERE me.rolname = session_user AND here.datname = current_database()`;
