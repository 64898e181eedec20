import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { checkDatabase, refuseDemonstration } from "@/lib/installation/preflight";
import { sharedCluster } from "./folder";
import { changed, query } from "./sql";

const shared = sharedCluster();
let urls: { appUrl: string; ownerUrl: string };
let superuser: string;
let role: string;

// A role of its own for each test, because roles belong to the whole cluster.
beforeEach(async () => {
  const { ownerUrl, appUrl } = await shared.newDatabase();
  const kept = z
    .object({ superuser: z.string() })
    .parse(JSON.parse(await readFile(join(shared.dataDir(), "passwords.json"), "utf8")));
  superuser = changed(ownerUrl, (url) => {
    url.username = "counterclaim_superuser";
    url.password = kept.superuser;
  });
  role = `app_${new URL(ownerUrl).pathname.slice(1)}`;
  await query(superuser, `CREATE ROLE ${role} LOGIN PASSWORD 'opensesame'`);
  const mine = changed(appUrl, (url) => {
    url.username = role;
    url.password = "opensesame";
  });
  urls = { ownerUrl, appUrl: mine };
});

test("two ordinary roles on one database are let through", async () => {
  expect(await checkDatabase(urls)).toEqual({ appRole: role });
});

test("one role for both is refused", async () => {
  const same = { appUrl: urls.ownerUrl, ownerUrl: urls.ownerUrl };
  await expect(checkDatabase(same)).rejects.toThrow(/use the same role \(counterclaim_owner\)/);
});

test("two databases are refused", async () => {
  const { ownerUrl } = await shared.newDatabase();
  await expect(checkDatabase({ ...urls, ownerUrl })).rejects.toThrow(/lead to different databases/);
});

test.each([
  ["ALTER ROLE app SUPERUSER", "is a superuser"],
  ["GRANT counterclaim_superuser TO app", "is a member of a superuser"],
  ["ALTER ROLE app BYPASSRLS", "bypasses row security"],
  ["ALTER ROLE app CREATEROLE", "may make and alter roles"],
  ["ALTER ROLE app REPLICATION", "may replicate the whole server"],
  ["GRANT counterclaim_owner TO app", "is a member of the role counterclaim_owner"],
  ["GRANT pg_write_all_data TO app", "may write past the tables' grants"],
  ["GRANT SET ON PARAMETER session_replication_role TO app", "may switch triggers off"],
  ["CREATE TABLE t (); ALTER TABLE t OWNER TO app", "owns objects in the database"],
  ["ALTER DATABASE here OWNER TO app", "owns objects in the database"],
  ["CREATE SCHEMA AUTHORIZATION app", "owns objects in the database"],
])("after %s the app's role is refused: it %s", async (sql, words) => {
  const here = new URL(urls.ownerUrl).pathname.slice(1);
  await query(superuser, sql.replace(/\bapp\b/, role).replace(/\bhere\b/, here));
  await expect(checkDatabase(urls)).rejects.toThrow(`${role} of DATABASE_URL ${words}, so`);
});

test.each([
  ["a wrong password", { password: "guess" }, /does not let the role app_\w+ in/],
  ["an unknown role", { username: "stranger" }, /does not let the role stranger in/],
  ["a missing database", { pathname: "/nowhere" }, /has no database nowhere/],
  ["a port where nothing listens", { port: "1" }, /127\.0\.0\.1:1 .* nothing listens there/],
  [
    "a name that is nobody's",
    { hostname: "nobody.invalid" },
    /nobody\.invalid:\d+ cannot be reached/,
  ],
])("%s is told in one sentence without the password", async (_, parts, words) => {
  const appUrl = changed(urls.appUrl, (url) => Object.assign(url, parts));
  const refusal = await checkDatabase({ ...urls, appUrl }).catch((error: unknown) => error);
  const sentence = refusal instanceof Error ? refusal.message : "";
  expect(sentence).toMatch(words);
  expect(sentence).toMatch(/^[^\n]* \(DATABASE_URL\)\.$/);
  expect(sentence).not.toContain(new URL(appUrl).password);
});

test("an account of the demonstration is refused, and others are not", async () => {
  await query(
    urls.ownerUrl,
    `CREATE TABLE "user" (name text, demonstration boolean NOT NULL);
     INSERT INTO "user" VALUES ('a', false)`,
  );
  await expect(refuseDemonstration(urls.ownerUrl)).resolves.toBeUndefined();
  await query(urls.ownerUrl, `INSERT INTO "user" VALUES ('b', true)`);
  await expect(refuseDemonstration(urls.ownerUrl)).rejects.toThrow(/accounts of the demonstration/);
});
