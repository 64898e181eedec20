import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { databaseName } from "./cluster";
import { freshDatabase, useDatabase } from "./database";

const { ownerPool, appPool, appUrl } = useDatabase();

describe("a test file's database", () => {
  test("is migrated, and entered by two roles", async () => {
    const roles = await Promise.all([who(ownerPool), who(appPool)]);
    expect(roles).toEqual(["counterclaim_owner", "counterclaim_app"]);
    const { rows } = await ownerPool.query("SELECT FROM _prisma_migrations");
    expect(rows.length).toBeGreaterThan(0);
  });

  test("is the one that the app finds", async () => {
    expect(process.env.DATABASE_OWNER_URL).toBeUndefined();
    expect(await seenByApp()).toEqual([{ name: databaseName(appUrl), role: "counterclaim_app" }]);
  });

  test("gives the app's role no more than a real one does", async () => {
    await expect(appPool.query("CREATE TEMPORARY TABLE t ()")).rejects.toThrow(/permission denied/);
    await expect(appPool.query("CREATE TABLE t ()")).rejects.toThrow(/permission denied/);
  });
});

describe("a fresh database", () => {
  const dropped: string[] = [];

  test("is another one, and empty again each time", async () => {
    const first = await freshDatabase();
    await first.ownerPool.query("CREATE TABLE mark ()");
    const second = await freshDatabase();
    const found = await second.ownerPool.query("SELECT to_regclass('mark') AS mark");
    expect(found.rows).toEqual([{ mark: null }]);
    expect(new Set([appUrl, first.appUrl, second.appUrl]).size).toBe(3);
    dropped.push(databaseName(first.appUrl), databaseName(second.appUrl));
  });

  test("is gone when the test that asked for it has ended", async () => {
    const { rows } = await ownerPool.query(
      "SELECT datname FROM pg_database WHERE datname = ANY ($1)",
      [[databaseName(appUrl), ...dropped]],
    );
    expect(rows).toEqual([{ datname: databaseName(appUrl) }]);
  });
});

describe("a database made new before every test", () => {
  const { ownerPool: owner, appPool: app } = useDatabase({ fresh: "test" });

  test.each([1, 2, 3])("shows test %i nothing of the others, at the same address", async () => {
    const found = await owner.query("SELECT to_regclass('mark') AS mark");
    expect(found.rows).toEqual([{ mark: null }]);
    await owner.query("CREATE TABLE mark ()");
    expect(await who(app)).toBe("counterclaim_app");
    expect(await seenByApp()).toEqual([{ name: databaseName(appUrl), role: "counterclaim_app" }]);
  });
});

function seenByApp(): Promise<unknown> {
  return db().$queryRaw`SELECT current_database()::text AS name, current_user::text AS role`;
}

async function who(pool: typeof ownerPool): Promise<unknown> {
  const { rows } = await pool.query("SELECT current_user AS it");
  return rows[0]?.it;
}
