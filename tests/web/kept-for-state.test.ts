import { expect, test } from "vitest";
import { keptForState } from "@/lib/web/kept-for-state";
import { withRequest } from "@/lib/web/request-context";

const asking = (shows: string | null) => {
  const rest = { id: "1", method: "GET", from: "", path: "/", status: null, parts: null };
  return { ...rest, reported: new WeakSet(), shows };
};

test("is made once for a state and a name, anew for any other, and never kept where it failed", async () => {
  const kept = keptForState<{ number: number }>(10);
  let made = 0;
  const make = async () => ({ number: ++made });
  const ask = (shows: string | null, name: string) =>
    withRequest(asking(shows), () => kept(name, make));
  expect(await Promise.all([ask("7", "a"), ask("7", "a")])).toEqual([{ number: 1 }, { number: 1 }]);
  expect((await ask("7", "b")).number).toBe(2);
  expect((await ask("8", "a")).number).toBe(3);
  expect((await ask(null, "a")).number).toBe(4);
  expect((await kept("a", make)).number).toBe(5);

  const fails = () => Promise.reject(new Error("The database is gone."));
  await expect(withRequest(asking("9"), () => kept("a", fails))).rejects.toThrow("gone");
  expect((await ask("9", "a")).number).toBe(6);
});
