import { createServer } from "node:http";
import pg from "pg";
import { incidentSql } from "./incident-sql";

/*
 * The floor: a bare server that answers /{slug} with one SQL statement's JSON, and keeps nothing.
 * PORT and DATABASE_URL say where.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

createServer((request, response) => {
  const values = [request.url?.slice(1) ?? ""];
  pool.query<{ json: string }>({ name: "incident", text: incidentSql, values }).then(
    ({ rows: [row] }) => {
      response.writeHead(row ? 200 : 404, { "Content-Type": "application/json" });
      response.end(row?.json);
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
}).listen(Number(process.env.PORT), "127.0.0.1");
