import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { actionDoors, actionsIn, commandDoors, commandsIn } from "./support/doors";
import { assertionFiles, breaches, clientFiles, rooms } from "./support/law";
import { projectFiles, projectSources, readSources } from "./support/sources";

const sources = await projectSources();

describe("the import law", () => {
  test("the code keeps it", () => {
    expect(breaches(sources)).toEqual([]);
  });

  test("there is code to judge, in most rooms", () => {
    expect(sources.length).toBeGreaterThan(20);
  });

  test("its lists name files that exist and need to be named", () => {
    const isClient = (path: string) =>
      sources.some((it) => it.path === path && it.directives.includes("use client"));
    const asserts = (path: string) =>
      sources.some((it) => it.path === path && it.assertions.length > 0);
    expect(Object.keys(clientFiles).filter((path) => !isClient(path))).toEqual([]);
    expect(Object.keys(assertionFiles).filter((path) => !asserts(path))).toEqual([]);
  });

  test("its rows name rooms that exist", () => {
    const named = Object.values(rooms).flatMap((room) => room.rooms);
    expect(named.filter((name) => name !== "*" && !(name in rooms))).toEqual([]);
  });
});

test("every page that loads something says itself what is refused or fails", async () => {
  const pages = (await projectFiles()).filter((path) => /^app\/.+\/(page|layout)\.tsx$/.test(path));
  const texts = await Promise.all(pages.map((path) => readFile(path, "utf8")));
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((_, i) => texts[i]?.includes("export default async"))).toEqual([]);
});

describe("who may is said", () => {
  const textsOf = async (room: RegExp) => {
    const paths = (await projectFiles()).filter((path) => room.test(path));
    return Promise.all(paths.map(async (path) => [path, await readFile(path, "utf8")] as const));
  };

  test("of every command", async () => {
    const texts = await textsOf(/^lib\/commands\/.*\.ts$/);
    const names = texts.flatMap(([, text]) => commandsIn(text));
    expect(names.sort()).toEqual(Object.keys(commandDoors).sort());
  });

  test("of every server action", async () => {
    const texts = await textsOf(/\.tsx?$/);
    const names = texts.flatMap(([path, text]) => actionsIn(path, text));
    expect(names.sort()).toEqual(Object.keys(actionDoors).sort());
  });

  test("or it is found missing", () => {
    expect(commandsIn('export const wipe = verb(\n  "redact",')).toEqual(["wipe"]);
    expect(commandsIn("export async function wipe<T>(\n  actor: Actor,")).toEqual(["wipe"]);
    const action = '"use server";\n\nexport async function wipeAction(';
    expect(actionsIn("app/desk/actions.ts", action)).toEqual(["app/desk wipeAction"]);
  });
});

