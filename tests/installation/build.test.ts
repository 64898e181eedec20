import { copyFile, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { buildIsStale, ensureBuild } from "@/lib/installation/build";
import { fingerprint } from "@/lib/installation/fingerprint";
import { newFolder } from "./folder";

let root: string;

beforeEach(async () => {
  root = await newFolder();
});

test("a site is built once, again when a source changes, and never half", async () => {
  await layOut(site);
  await copyFile("tsconfig.json", join(root, "tsconfig.json"));
  await symlink(resolve("node_modules"), join(root, "node_modules"));
  expect(buildIsStale(root)).toBe(true);
  expect(await build()).toEqual(["Generating the database client", "Building the site"]);
  expect(buildIsStale(root)).toBe(false);
  expect(await build()).toEqual([]);

  await layOut({ "app/page.tsx": site["app/page.tsx"].replace("one", "two") });
  expect(buildIsStale(root)).toBe(true);
  const interruption = new AbortController();
  setTimeout(() => interruption.abort(new Error("interrupted")), 1_000);
  await expect(build(interruption.signal)).rejects.toThrow("interrupted");
  expect(buildIsStale(root)).toBe(true);

  await layOut({ "app/page.tsx": "export default function Page( {" });
  const complaint = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await expect(build()).rejects.toThrow("The site could not be built");
  expect(complaint).toHaveBeenCalledWith(expect.stringContaining("Unexpected token"));
  expect(buildIsStale(root)).toBe(true);
});

test("a fingerprint is made of names and contents, whatever the order of making", async () => {
  await layOut({ "lib/a.ts": "a", "lib/deep/b.ts": "b", "lib/generated/c.ts": "c" });
  const before = print();
  await layOut({ "lib/generated/c.ts": "changed" });
  expect(print()).toBe(before);
  await layOut({ "lib/deep/b.ts": "changed" });
  expect(print()).not.toBe(before);
  await layOut({ "lib/deep/b.ts": "b" });
  expect(print()).toBe(before);
  await rm(join(root, "lib/a.ts"));
  expect(print()).not.toBe(before);
  await layOut({ "lib/A.ts": "a" });
  expect(print()).not.toBe(before);
});

function print(): string {
  return fingerprint(root, ["lib", "missing.json"], ["lib/generated"]);
}

async function build(signal?: AbortSignal): Promise<string[]> {
  const said: string[] = [];
  await ensureBuild({ root, signal, onStep: (line) => said.push(line) });
  return said.filter((line) => line.endsWith("…")).map((line) => line.replace(/ …$/, ""));
}

async function layOut(files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

const site = {
  "package.json": '{"type":"module"}',
  // The packages are the project's own, outside this root. Its types are nobody's concern, nor how soon it is built again.
  "next.config.ts": `export default {
    turbopack: { root: "/" },
    typescript: { ignoreBuildErrors: true },
    experimental: { turbopackFileSystemCacheForBuild: false, cpus: 1 },
  };`,
  "prisma.config.ts": `
    import { defineConfig } from "prisma/config";
    process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
    export default defineConfig({ schema: "prisma/schema.prisma" });`,
  "prisma/schema.prisma": `
    generator client {
      provider = "prisma-client"
      output   = "../lib/generated/prisma"
    }
    datasource db {
      provider = "postgresql"
    }
    model Word {
      id Int @id
    }`,
  "app/layout.tsx": `
    export default function Layout({ children }: { children: React.ReactNode }) {
      return <html lang="en"><body>{children}</body></html>;
    }`,
  "app/page.tsx": "export default function Page() { return <p>one</p>; }",
};
