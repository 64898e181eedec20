import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { verbs } from "@/scripts/user-verbs";
import { useDatabase } from "@/tests/support/database";

const { appUrl, ownerPool } = useDatabase();

/** `npm run user -- …` against this database, as somebody at the machine runs it. */
function user(...args: string[]): Promise<{ code: number | null; said: string }> {
  const program = ["--conditions=react-server", "scripts/run.cjs", "scripts/user.ts"];
  const env = { ...process.env, DATABASE_URL: appUrl, COUNTERCLAIM_SECRET: "" };
  const child = spawn(process.execPath, [...program, ...args], { env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
}

/** What it does then, without a process of its own, which takes longer than all that it does. */
async function done(verb: string, ...given: string[]): Promise<string> {
  const said: string[] = [];
  await verbs[verb]?.((line) => said.push(line), given);
  return said.join("\n");
}

test("accounts are entered, changed and listed at the machine", { timeout: 120_000 }, async () => {
  const email = "ana@example.org";
  const added = await user("add", email, "admin", "Ana", "Example");
  expect(added.code).toBe(0);
  const [password = ""] = /([a-z2-9]{4}-){5}[a-z2-9]{4}/.exec(added.said) ?? [];
  expect(password).not.toBe("");
  const all = await ownerPool.query(
    "SELECT to_jsonb(u)::text || to_jsonb(c)::text || (SELECT string_agg(payload, '') FROM log_entry) AS t FROM \"user\" u, credential c",
  );
  expect(all.rows[0].t).toContain("Ana Example");
  expect(all.rows[0].t).not.toContain(password);

  expect(await user("add", email, "viewer", "Again")).toMatchObject({
    code: 1,
    said: expect.stringContaining("exists already"),
  });
  expect(await user()).toMatchObject({ code: 1, said: expect.stringContaining("Usage") });
  await expect(done("role", email, "viewer")).rejects.toThrow("last admin");
  await expect(done("role", email, "chief")).rejects.toThrow("viewer, analyst");
  await expect(done("role", "nobody@example.org", "viewer")).rejects.toThrow("no account of");
  expect(await done("recover", email)).toMatch(/([a-z2-9]{4}-){4}[a-z2-9]{4}/);
  expect(await done("list")).toMatch(/ana@example\.org +admin +Ana Example/);
});