// A law that nothing can break would pass as well: each rule is broken here once.
describe("a breach is found", () => {
  const server = 'import "server-only";\n';
  const forbidden: [rule: string, path: string, text: string][] = [
    ["domain is alone: npm", "lib/domain/figure.ts", 'import { z } from "zod";'],
    ["domain is alone: node", "lib/domain/figure.ts", 'import { createHash } from "node:crypto";'],
    ["domain is alone: node unprefixed", "lib/domain/figure.ts", 'import fs from "fs";'],
    ["domain is alone: schemas", "lib/domain/figure.ts", 'import { a } from "@/lib/schemas/a";'],
    ["domain is alone: relative", "lib/domain/figure.ts", 'import { a } from "../schemas/a";'],
    ["domain is alone: errors", "lib/domain/figure.ts", 'import { AppError } from "../errors";'],
    ["domain has no clock", "lib/domain/figure.ts", "export const at = new Date();"],
    ["domain has no clock", "lib/domain/figure.ts", "export const at = Date.now();"],
    ["domain has no clock", "lib/domain/figure.ts", "export const at = performance.now();"],
    ["domain has no chance", "lib/domain/figure.ts", "export const id = Math.random();"],
    ["domain has no chance", "lib/domain/figure.ts", "export const id = crypto.randomUUID();"],
    ["domain waits for nobody", "lib/domain/figure.ts", "export async function f() {}"],
    ["editions are pure: npm", "lib/editions/a.ts", 'import { z } from "zod";'],
    ["editions are pure: db", "lib/editions/a.ts", 'import { db } from "@/lib/db";'],
    ["editions have no clock", "lib/editions/a.ts", "export const at = new Date();"],
    ["extract has no network", "lib/extract/a.ts", 'import { get } from "node:https";'],
    ["extract has no database", "lib/extract/a.ts", 'import { db } from "@/lib/db";'],
    ["schemas know no Prisma", "lib/schemas/a.ts", 'import type { A } from "@/lib/generated/a";'],
    ["schemas know no queries", "lib/schemas/a.ts", 'import { a } from "@/lib/queries/a";'],
    ["queries know no commands", "lib/queries/a.ts", `${server}import "@/lib/commands/a";`],
    ["commands know no queries", "lib/commands/a.ts", `${server}import "@/lib/queries/a";`],
    ["queries know no capture", "lib/queries/a.ts", `${server}import "@/lib/capture/a";`],
    ["queries take no cookies", "lib/queries/a.ts", `${server}import "next/headers";`],
    ["commands take no cookies", "lib/commands/a.ts", `${server}import "next/cache";`],
    ["commands know no web", "lib/commands/a.ts", `${server}import "@/lib/web/a";`],
    ["queries are for the server", "lib/queries/a.ts", 'import { db } from "@/lib/db";'],
    ["commands are for the server", "lib/commands/a.ts", 'import { db } from "../db";'],
    ["db is for the server", "lib/db.ts", 'import pg from "pg";'],
    ["web is for the server", "lib/web/a.ts", 'import { a } from "@/lib/auth/a";'],
    ["web is for the server", "lib/web/a.ts", 'import { createHash } from "node:crypto";'],
    [
      "nothing of the server goes to the browser",
      "app/error.tsx",
      '"use client";\nimport { a } from "@/lib/queries/a";',
    ],
    ["web knows no database", "lib/web/a.ts", `${server}import "@/lib/db";`],
    ["web knows no verbs", "lib/web/a.ts", `${server}import "@/lib/commands/a";`],
    ["capture knows no domain", "lib/capture/a.ts", `${server}import "@/lib/domain/a";`],
    ["capture knows no database", "lib/capture/a.ts", `${server}import "@/lib/db";`],
    ["auth knows no queries", "lib/auth/a.ts", `${server}import "@/lib/queries/a";`],
    ["components know no app", "components/a.tsx", 'import { a } from "@/app/a";'],
    ["components know no web", "components/a.tsx", 'import { a } from "@/lib/web/a";'],
    ["components know no queries", "components/a.tsx", 'import { a } from "@/lib/queries/a";'],
    ["components know no commands", "components/a.tsx", 'import { a } from "@/lib/commands/a";'],
    ["components know no database", "components/a.tsx", 'import { db } from "@/lib/db";'],
    ["ui knows no domain component", "components/ui/a.tsx", 'import { A } from "@/components/a";'],
    ["ui knows no domain component", "components/ui/a.tsx", 'import { A } from "../a";'],
    ["ui knows no domain", "components/ui/a.tsx", 'import { a } from "@/lib/domain/a";'],
    ["app knows no database", "app/page.tsx", 'import { db } from "@/lib/db";'],
    ["app knows no Prisma", "app/page.tsx", 'import { PrismaClient } from "@prisma/client";'],
    ["app knows no installation", "app/page.tsx", 'import { a } from "@/lib/installation/a";'],
    ["app knows no driver", "app/page.tsx", 'import pg from "pg";'],
    ["db knows no commands", "lib/db.ts", `${server}import "@/lib/commands/a";`],
    ["errors stand alone", "lib/errors.ts", 'import { a } from "@/lib/domain/a";'],
    ["env stands alone", "lib/env.ts", 'import { a } from "@/lib/errors";'],
    ["jobs know no database", "lib/jobs.ts", `${server}import "@/lib/db";`],
    ["installation uses nothing of ours", "lib/installation/a.ts", 'import "@/lib/domain/a";'],
    ["installation uses nothing of ours", "lib/installation/a.ts", 'import "@/lib/db";'],
    ["scripts know no database", "scripts/load.ts", 'import { db } from "@/lib/db";'],
    ["scripts know no database", "scripts/load.ts", 'import * as all from "@/lib/db";'],
    ["scripts know no database", "scripts/load.ts", 'import { closeDb, db } from "@/lib/db";'],
    ["scripts know no tests", "scripts/load.ts", 'import { a } from "@/tests/support/a";'],
    ["the seed knows no database", "prisma/seed.ts", 'import { db } from "@/lib/db";'],
    ["the product knows no tests", "lib/web/a.ts", `${server}import "@/tests/support/a";`],
    ["the environment has one reader", "lib/web/a.ts", `${server}export const a = process.env.A;`],
    ["the environment has one reader", "app/page.tsx", "const { A } = process.env;"],
    ["the browser's files are listed", "components/a.tsx", '"use client";\nexport const a = 1;'],
    ["types are not asserted", "components/a.tsx", "export const a = JSON.parse('1') as number;"],
    ["types are not asserted", "tests/a.test.ts", "export const a = <number>JSON.parse('1');"],
    ["a folder has a room", "lib/helpers/a.ts", "export const a = 1;"],
    ["a folder has a room", "utils.ts", "export const a = 1;"],
    ["a folder has a room", "app/page.tsx", 'import { a } from "@/lib/helpers/a";'],
    ["every form: type import", "lib/domain/a.ts", 'import type { Pool } from "pg";'],
    ["every form: re-export", "lib/domain/a.ts", 'export * from "@/lib/db";'],
    ["every form: named re-export", "lib/domain/a.ts", 'export { db } from "@/lib/db";'],
    ["every form: dynamic import", "components/a.tsx", 'const a = () => import("@/lib/db");'],
    ["every form: template", "components/a.tsx", "const a = () => import(`@/lib/db`);"],
    ["every form: type of a module", "lib/domain/a.ts", 'type A = import("pg").Pool;'],
    ["every form: for its effect", "lib/domain/a.ts", 'import "zod";'],
    ["every form: require", "lib/domain/a.ts", 'const a = require("fs");'],
    ["every form: import equals", "lib/domain/a.ts", 'import a = require("fs");'],
    ["every form: computed", "lib/web/a.ts", `${server}const a = (it: string) => import(it);`],
  ];

  const bad = readSources(forbidden.map(([, path, text]) => ({ path, text })));
  test.each(bad.map((source, at) => ({ rule: forbidden[at]?.[0], source })))(
    "$rule ($source.path)",
    ({ source }) => {
      expect(breaches([source])).toHaveLength(1);
    },
  );

  const allowed: [path: string, text: string][] = [
    ["lib/domain/a.ts", 'import { b } from "./b";\nexport const on = new Date(0);'],
    ["lib/domain/a.ts", "export const a = [1] as const;\nconst b = \"import 'zod'\";"],
    ["lib/domain/a.ts", '// import { z } from "zod";\n/* process.env.A */'],
    ["lib/schemas/a.ts", 'import { z } from "zod";\nimport { b } from "@/lib/domain/b";'],
    ["lib/commands/a.ts", `${server}import "@/lib/db";\nimport "@/lib/editions/a";`],
    ["lib/queries/a.ts", `${server}import "../db";\nimport "./b";`],
    ["lib/queries/a.ts", 'import { z } from "zod";\nimport { AppError } from "@/lib/errors";'],
    ["app/error.tsx", '"use client";\nimport { Notice } from "@/components/ui/notice";'],
    ["components/a.tsx", 'import { A } from "@/components/ui/a";\nimport Link from "next/link";'],
    ["app/page.tsx", 'import "./globals.css";\nimport { a } from "@/lib/queries/a";'],
    ["app/fonts.tsx", 'import "@fontsource-variable/inter";'],
    ["scripts/start.ts", 'import { a } from "@/lib/installation/a";\nprocess.env.A;'],
    ["scripts/load.ts", 'import { closeDb } from "@/lib/db";'],
    ["tests/db/a.test.ts", 'import pg from "pg";\nimport { db } from "@/lib/db";\nprocess.env.A;'],
  ];

  test("and nothing else", () => {
    expect(breaches(readSources(allowed.map(([path, text]) => ({ path, text }))))).toEqual([]);
  });
});
