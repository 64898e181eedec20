import pg from "pg";
import { z } from "zod";

/** A statement as it was sent to the database. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** What some work asks of the database through `pg`, in this process. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const found: Statement[] = [];
  const { query } = pg.Client.prototype;
  Reflect.set(pg.Client.prototype, "query", function (this: pg.Client, ...given: unknown[]) {
    const statement = sent.safeParse(given[0]).data;
    if (statement) found.push({ text: statement.text, values: statement.values ?? [] });
    return Reflect.apply(query, this, given);
  });
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return found;
}

const sent = z.object({ text: z.string(), values: z.array(z.unknown()).optional() });
