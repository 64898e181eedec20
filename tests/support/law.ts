import { builtinModules } from "node:module";
import { posix } from "node:path";
import type { Source, Spot } from "./sources";

/** One place of the code, and what its files may reach. */
export type Room = {
  /** Folders, and files without their ending; the longest that fits a path decides. */
  at: readonly string[];
  /** Rooms it may import from besides itself. */
  rooms: readonly string[];
  /** Packages it may import: names, or "@scope/*"; "*" for any. */
  npm: readonly string[];
  /** Modules of Node it may import; "*" for any. */
  node: readonly string[];
  /** May read process.env. */
  environment?: true;
  /** Uses no clock, no chance and no waiting. */
  pure?: true;
  /** Each file imports "server-only", so that it never reaches a browser. */
  serverOnly?: true;
};

/**
 * The import law. A row is a room; what is not in its row is forbidden, and a file that belongs to
 * no room is too. Whoever changes a row changes the architecture: say so in docs/decisions.
 */
export const rooms: Readonly<Record<string, Room>> = {
  app: {
    at: ["app", "proxy", "instrumentation"],
    rooms: [
      "components",
      "ui",
      "web",
      "queries",
      "commands",
      "schemas",
      "extract",
      "domain",
      "errors",
    ],
    npm: ["next", "react", "react-dom", "@fontsource-variable/*"],
    node: [],
  },
  components: {
    at: ["components"],
    rooms: ["ui", "schemas", "domain"],
    npm: ["next", "react", "react-dom"],
    node: [],
  },
  // Could ship in another product: knows nothing of ours.
  ui: { at: ["components/ui"], rooms: [], npm: ["next", "react", "react-dom"], node: [] },
  domain: { at: ["lib/domain"], rooms: [], npm: [], node: [], pure: true },
  extract: {
    at: ["lib/extract"],
    rooms: ["domain"],
    npm: ["wink-nlp", "wink-eng-lite-web-model", "compromise", "chrono-node"],
    node: [],
    pure: true,
  },
  schemas: { at: ["lib/schemas"], rooms: ["domain"], npm: ["zod"], node: [] },
  editions: { at: ["lib/editions"], rooms: ["domain", "schemas"], npm: [], node: [], pure: true },
  queries: {
    at: ["lib/queries"],
    rooms: ["schemas", "extract", "domain", "db", "errors"],
    npm: ["server-only"],
    node: ["crypto"],
    serverOnly: true,
  },
  commands: {
    at: ["lib/commands"],
    rooms: ["schemas", "extract", "domain", "db", "errors", "capture", "editions"],
    npm: ["server-only", "zod"],
    node: ["crypto"],
    serverOnly: true,
  },
  capture: {
    at: ["lib/capture"],
    rooms: ["schemas", "errors", "env"],
    npm: ["server-only", "@mozilla/readability", "linkedom", "undici"],
    node: ["*"],
    serverOnly: true,
  },
  auth: {
    at: ["lib/auth"],
    rooms: ["commands", "schemas", "domain", "db", "errors", "env"],
    npm: ["server-only", "better-auth", "next"],
    node: ["crypto"],
    serverOnly: true,
  },
  web: {
    at: ["lib/web"],
    rooms: ["auth", "schemas", "domain", "errors", "env"],
    npm: ["server-only", "next", "zod"],
    node: ["crypto"],
    serverOnly: true,
  },
  db: {
    at: ["lib/db"],
    rooms: ["generated", "env", "errors"],
    npm: ["server-only", "@prisma/client", "@prisma/adapter-pg", "pg"],
    node: [],
    serverOnly: true,
  },
  env: { at: ["lib/env"], rooms: [], npm: ["server-only", "zod"], node: [], environment: true },
  errors: { at: ["lib/errors"], rooms: [], npm: [], node: [] },
  jobs: {
    at: ["lib/jobs"],
    rooms: ["commands", "queries", "errors", "env"],
    npm: ["server-only"],
    node: [],
    serverOnly: true,
  },
  // What Prisma writes (`prisma generate`); not read, only imported.
  generated: { at: ["lib/generated"], rooms: [], npm: ["*"], node: ["*"] },
  // Runs before there is an app, so it uses nothing of the app's.
  installation: {
    at: ["lib/installation"],
    rooms: [],
    npm: [
      "pg",
      "zod",
      "@prisma/adapter-pg",
      "@prisma/driver-adapter-utils",
      "@prisma/schema-engine-wasm",
    ],
    node: ["*"],
    environment: true,
  },
  scripts: {
    at: ["scripts"],
    rooms: ["installation", "commands", "queries", "schemas", "domain", "errors"],
    npm: [],
    node: ["*"],
    environment: true,
  },
  testRunner: {
    at: ["scripts/test"],
    rooms: ["tests", "installation"],
    npm: [],
    node: ["*"],
    environment: true,
  },
  seed: {
    at: ["prisma/seed"],
    rooms: ["commands", "queries", "schemas"],
    npm: [],
    node: ["*"],
  },
  tests: {
    at: ["tests"],
    rooms: ["*"],
    npm: ["*"],
    node: ["*"],
    environment: true,
  },
  settings: {
    at: ["next.config", "prisma.config", "playwright.config", "vitest.config", "postcss.config"],
    rooms: ["tests"],
    npm: ["*"],
    node: ["*"],
    environment: true,
  },
};

