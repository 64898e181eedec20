import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// A zone with a quarter of an hour and with summer time, so that luck with UTC fails.
process.env.TZ = "Pacific/Chatham";

const root = fileURLToPath(new URL(".", import.meta.url));
// Long campaigns try every property more often (tests/support/runs.ts) and so need longer.
const factor = Math.max(1, Number(process.env.COUNTERCLAIM_TEST_RUNS ?? 1));

const database = ["tests/db/**/*.test.ts", "tests/support/database.test.ts"];
const installation = ["tests/installation/**/*.test.ts"];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: "server-only", replacement: `${root}tests/support/empty.ts` },
    ],
  },
  test: {
    root,
    environment: "node",
    pool: "forks",
    // One process for many files: starting one and reading the app anew for each takes half as long again. A
    // file that changes what others find (the environment, a prototype) puts it back.
    // They take a second or two; not so on a machine that does other things too.
    testTimeout: 60_000 * factor,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "domain",
          isolate: false,
          // Whatever no other project claims, so that no folder is forgotten.
          include: ["tests/**/*.test.ts"],
          exclude: [...database, ...installation],
          setupFiles: ["tests/support/setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          isolate: false,
          include: database,
          globalSetup: ["tests/support/vitest-cluster.ts"],
          setupFiles: ["tests/support/setup.ts", "tests/support/setup-database.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "installation",
          include: installation,
          setupFiles: ["tests/support/setup.ts"],
          // These start servers and take ports: one after another, and in their own time.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
