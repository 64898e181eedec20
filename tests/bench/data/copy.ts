import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

type Value = string | number | boolean | null | readonly number[];

/** Rows on their way into one table, written by COPY some thousands at a time. */
export class Table {
  private lines: string[] = [];
  rows = 0;

  constructor(
    private readonly client: pg.Client,
    private readonly name: string,
    private readonly columns: string,
  ) {}

  add(...values: readonly Value[]): void {
    this.addLine(values.map(field).join("\t"));
  }

  /** A row as COPY takes it. */
  addLine(line: string): void {
    this.lines.push(line);
    this.rows += 1;
  }

  /** The rows since `begun`, of those that are not written yet. */
  since(begun: number): string[] {
    return begun === this.rows ? [] : this.lines.slice(begun - this.rows);
  }

  async flush(): Promise<void> {
    if (this.lines.length === 0) return;
    const text = `${this.lines.splice(0).join("\n")}\n`;
    const into = this.client.query(copyFrom(`COPY ${this.name} (${this.columns}) FROM STDIN`));
    await pipeline(Readable.from([text]), into);
  }
}

/** A value as COPY reads it. */
function field(value: Value): string {
  if (value === null) return "\\N";
  if (typeof value === "object") return `{${value.join(",")}}`;
  return String(value).replace(/[\\\n\r\t]/g, (sign) => escapes[sign] ?? sign);
}

const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
