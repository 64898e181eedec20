import { builtinModules } from "node:module";
import { posix } from "node:path";
import type { Import, Source, Spot } from "./sources";

/** One place of the code, and what its files may reach. */
export type Room = {
  /** Folders, and files without their ending; the longest that fits a path decides. */
  at: readonly string[];
  /** Rooms it may import from besides itself. */
  rooms: readonly string[];
  /** Rooms of which it may import these names and no other. */
  names?: Readonly<Record<string, readonly string[]>>;
  /** Packages it may import: names, or "@scope/*"; "*" for any. */
  npm: readonly string[];
  /** Modules of Node it may import; "*" for any. */
  node: readonly string[];
  /** May read process.env. */
  environment?: true;
  /** Uses no clock, no chance and no waiting. */
  pure?: true;
  /** May be part of what a browser loads. */
  browser?: true;
};

/**
 * The import law. A row is a room; what is not in its row is forbidden, and a file that belongs to
 * no room is too. Whoever changes a row changes the architecture: say so in docs/decisions.
 */
export const rooms: Readonly<Record<string, Room>> = {
  app: {
    at: ["app"],
    rooms: [
      "readers",
      "components",
      "ui",
      "auth",
      "web",
      "queries",
      "commands",
      "schemas",
      "extract",
      "domain",
      "export",
      "raster",
      "atlas",
      "errors",
    ],
    npm: ["next", "react", "@fontsource-variable/*"],
    node: [],
  },
  // What readers get, whoever makes it: the framework, or what stands before it.
  readers: {
    at: ["app/reader-pages"],
    rooms: ["app", "components", "ui", "web", "queries", "schemas", "atlas", "errors"],
    npm: ["react"],
    node: [],
  },
  // What comes before every page: reads the request, and how this installation is set; answers readers
  // without the framework.
  front: {
    at: ["proxy", "instrumentation"],
    rooms: ["readers", "web", "queries", "jobs", "errors", "env"],
    npm: ["next"],
    node: [],
  },
  components: {
    at: ["components"],
    rooms: ["ui", "chart", "schemas", "domain"],
    npm: ["next", "react"],
    node: [],
    browser: true,
  },
  // Could ship in another product: knows nothing of ours.
  ui: {
    at: ["components/ui"],
    rooms: [],
    npm: ["next", "react"],
    node: [],
    browser: true,
  },
  domain: { at: ["lib/domain"], rooms: [], npm: [], node: [], pure: true, browser: true },
  extract: {
    at: ["lib/extract"],
    rooms: ["domain"],
    npm: ["wink-nlp", "wink-eng-lite-web-model", "compromise", "chrono-node", "diff"],
    node: [],
    pure: true,
  },
  schemas: { at: ["lib/schemas"], rooms: ["domain"], npm: ["zod"], node: [], browser: true },
  editions: { at: ["lib/editions"], rooms: ["domain", "schemas"], npm: [], node: [], pure: true },
  // What a chart and a diagram are made of, before anybody draws them.
  chart: {
    at: ["lib/chart"],
    rooms: ["domain", "schemas"],
    npm: [],
    node: [],
    pure: true,
    browser: true,
  },
  // An edition as files that are taken away: tables, citations, feeds, pictures.
  export: {
    at: ["lib/export"],
    rooms: ["chart", "editions", "domain", "schemas"],
    npm: [],
    node: [],
    pure: true,
  },
  // What both a page of the desk and a command look at: live facts, loaded and never written.
  facts: {
    at: ["lib/facts"],
    rooms: ["domain", "db", "errors", "editions"],
    npm: ["server-only"],
    node: [],
  },
  queries: {
    at: ["lib/queries"],
    rooms: ["schemas", "extract", "domain", "db", "env", "errors", "facts", "editions"],
    npm: ["server-only", "zod"],
    node: ["crypto"],
  },
  commands: {
    at: ["lib/commands"],
    rooms: [
      "schemas",
      "extract",
      "domain",
      "db",
      "later",
      "errors",
      "capture",
      "editions",
      "facts",
    ],
    npm: ["server-only", "zod"],
    node: ["crypto"],
  },
  capture: {
    at: ["lib/capture"],
    rooms: ["schemas", "errors", "env"],
    npm: ["server-only", "@mozilla/readability", "htmlparser2", "linkedom", "zod"],
    node: ["*"],
  },
  auth: {
    at: ["lib/auth"],
    rooms: ["commands", "schemas", "domain", "db", "errors", "env"],
    npm: ["server-only", "better-auth", "@better-auth/*", "next", "uqr", "zod"],
    node: ["crypto"],
  },
  web: {
    at: ["lib/web"],
    rooms: ["auth", "schemas", "domain", "errors", "env"],
    npm: ["server-only", "next", "react", "zod", "lru-cache"],
    node: ["crypto", "http", "net", "async_hooks", "perf_hooks", "util", "zlib"],
  },
  // Borders and where points lie between them.
  atlas: {
    at: ["lib/atlas"],
    rooms: [],
    npm: ["server-only", "d3-geo", "topojson-client", "topojson-specification", "geojson"],
    node: ["fs/promises", "path"],
  },
  // A picture as pixels.
  raster: {
    at: ["lib/raster"],
    rooms: ["errors"],
    npm: ["server-only", "@resvg/resvg-wasm", "lru-cache"],
    node: ["crypto", "fs/promises", "path", "worker_threads"],
  },
  db: {
    at: ["lib/db"],
    rooms: ["generated", "env", "errors"],
    npm: ["server-only", "@prisma/client", "@prisma/adapter-pg", "pg"],
    node: [],
  },
  env: { at: ["lib/env"], rooms: [], npm: ["server-only", "zod"], node: [], environment: true },
  errors: { at: ["lib/errors"], rooms: [], npm: [], node: [] },
  // Where a change leaves work for later, and where it is taken up.
  later: { at: ["lib/later"], rooms: ["db", "env"], npm: ["server-only", "pg-boss"], node: [] },
  jobs: {
    at: ["lib/jobs"],
    rooms: ["commands", "later"],
    npm: ["server-only", "pg-boss"],
    node: [],
  },
  // What Prisma writes (`prisma generate`); not read, only imported.
  generated: { at: ["lib/generated"], rooms: [], npm: ["*"], node: ["*"] },
  // Runs before there is an app, so it uses nothing of the app's.
  installation: {
    at: ["lib/installation"],
    rooms: [],
    npm: [
      "pg",
      "pg-boss",
      "pg-copy-streams",
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
    rooms: [
      "installation",
      "auth",
      "commands",
      "queries",
      "schemas",
      "extract",
      "domain",
      "errors",
    ],
    names: { db: ["closeDb"] },
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
  bench: {
    at: ["scripts/bench-form"],
    rooms: ["tests", "installation", "auth", "commands", "domain"],
    names: { db: ["closeDb"] },
    npm: ["@playwright/test"],
    node: ["*"],
    environment: true,
  },
  seed: {
    at: ["prisma/seed"],
    rooms: ["auth", "commands", "queries", "schemas", "domain", "errors"],
    names: { db: ["closeDb"] },
    npm: ["zod"],
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
    names: { web: ["securityHeaders", "unframed", "nothingRuns"] },
    npm: ["*"],
    node: ["*"],
    environment: true,
  },
};

/** Files whose code runs in the browser, each with its reason: a person types, drags, toggles. */
export const clientFiles: Readonly<Record<string, string>> = {
  "components/desk/claim-form.tsx":
    "A person selects words, and sees what a figure says while typing.",
  "components/desk/shortcuts.tsx": "A person presses keys.",
  "components/desk/party-form.tsx": "A form that keeps what is typed, and finds parties.",
  "components/desk/incident-form.tsx": "The same.",
  "components/desk/article-form.tsx": "The same.",
  "components/desk/snapshot-form.tsx": "The same.",
  "components/desk/assess-form.tsx": "A form that keeps what is typed.",
  "components/desk/finding-form.tsx": "A form that keeps what is typed.",
  "components/desk/queue-form.tsx": "Ticks, and what was typed stays when it is refused.",
  "components/desk/queue-keys.tsx": "Listens to keys.",
  "components/desk/renewing.tsx": "Shows how far work has come while somebody waits for it.",
  "components/desk/error-form.tsx": "The same.",
  "components/desk/decide-form.tsx": "The same.",
  "components/desk/merge-form.tsx": "The same.",
  "components/desk/move-form.tsx": "The same.",
  "components/desk/split-form.tsx": "The same.",
  "components/desk/link-form.tsx": "The same.",
  "components/desk/reason-form.tsx": "The same.",
  "components/desk/redact-form.tsx": "The same.",
  "components/corrections/answer-form.tsx": "The same.",
  "components/corrections/reply-form.tsx": "The same, and finds parties.",
  "components/corrections/objection-form.tsx": "A reader types; what was refused stands beside it.",
  "components/desk/dependence-form.tsx": "The same, and finds parties.",
  "components/desk/derivation-form.tsx": "The same, and finds parties.",
  "components/desk/publish-form.tsx": "The same.",
  "components/account/field-form.tsx": "a person types; what was refused stands beside it",
  "app/error.tsx": "Next.js shows it in place of a page that failed, and asks that it be one.",
  "app/global-error.tsx": "The same, for the layout.",
};

/** Rooms behind which a secret or a connection stands: whoever opens one must stay on the server. */
const behindTheServer = [
  "db",
  "env",
  "facts",
  "queries",
  "commands",
  "capture",
  "auth",
  "later",
  "jobs",
];

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
    const at = <S extends Spot>(spots: readonly S[], rule: (spot: S) => string | undefined) =>
      spots.flatMap((spot) => {
        const broken = rule(spot);
        return broken === undefined ? [] : [`${source.path}:${spot.line} ${broken}`];
      });
    return [
      ...at(source.imports, (it) => importBreach(source.path, name, room, it)),
      ...at(source.environment, () =>
        room.environment ? undefined : `${name} reads process.env; lib/env.ts does that`,
      ),
      ...at(room.pure ? source.clock : [], ({ text }) => `${name} uses ${text}; pass it in`),
      ...at(
        room.pure ? source.waiting : [],
        ({ text }) => `${name} uses ${text}; it is not to wait`,
      ),
      ...at(
        source.path in assertionFiles ? [] : source.assertions,
        ({ text }) => `asserts the type ${text}; narrow or parse instead`,
      ),
      ...clientBreach(source),
      ...serverBreach(source, name),
    ];
  });
}

