import { createServer } from "node:http";
import pg from "pg";
import { incidentSql } from "./incident-sql";

/*
 * The floor: a bare server that answers with one SQL statement's JSON, and keeps nothing: /{slug} with that of an
 * incident, and /?values=[…] with the statement of one value that is its second argument. PORT and DATABASE_URL say where.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

createServer((request, response) => {
  pool.query({ ...asked(request.url ?? ""), rowMode: "array" }).then(
    ({ rows: [row] }) => {
      response.writeHead(row ? 200 : 404, { "Content-Type": "application/json" });
      response.end(row?.[0]);
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
}).listen(Number(process.env.PORT), "127.0.0.1");

function asked(url: string): { name: string; text: string; values: unknown[] } {
  const { pathname, searchParams } = new URL(url, "http://floor");
  const values = searchParams.get("values");
  if (values === null) return { name: "incident", text: incidentSql, values: [pathname.slice(1)] };
  return { name: "given", text: process.argv[3] ?? "", values: JSON.parse(values) };
}
