import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { commandOf, environmentOf, instructionsOf, runsOf } from "@/lib/installation/dockerfile";

const dockerfile = await readFile("Dockerfile", "utf8");
const compose = await readFile("docker-compose.yml", "utf8");
const image = await readFile("scripts/image.ts", "utf8");

describe("the Dockerfile", () => {
  test("has no step that npm run image does not run", () => {
    const known = ["FROM", "WORKDIR", "ENV", "COPY", "RUN", "USER", "EXPOSE", "HEALTHCHECK", "CMD"];
    const names = instructionsOf(dockerfile).map(({ name }) => name);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    const copies = instructionsOf(dockerfile).filter(({ name }) => name === "COPY");
    expect(copies.map(({ text }) => text)).toEqual([". .", "--from=build /app /app"]);
    // The script reads its steps from the file itself, so that the two cannot part.
    expect(image).toMatch(/for \(const command of runsOf\(dockerfile\)\)/);
    expect(image).toMatch(/commandOf\(dockerfile\)/);
  });

  test("installs and builds by what the lock file says, and keeps what production needs", () => {
    expect(runsOf(dockerfile)).toEqual([
      "npm ci",
      "npm run build",
      "npm ci --omit=dev",
      "rm -rf .next/cache",
    ]);
  });

  test("runs as an ordinary user, and starts what npm start does", async () => {
    const users = instructionsOf(dockerfile).filter(({ name }) => name === "USER");
    expect(users.map(({ text }) => text)).toEqual(["node"]);
    expect(environmentOf(dockerfile)).toMatchObject({ NODE_ENV: "production", HOST: "0.0.0.0" });
    const { start }: { start: string } = JSON.parse(await readFile("package.json", "utf8")).scripts;
    expect(`exec ${commandOf(dockerfile).join(" ")}`).toBe(start);
  });
});

describe("the composition", () => {
  test("serves this machine alone, and gives nobody else the database", () => {
    expect(compose.match(/^\s+- "(.*:3000)"$/gm)).toHaveLength(1);
    expect(compose).toMatch(/"127\.0\.0\.1:\$\{COUNTERCLAIM_PORT:-3000\}:3000"/);
    expect(compose).not.toMatch(/5432:/);
  });

  test("holds no secret, and names only those that docker/secrets.sh makes", async () => {
    const made = await readFile("docker/secrets.sh", "utf8");
    const named = [...compose.matchAll(/file: \.\/secrets\/(\w+)/g)].map(([, name]) => name ?? "");
    expect(named.length).toBe(6);
    expect(named.filter((name) => !made.includes(name))).toEqual([]);
    expect(compose).not.toMatch(/PASSWORD: |SECRET: /);
  });
});

test("the composition passes on what an operator may set", async () => {
  const read = (
    await Promise.all(
      ["lib/env.ts", "lib/installation/settings.ts"].map((path) => readFile(path, "utf8")),
    )
  ).join();
  const names = [...read.matchAll(/\b((?:COUNTERCLAIM|DATABASE|REQUIRE)_[A-Z_]+)\b/g)].map(
    ([, name]) => name ?? "",
  );
  // Written into the build; the demonstration's; and whose database is the composition's own.
  const others = ["COUNTERCLAIM_NEWEST_MIGRATION", "COUNTERCLAIM_DATA_DIR"];
  const wanted = new Set(names.filter((name) => !others.includes(name)));
  expect(wanted.size).toBeGreaterThan(6);
  const passed = (name: string) => new RegExp(`^ {6}${name}(_FILE)?: `, "m").test(compose);
  expect([...wanted].filter((name) => !passed(name))).toEqual([]);
});

test("instructions are read over several lines, without comments", () => {
  const text = '# RUN no\nFROM a\nRUN one \\\n  two\nENV A=1 B=2=3\nCMD ["node", "x"]\n';
  expect(runsOf(text)).toEqual(["one two"]);
  expect(environmentOf(text)).toEqual({ A: "1", B: "2=3" });
  expect(commandOf(text)).toEqual(["node", "x"]);
});
