/*
 * What the documents must say, as functions over texts, so that each can be shown to fail.
 */

/** The addresses that the files under app/ answer, with `*` for what varies: /incidents/*, /api/…. */
export function routesOf(paths: readonly string[]): string[] {
  const found = paths.flatMap((path) => {
    const [, folder, file] = /^app(\/.*)?\/([\w.-]+)\.(?:ts|tsx)$/.exec(path) ?? [];
    if (file === undefined) return [];
    const base = (folder ?? "").replace(/\/(\([^)]*\)|@[^/]*)(?=\/|$)/g, "");
    if (file === "page" || file === "route") return [base.replace(/\/\[+\.{3}.*$/, "/…") || "/"];
    const wellKnown = wellKnownFiles[file];
    return wellKnown ? [`${base}/${wellKnown}`] : [];
  });
  return [...new Set(found.map((route) => route.replace(/\[[^/]*\]/g, "*")))].sort();
}

const wellKnownFiles: Readonly<Record<string, string>> = {
  robots: "robots.txt",
  sitemap: "sitemap.xml",
  manifest: "manifest.webmanifest",
};

/**
 * The routes that no document mentions; a varying part may be written <slug>, {slug} or :slug. One
 * that answers whatever nothing else does (/api/…) is mentioned with any address under it.
 */
export function unmentionedRoutes(routes: readonly string[], text: string): string[] {
  const plain = text.replace(/\/(<[^>/\s]+>|\{[^}/\s]+\}|\[[^\]/\s]+\]|:\w+)/g, "/*");
  const mentioned = new Set(
    plain.match(/\/[\w.*/-]*/g)?.map((it) => it.replace(/(.)[./]+$/, "$1")),
  );
  const isMentioned = (route: string) =>
    route.endsWith("/…")
      ? [...mentioned].some((it) => it.startsWith(route.slice(0, -1)))
      : mentioned.has(route);
  return routes.filter((route) => !isMentioned(route));
}

/** The npm scripts that no document mentions. */
export function unmentionedScripts(scripts: readonly string[], text: string): string[] {
  const mentioned = scriptsIn(text);
  return scripts.filter((name) => !mentioned.has(name));
}

/** The npm scripts that the documents mention and package.json does not have. */
export function unknownScripts(scripts: readonly string[], text: string): string[] {
  return [...scriptsIn(text)].filter((name) => !scripts.includes(name)).sort();
}

function scriptsIn(text: string): Set<string> {
  const all = text.matchAll(/\bnpm (?:run ([\w:.-]*\w)|(test|start)\b)/g);
  return new Set([...all].flatMap(([, run, short]) => run ?? short ?? []));
}

/** The names that stand nowhere in the documents as a whole word. */
export function unmentionedNames(names: readonly string[], text: string): string[] {
  const words = new Set(text.match(/\w+/g));
  return [...new Set(names)].filter((name) => !words.has(name)).sort();
}

/** What docs/architecture.md leaves out of lib/, and what it names there that does not exist. */
export function architectureFaults(entries: readonly string[], text: string): string[] {
  const named = new Set([...text.matchAll(/\blib\/([\w-]+)/g)].map(([, name]) => name));
  const names = new Set(entries.map((entry) => entry.replace(/\.ts$/, "")));
  return [
    ...[...names].filter((name) => !named.has(name)).map((name) => `lib/${name} is left out`),
    ...[...named].flatMap((name) =>
      name && !names.has(name) ? [`lib/${name} does not exist`] : [],
    ),
  ];
}

/** A row of the import law, as far as documents repeat it. */
type LawRow = { rooms: readonly string[]; names?: Readonly<Record<string, readonly string[]>> };

/** Where the table of the import law in docs/architecture.md says otherwise than the law, room by room. */
export function lawFaults(law: Readonly<Record<string, LawRow>>, text: string): string[] {
  const table = text.split("\n## ").find((part) => part.startsWith("The import law")) ?? "";
  const told = new Map(
    [...table.matchAll(/^\| (\w+)[^|]*\| ([^|]+) \|/gm)].flatMap(([, name = "", ours = ""]) =>
      name === "room" ? [] : [[name, roomsIn(ours)]],
    ),
  );
  const isOf = (row: LawRow) => [...row.rooms, ...Object.keys(row.names ?? {})].sort().join(", ");
  return [
    ...Object.entries(law).flatMap(([name, row]) => {
      const words = told.get(name);
      if (words === undefined) return [`${name} is left out`];
      return words === isOf(row) ? [] : [`${name} may import ${isOf(row)}, and not ${words}`];
    }),
    ...[...told.keys()].flatMap((name) => (name in law ? [] : [`${name} does not exist`])),
  ];
}

/** "domain, errors; `closeDb` of db" as the names of rooms, in order. */
function roomsIn(words: string): string {
  if (words === "nothing") return "";
  if (words === "everything") return "*";
  const each = words.split(/[,;] /).map((one) => one.replace(/^.* of /, ""));
  return each.sort().join(", ");
}

/** Decision records that are not 001-…, 002-… and so on without a gap. */
export function misnumbered(files: readonly string[]): string[] {
  return [...files]
    .sort()
    .filter((file, at) => !file.startsWith(`${String(at + 1).padStart(3, "0")}-`));
}

/** Lines that name a folder of one machine, or the host of a registry: `path:line text`. */
export function machineTraces(path: string, text: string): string[] {
  return text
    .split("\n")
    .flatMap((line, at) => (traces.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : []));
}

// Put together so that this file does not carry what it looks for.
const hosts = ["registry.npmjs", "registry.yarnpkg", "npmmirror", "npm.pkg.github"];
const traces = new RegExp(
  `(^|[^\\w.@-])/(${["work", "root"].join("|")})/\\w|/(home|Users)/[a-z]|${hosts
    .map((host) => `${host.replace(".", "\\.")}\\.`)
    .join("|")}`,
);
