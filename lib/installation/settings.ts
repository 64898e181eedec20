import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Refusal } from "./refusal";

/** Where the site is served. */
export type Address = { host: string; port: number };

/** The demonstration keeps everything under one folder; the real thing is told where all is. */
export type Settings =
  | { kind: "demonstration"; at: Address; dataDir: string }
  | { kind: "real"; at: Address; appUrl: string; ownerUrl: string; secret: string };

const loopback = "127.0.0.1";
const secretLength = 32;

/**
 * Reads what the person who starts the program has set. Variables that are empty count as unset.
 * The demonstration has invented accounts, so it listens on this machine alone, whatever HOST says.
 */
export function readSettings(env: NodeJS.ProcessEnv, demonstrationDir: string): Settings {
  const port = portOf(env.PORT || "3000");
  if (!env.DATABASE_URL) {
    if (env.DATABASE_OWNER_URL) {
      throw new Refusal(
        "DATABASE_OWNER_URL is set and DATABASE_URL is not: set both for a server of your own, or neither for the demonstration.",
      );
    }
    const dataDir = resolve(env.COUNTERCLAIM_DATA_DIR || demonstrationDir);
    return { kind: "demonstration", at: { host: loopback, port }, dataDir };
  }
  const at = { host: env.HOST || loopback, port };
  return { kind: "real", at, ...databaseSettings(env), secret: secretOf(env.COUNTERCLAIM_SECRET) };
}

/** The two addresses of a database of one's own, or the sentence that says which is missing. */
export function databaseSettings(env: NodeJS.ProcessEnv): { appUrl: string; ownerUrl: string } {
  return {
    appUrl: addressOf("DATABASE_URL", env.DATABASE_URL, "the app, which owns nothing"),
    ownerUrl: addressOf("DATABASE_OWNER_URL", env.DATABASE_OWNER_URL, "the owner, who migrates"),
  };
}

/** Adds what .env.local, .env and files of secrets say to the environment; what is set already stays. */
export function loadEnvironmentFiles(): void {
  for (const file of [".env.local", ".env"].filter((name) => existsSync(name))) {
    if (!Reflect.has(process, "loadEnvFile")) {
      throw new Refusal(`Node ${process.versions.node} cannot read ${file}; Node 20.12 can.`);
    }
    process.loadEnvFile(file);
  }
  readSecretFiles(process.env);
}

/**
 * Takes from files what is given as files (NAME_FILE=/run/secrets/name), as containers do: a secret
 * in the environment is seen by whoever may look at the container. What is set by itself stays.
 */
export function readSecretFiles(env: NodeJS.ProcessEnv): void {
  for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL", "COUNTERCLAIM_SECRET"]) {
    const path = env[`${name}_FILE`];
    if (!path || env[name]) continue;
    try {
      env[name] = readFileSync(path, "utf8").trim();
    } catch {
      throw new Refusal(`${name}_FILE is ${path}, and that cannot be read.`);
    }
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Refusal(`PORT must be a whole number from 1 to 65535 and is "${text}".`);
}

function secretOf(secret: string | undefined): string {
  const how = "make one with: openssl rand -hex 32";
  if (!secret) throw new Refusal(`COUNTERCLAIM_SECRET is not set; ${how}`);
  if (secret.length >= secretLength) return secret;
  throw new Refusal(`COUNTERCLAIM_SECRET is shorter than ${secretLength} characters; ${how}`);
}

function addressOf(name: string, text: string | undefined, whose: string): string {
  const form = "postgresql://role:password@host:port/database";
  if (!text) {
    throw new Refusal(`${name} is not set: it is the database's address (${form}) for ${whose}.`);
  }
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  throw new Refusal(`${name} is not an address of the form ${form}.`);
}
