import pg from "pg";

/** Runs one query with a connection of its own. */
export async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The same address with another part. */
export function changed(url: string, change: (parts: URL) => unknown): string {
  const parts = new URL(url);
  change(parts);
  return parts.href;
}
