import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSecretFiles } from "@/lib/installation/settings";
import { newFolder } from "./folder";

test("a secret may be given as a file; what is set by itself stays", async () => {
  const path = join(await newFolder(), "secret");
  await writeFile(path, "from the file\n");
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    DATABASE_URL: "set",
    DATABASE_URL_FILE: path,
    COUNTERCLAIM_SECRET_FILE: path,
  };
  readSecretFiles(env);
  expect(env.DATABASE_URL).toBe("set");
  expect(env.COUNTERCLAIM_SECRET).toBe("from the file");
});

test("a file that cannot be read is named, and the variable that names it", () => {
  const env: NodeJS.ProcessEnv = { NODE_ENV: "test", DATABASE_OWNER_URL_FILE: "/nowhere/at/all" };
  expect(() => readSecretFiles(env)).toThrow(/DATABASE_OWNER_URL_FILE is \/nowhere\/at\/all/);
});
