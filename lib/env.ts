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

function parse(source: NodeJS.ProcessEnv): Env {
  const filled = Object.entries(source).filter(([, value]) => value !== "");
  const { data, error } = schema.safeParse(Object.fromEntries(filled));
  if (data) return data;
  const names = [...new Set(error.issues.map((issue) => issue.path.join(".")))];
  throw new Error(`Missing or malformed in the environment: ${names.join(", ")}.`);
}