/** Files whose code runs in the browser: only where a person types, drags or toggles. */
export const clientFiles: readonly string[] = [];

/** The named places that may assert a type (`as`), each with its reason. */
export const assertionFiles: Readonly<Record<string, string>> = {};

/** Every breach of the law in these sources, one line each: the place and the rule. */
export function breaches(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const name = roomOf(source.path);
    const room = name === undefined ? undefined : rooms[name];
    if (name === undefined || room === undefined) {
      return [`${source.path} belongs to no room: give it one in tests/support/law.ts`];
    }
    const at = (spots: readonly Spot[], rule: (text: string) => string | undefined) =>
      spots.flatMap(({ text, line }) => {
        const broken = rule(text);
        return broken === undefined ? [] : [`${source.path}:${line} ${broken}`];
      });
    return [
      ...at(source.imports, (it) => importBreach(source.path, name, room, it)),
      ...at(source.environment, () =>
        room.environment ? undefined : `${name} reads process.env; lib/env.ts does that`,
      ),
      ...at(room.pure ? source.clock : [], (it) => `${name} uses ${it}; pass it in`),
      ...at(room.pure ? source.waiting : [], (it) => `${name} uses ${it}; it is not to wait`),
      ...at(
        source.path in assertionFiles ? [] : source.assertions,
        (it) => `asserts the type ${it}; narrow or parse instead`,
      ),
      ...clientBreach(source),
      ...serverBreach(source, room),
    ];
  });
}

/** The room of a path with or without its ending; undefined where nobody named one. */
export function roomOf(path: string): string | undefined {
  const bare = path.replace(/\.(d\.ts|tsx?|mts|cts|m?js|cjs|css|json)$/, "");
  let best: { name: string; length: number } | undefined;
  for (const [name, { at }] of Object.entries(rooms)) {
    for (const place of at) {
      const fits = bare === place || bare.startsWith(`${place}/`);
      if (fits && place.length > (best?.length ?? 0)) best = { name, length: place.length };
    }
  }
  return best?.name;
}

function importBreach(path: string, name: string, room: Room, specifier: string) {
  if (specifier === "") return "imports a computed name; write it out";
  const target = targetPath(path, specifier);
  if (target !== undefined) {
    const other = roomOf(target);
    if (other === undefined) return `imports ${specifier}, which belongs to no room`;
    const allowed = other === name || room.rooms.includes(other) || room.rooms.includes("*");
    return allowed ? undefined : `${name} imports ${specifier} of ${other}`;
  }
  const builtin = specifier.replace(/^node:/, "");
  if (specifier.startsWith("node:") || builtinModules.includes(builtin)) {
    const allowed = room.node.includes("*") || room.node.includes(builtin);
    return allowed ? undefined : `${name} imports ${specifier} of Node`;
  }
  return room.npm.some((pattern) => covers(pattern, packageName(specifier)))
    ? undefined
    : `${name} imports the package ${specifier}`;
}

/** The path from the project's root; undefined for a package. */
function targetPath(path: string, specifier: string): string | undefined {
  if (specifier.startsWith("@/")) return posix.normalize(specifier.slice(2));
  if (/^\.\.?(\/|$)/.test(specifier)) return posix.join(posix.dirname(path), specifier);
  return undefined;
}

function packageName(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function covers(pattern: string, name: string): boolean {
  if (pattern === "*" || pattern === name) return true;
  return pattern.endsWith("/*") && name.startsWith(pattern.slice(0, -1));
}

function clientBreach({ path, directives }: Source): string[] {
  const isClient = directives.includes("use client");
  if (isClient && !clientFiles.includes(path)) {
    return [`${path}:1 says "use client" and is not listed in tests/support/law.ts`];
  }
  return [];
}

function serverBreach({ path, imports }: Source, room: Room): string[] {
  if (!room.serverOnly || imports.some(({ text }) => text === "server-only")) return [];
  return [`${path}:1 does not import "server-only"`];
}
