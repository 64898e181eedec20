import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  architectureFaults,
  lawFaults,
  machineTraces,
  misnumbered,
  routesOf,
  unknownScripts,
  unmentionedNames,
  unmentionedRoutes,
  unmentionedScripts,
} from "./support/documents";
import { rooms } from "./support/law";
import { projectFiles, projectSources, readSources } from "./support/sources";

const files = await projectFiles();
const read = (path: string) => readFile(path, "utf8");
const textOf = async (paths: string[]) => (await Promise.all(paths.map(read))).join("\n");

const documents = files.filter((path) => path === "README.md" || /^docs\/.*\.md$/.test(path));
const text = await textOf(documents);
const manifest = z.object({ scripts: z.record(z.string(), z.string()) });
const scripts = Object.keys(manifest.parse(JSON.parse(await read("package.json"))).scripts);

describe("the documents", () => {
  test("mention every address", () => {
    expect(unmentionedRoutes(routesOf(files), text)).toEqual([]);
  });

  test("mention every npm script, and none that does not exist", () => {
    expect(unmentionedScripts(scripts, text)).toEqual([]);
    expect(unknownScripts(scripts, text)).toEqual([]);
  });

  test("mention every variable of the environment that is read", async () => {
    expect(unmentionedNames(await variables(), text)).toEqual([]);
  });

  test("name the rooms of lib/ as they are", async () => {
    const entries = await readdir("lib");
    const own = entries.filter((name) => name !== "generated");
    expect(architectureFaults(own, await read("docs/architecture.md"))).toEqual([]);
  });

  test("tell the import law as it is", async () => {
    expect(lawFaults(rooms, await read("docs/architecture.md"))).toEqual([]);
  });

  test("number the decision records in order", async () => {
    const records = await readdir("docs/decisions");
    expect(records.length).toBeGreaterThan(0);
    expect(misnumbered(records)).toEqual([]);
  });
});

describe("every file", () => {
  test("speaks of the project alone: no folder of one machine, no registry's host", async () => {
    const found = await Promise.all(
      files.map(async (path) => machineTraces(path, await read(path).catch(unlessGone))),
    );
    expect(found.flat()).toEqual([]);
  });
});

/** A file may go while the tests run, where somebody is at work. */
function unlessGone(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
  throw error;
}

/** What no document needs to explain: everybody's, or the tools' own. */
const common = ["NODE_ENV", "PATH", "NODE_OPTIONS"];

async function variables(): Promise<string[]> {
  const sources = await projectSources();
  const names = sources.flatMap((source) => source.variables.map(({ text: name }) => name));
  return names.filter((name) => !common.includes(name));
}

// Each of these can fail.
describe("the checks themselves", () => {
  test("find an address that is left out", () => {
    const paths = ["app/page.tsx", "app/(public)/incidents/[slug]/page.tsx", "app/robots.ts"];
    const routes = routesOf([...paths, "app/api/v1/incidents/route.ts", "app/layout.tsx"]);
    expect(routes).toEqual(["/", "/api/v1/incidents", "/incidents/*", "/robots.txt"]);
    expect(unmentionedRoutes(routes, "Open `/`, `/incidents/<slug>`.")).toEqual([
      "/api/v1/incidents",
      "/robots.txt",
    ]);
    expect(unmentionedRoutes(routes, "`/api/v1/incidents/{slug}`")).toContain("/api/v1/incidents");
    expect(routesOf(["app/api/[[...path]]/route.ts"])).toEqual(["/api/…"]);
    expect(unmentionedRoutes(["/api/…", "/auth/…"], "`/api/v1`")).toEqual(["/auth/…"]);
    expect(unmentionedRoutes(["/incidents"], "GET /incidents?cursor=1")).toEqual([]);
  });

  test("find a script that is left out, and one that does not exist", () => {
    expect(unmentionedScripts(["test", "test:long", "lint"], "npm test, npm run lint.")).toEqual([
      "test:long",
    ]);
    expect(unknownScripts(["test"], "npm ci && npm test, then npm run publish.")).toEqual([
      "publish",
    ]);
  });

  test("find a variable that is left out, however it is read", () => {
    const read = `process.env.A_1 ?? process.env["B"]; process.env.NOT_READ = "1";
      const f = (env: Env) => env.C; z.object({ D_D: z.string(), notOne: z.string() });`;
    const found = readSources([{ path: "lib/env.ts", text: read }]).flatMap((it) => it.variables);
    expect(found.map((it) => it.text)).toEqual(["A_1", "B", "C", "D_D"]);
    expect(unmentionedNames(["DATABASE_URL", "PORT"], "Set DATABASE_URL_2 and PORT.")).toEqual([
      "DATABASE_URL",
    ]);
  });

  test("find a room that is left out, and one that does not exist", () => {
    expect(architectureFaults(["domain", "db.ts"], "`lib/domain`, `lib/helpers`")).toEqual([
      "lib/db is left out",
      "lib/helpers does not exist",
    ]);
  });

  test("find a room whose law is told wrongly, or not at all", () => {
    const law = {
      domain: { rooms: [] },
      web: { rooms: ["domain"] },
      seed: { rooms: ["web"], names: { db: ["closeDb"] } },
      tests: { rooms: ["*"] },
    };
    const rows = ["domain | nothing", "seed: `a.ts` | web; `closeDb` of db", "tests | everything"];
    const told = (...all: string[]) =>
      lawFaults(law, ["\n## The import law", ...all.map((row) => `| ${row} | zod |`)].join("\n"));
    expect(told(...rows, "web | domain")).toEqual([]);
    expect(told(...rows, "web | domain, db")).toEqual([
      "web may import domain, and not db, domain",
    ]);
    expect(told(...rows, "shed | domain")).toEqual(["web is left out", "shed does not exist"]);
  });

  test("find records out of order", () => {
    expect(misnumbered(["001-a.md", "002-b.md", "004-d.md"])).toEqual(["004-d.md"]);
    expect(misnumbered(["001-a.md", "001-b.md"])).toEqual(["001-b.md"]);
  });

  test("find the traces of a machine", () => {
    const at = (...parts: string[]) => machineTraces("a.md", parts.join("")).length;
    expect(at("see /wo", "rk/main/a")).toBe(1);
    expect(at("in /ro", "ot/a")).toBe(1);
    expect(at("/home/", "ana/code")).toBe(1);
    expect(at("https://registry.npm", "js.org/a")).toBe(1);
    expect(at("a private folder such as /root, or ./work/a")).toBe(0);
  });
});
