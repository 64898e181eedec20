import { createInterface } from "node:readline";
import { text as readAll } from "node:stream/consumers";
import { extract } from "@/lib/extract/extract";
import { extractionJson } from "@/lib/extract/json";

/*
 * npm run -s extract [-- --jsonl]
 *
 * Reads a text on standard input and prints the claims it seems to make, as JSON. With --jsonl reads
 * {id, title?, text} one to a line and writes {id, claims}, line by line as they come.
 */
const unknown = process.argv.slice(2).filter((argument) => argument !== "--jsonl");
if (unknown.length > 0) {
  console.error(`extract knows --jsonl and nothing else, and was given ${unknown.join(" ")}.`);
  process.exitCode = 2;
} else if (process.argv.includes("--jsonl")) {
  let line = 0;
  for await (const row of createInterface({ input: process.stdin })) {
    line += 1;
    if (row.trim() !== "") await write(answer(row, line));
  }
} else {
  await write(JSON.stringify(extractionJson(extract(await readAll(process.stdin))), null, 2));
}

function answer(row: string, line: number): string {
  const read = parsed(row);
  if (read === null) {
    process.exitCode = 1;
    return JSON.stringify({
      id: null,
      error: `Line ${line} is not {"id", "title"?, "text"}.`,
      claims: [],
    });
  }
  const { claims, credits } = extractionJson(extract(read.text, { title: read.title }));
  return JSON.stringify({ id: read.id, claims, credits });
}

function parsed(
  row: string,
): { id: string | number; title: string | undefined; text: string } | null {
  try {
    const value: unknown = JSON.parse(row);
    if (typeof value !== "object" || value === null || !("text" in value) || !("id" in value))
      return null;
    const { id, text } = value;
    const title = "title" in value && typeof value.title === "string" ? value.title : undefined;
    const named = typeof id === "string" || typeof id === "number";
    return named && typeof text === "string" ? { id, title, text } : null;
  } catch {
    return null;
  }
}

/** Waits where the reader is slower, so that nothing piles up. */
function write(line: string): Promise<void> {
  return new Promise((done) => {
    if (process.stdout.write(`${line}\n`)) done();
    else process.stdout.once("drain", done);
  });
}
