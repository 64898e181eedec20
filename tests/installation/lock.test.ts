import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockHolder, takeLock } from "@/lib/installation/lock";
import { newFolder } from "./folder";

test("of many at once exactly one gets the lock, and the others learn who has it", async () => {
  const path = join(await newFolder(), "lock");
  const taken = await Promise.all(Array.from({ length: 20 }, () => takeLock(path)));
  expect(taken.filter((lock) => "release" in lock)).toHaveLength(1);
  expect(taken.filter((lock) => "pid" in lock && lock.pid === process.pid)).toHaveLength(19);
});

test("a released lock can be taken again", async () => {
  const path = join(await newFolder(), "lock");
  const first = await takeLock(path);
  if ("release" in first) await first.release();
  expect(await lockHolder(path)).toBeNull();
  expect(await takeLock(path)).toHaveProperty("release");
});

test("processes that come and go hold it one at a time", async () => {
  const path = join(await newFolder(), "lock");
  let holding = 0;
  let held = 0;
  const comeAndGo = async () => {
    const lock = await takeLock(path);
    if ("pid" in lock) return;
    holding += 1;
    held += 1;
    expect(holding).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, held % 3));
    holding -= 1;
    await lock.release();
  };
  for (let round = 0; round < 20; round += 1)
    await Promise.all(Array.from({ length: 20 }, comeAndGo));
  expect(held).toBeGreaterThanOrEqual(20);
});

test.each([
  ["a process that is gone", JSON.stringify({ pid: 2 ** 22 + 1, birth: "long ago" })],
  ["a process number that is used again", JSON.stringify({ pid: process.pid, birth: "long ago" })],
  ["nobody, because its writing was cut off", '{"pid":'],
  ["nobody, being empty", ""],
])("a lock that names %s is taken over by one of many", async (_, content) => {
  const path = join(await newFolder(), "lock");
  await writeFile(`${path}.7`, content);
  const taken = await Promise.all(Array.from({ length: 20 }, () => takeLock(path)));
  expect(taken.filter((lock) => "release" in lock)).toHaveLength(1);
});