/** The room of a path with or without its ending; undefined where nobody named one. */
function roomOf(path: string): string | undefined {
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

function importBreach(path: string, name: string, room: Room, it: Import): string | undefined {
  const { text: specifier, names } = it;
  if (specifier === "") return "imports a computed name; write it out";
  const target = targetPath(path, specifier);
  if (target !== undefined) {
    const other = roomOf(target);
    if (other === undefined) return `imports ${specifier}, which belongs to no room`;
    const allowed = other === name || room.rooms.includes(other) || room.rooms.includes("*");
    const few = room.names?.[other];
    const onlyThose = few !== undefined && names?.every((taken) => few.includes(taken)) === true;
    return allowed || onlyThose ? undefined : `${name} imports ${specifier} of ${other}`;
  }
  if (isOfNode(specifier)) {
    const builtin = specifier.replace(/^node:/, "");
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

function clientBreach({ path, directives, imports }: Source): string[] {
  if (!directives.includes("use client")) return [];
  const unlisted = `${path}:1 says "use client" and is not listed in tests/support/law.ts`;
  const reaching = imports.flatMap(({ text, line }) => {
    const room = rooms[roomOfImport(path, text) ?? ""];
    const stays = room === undefined || room.browser || roomOf(path) === roomOfImport(path, text);
    return stays ? [] : [`${path}:${line} takes ${text} into the browser`];
  });
  return path in clientFiles ? reaching : [unlisted, ...reaching];
}

/** Pages and routes run on the server anyway; what they import must say that it does. */
function serverBreach({ path, imports }: Source, name: string): string[] {
  if (!["web", ...behindTheServer].includes(name)) return [];
  const opens = imports.some(({ text }) => {
    const room = roomOfImport(path, text);
    const isOurs = room !== undefined && room !== name && behindTheServer.includes(room);
    return isOurs || isOfNode(text) || ["pg", "@prisma/client"].includes(packageName(text));
  });
  if (!opens || imports.some(({ text }) => text === "server-only")) return [];
  return [`${path}:1 does not import "server-only"`];
}

function roomOfImport(path: string, specifier: string): string | undefined {
  const target = targetPath(path, specifier);
  return target === undefined ? undefined : roomOf(target);
}

function isOfNode(specifier: string): boolean {
  return specifier.startsWith("node:") || builtinModules.includes(specifier);
}
