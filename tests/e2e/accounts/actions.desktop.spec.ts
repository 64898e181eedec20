import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { actionDoors, actionName } from "@/tests/support/doors";
import { expect, test } from "@/tests/support/page";
import { Visitor } from "@/tests/support/visitor";

// Server actions are addresses too: each is sent to as the framework's own scripts do, by its number.
test.describe.configure({ timeout: 120_000 });

const roles = ["viewer", "analyst", "editor", "admin"] as const;

test("every server action answers every role as the table says, and writes nothing for the others", async ({
  server,
}) => {
  const actions = await builtActions();
  expect(actions.map(({ name }) => name).sort()).toEqual(Object.keys(actionDoors).sort());
  const visitors = [new Visitor(server.url)];
  for (const role of roles) visitors.push(await Visitor.as(server.url, role));
  const headOf = async () => (await visitors[0]?.get("/api/v1/log/head"))?.text;
  const before = await headOf();
  const given: string[] = [];
  const wanted: string[] = [];
  for (const action of actions) {
    const least = actionDoors[action.name] ?? "nobody";
    const rank = ["nobody", ...roles].indexOf(least);
    wanted.push(
      `${action.name}: ${visitors.map((_, i) => (i >= rank ? "may" : i === 0 ? "in" : "no")).join(" ")}`,
    );
    const answers = await Promise.all(visitors.map((it) => sent(it, action)));
    given.push(`${action.name}: ${answers.join(" ")}`);
  }
  expect(given).toEqual(wanted);
  // They were empty forms: nobody wrote anything by them, whoever they are.
  expect(await headOf()).toBe(before);
});

interface Action {
  id: string;
  name: string;
  /** A page that knows the action. */
  path: string;
}

/** All that the build serves, whether a page shows them or not; what ends sessions comes last. */
async function builtActions(): Promise<Action[]> {
  const text = await readFile(".next/server/server-reference-manifest.json", "utf8");
  const found = Object.entries(manifest.parse(JSON.parse(text)).node).map(
    ([id, { filename, exportedName, workers }]) => {
      const [page = ""] = Object.keys(workers);
      const path = page.replace(/^app|\/page$/g, "").replace(/\[[^\]]*\]/g, randomUUID());
      return { id, name: actionName(filename, exportedName), path };
    },
  );
  const isLast = ({ name }: Action) => Number(/signOutEverywhere/.test(name));
  return found.sort((a, b) => isLast(a) - isLast(b) || a.name.localeCompare(b.name));
}

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({
      filename: z.string(),
      exportedName: z.string(),
      workers: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** What an action says to an empty form: "in" (sign in first), "no" (not in this role), or anything else. */
async function sent(visitor: Visitor, { id, name, path }: Action): Promise<string> {
  if (/signOutEverywhere/.test(name) && visitor.cookies.size > 0) return "may";
  const form = new FormData();
  const state = { ok: false, message: null, issues: [], values: {}, key: randomUUID() };
  const isForm = !name.endsWith(" enterInPlace");
  const [arguments_] = [
    isForm ? [state, "$K1"] : [{ name: "A party", kind: "none", key: state.key }],
  ];
  if (isForm) form.set("1_key", state.key);
  form.set("0", JSON.stringify(arguments_));
  const { status, text } = await visitor.post(path, form, {
    "next-action": id,
    accept: "text/x-component",
  });
  expect(status, `${name}: ${text.slice(0, 300)}`).toBe(200);
  if (text.includes("You are no longer signed in")) return "in";
  return text.includes("Your role does not allow this") ? "no" : "may";
}
