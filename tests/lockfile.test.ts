import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).default({}),
      optionalDependencies: z.record(z.string(), z.string()).default({}),
    }),
  ),
});
type Packages = z.infer<typeof Lock>["packages"];

// A registry that lacks the packages of another platform leaves them out of the lock file without
// a word, and `npm ci` then refuses it here and installs no linter there.
test("the lock file has an entry for every dependency, those of other platforms too", async () => {
  const { packages } = Lock.parse(JSON.parse(await readFile("package-lock.json", "utf8")));
  expect(missing(packages)).toEqual([]);
});

test("an entry that is missing is found", () => {
  const none = { dependencies: {}, optionalDependencies: {} };
  expect(
    missing({
      "": { ...none, dependencies: { a: "1.0.0" } },
      "node_modules/a": { ...none, optionalDependencies: { b: "1.0.0", c: "1.0.0" } },
      "node_modules/a/node_modules/c": { ...none, dependencies: { a: "1.0.0" } },
    }),
  ).toEqual(["b, which node_modules/a wants"]);
});

function missing(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isFound(packages, place, name))
      .map((name) => `${name}, which ${place} wants`),
  );
}

/** Node looks in the package's own folder first, then in those above it. */
function isFound(packages: Packages, place: string, name: string): boolean {
  const own = place === "" ? `node_modules/${name}` : `${place}/node_modules/${name}`;
  if (own in packages) return true;
  if (place === "") return false;
  const above = place.lastIndexOf("/node_modules/");
  return isFound(packages, above < 0 ? "" : place.slice(0, above), name);
}
