import "server-only";
import { z } from "zod";

const schema = z.object({
  /** PostgreSQL, as the role that owns nothing. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** What sessions and tokens are signed with. */
  COUNTERCLAIM_SECRET: z.string().min(32),
  /** Where the public finds us, such as https://example.org; cookies are secure where it is https. */
  COUNTERCLAIM_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Whether editors and admins do nothing before they have set up a second factor. */
  REQUIRE_SECOND_FACTOR: z.enum(["yes", "no"]).default("no"),
});

export type Env = z.infer<typeof schema>;

let read: Env | undefined;

/** PostgreSQL, as the app's role. All that scripts need: what they do signs nothing. */
export function databaseUrl(): string {
  const { data } = schema.shape.DATABASE_URL.safeParse(process.env.DATABASE_URL);
  if (data) return data;
  throw new Error("Missing or malformed in the environment: DATABASE_URL.");
}

/**
 * What the app is told from outside; the only place at run time that reads it. Read at first use
 * and not on import, because the build imports every page and has no database. Throws an Error
 * that names the variables that are missing or malformed, without their values.
 */
export function env(): Env {
  read ??= parse(process.env);
  return read;
}

/** The newest migration of the sources that were built; `next.config.ts` writes it into the build. */
export function newestMigration(): string {
  return process.env.COUNTERCLAIM_NEWEST_MIGRATION ?? "";
}

/** From which level on the log is written; `silent` writes nothing. */
const logLevels = ["debug", "info", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** What the web server is told about itself: how much to log, whom to believe, how much to answer. */
export function serverSettings(): {
  logLevel: LogLevel;
  trustsProxy: boolean;
  isStructured: boolean;
  answersPerMinute: number;
} {
  const isStructured = process.env.NODE_ENV === "production";
  const wanted = process.env.COUNTERCLAIM_LOG_LEVEL || (isStructured ? "info" : "silent");
  const logLevel = logLevels.find((level) => level === wanted);
  if (!logLevel) throw new Error(`COUNTERCLAIM_LOG_LEVEL is none of ${logLevels.join(", ")}.`);
  const trustsProxy = process.env.COUNTERCLAIM_TRUST_PROXY === "1";
  return { logLevel, trustsProxy, isStructured, answersPerMinute: answersPerMinute() };
}

/** How many answers are made for one place in a minute, so that a newsroom behind one address has enough. */
function answersPerMinute(): number {
  const told = process.env.COUNTERCLAIM_ANSWERS_PER_MINUTE || "1200";
  if (/^\d{1,7}$/.test(told)) return Number(told);
  throw new Error("COUNTERCLAIM_ANSWERS_PER_MINUTE must be a whole number; 0 sets no limit.");
}

/**
 * How long one statement may take, in milliseconds: what a reader waits for is given up after fifteen
 * seconds, what a script goes through may take a minute.
 */
export function statementPatience(): number {
  return process.env.NEXT_RUNTIME === "nodejs" ? 15_000 : 60_000;
}

function parse(source: NodeJS.ProcessEnv): Env {
  const filled = Object.entries(source).filter(([, value]) => value !== "");
  const { data, error } = schema.safeParse(Object.fromEntries(filled));
  if (data) return data;
  const names = [...new Set(error.issues.map((issue) => issue.path.join(".")))];
  throw new Error(`Missing or malformed in the environment: ${names.join(", ")}.`);
}

/** Whether the site is served with reload, for whoever works on it. */
export const isDeveloping = process.env.NODE_ENV === "development";
