import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { type Database, freshDatabase } from "@/tests/support/database";

/** `npm run user -- …` against a database, as somebody at the machine runs it. */
function user(
  { appUrl }: Database,
  ...args: string[]
): Promise<{ code: number | null; said: string }> {
  const program = ["--conditions=react-server", "scripts/run.cjs", "scripts/user.ts"];
  const env = { ...process.env, DATABASE_URL: appUrl, COUNTERCLAIM_SECRET: "" };
  const child = spawn(process.execPath, [...program, ...args], { env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
}

test("accounts are entered, changed and listed at the machine", { timeout: 120_000 }, async () => {
  const database = await freshDatabase();
  const email = "ana@example.org";
  const added = await user(database, "add", email, "admin", "Ana", "Example");
  expect(added.code).toBe(0);
  const [password = ""] = /([a-z2-9]{4}-){5}[a-z2-9]{4}/.exec(added.said) ?? [];
  expect(password).not.toBe("");
  const all = await database.ownerPool.query(
    "SELECT to_jsonb(u)::text || to_jsonb(c)::text || (SELECT string_agg(payload, '') FROM log_entry) AS t FROM \"user\" u, credential c",
  );
  expect(all.rows[0].t).toContain("Ana Example");
  expect(all.rows[0].t).not.toContain(password);

  expect(await user(database, "add", email, "viewer", "Again")).toMatchObject({
    code: 1,
    said: expect.stringContaining("exists already"),
  });
  expect(await user(database, "role", email, "viewer")).toMatchObject({
    code: 1,
    said: expect.stringContaining("last admin"),
  });
  expect((await user(database, "role", email, "chief")).said).toContain("viewer, analyst");
  expect((await user(database, "recover", email)).said).toMatch(/([a-z2-9]{4}-){4}[a-z2-9]{4}/);
  expect((await user(database, "list")).said).toMatch(/ana@example\.org +admin +Ana Example/);
  expect(await user(database, "role", "nobody@example.org", "viewer")).toMatchObject({ code: 1 });
  expect(await user(database)).toMatchObject({ code: 1, said: expect.stringContaining("Usage") });
});
