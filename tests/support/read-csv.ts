/**
 * A table as RFC 4180 has it, read by its grammar and nothing of ours: rows of cells, the first its
 * head. Throws where the text is none.
 */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const grammar = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (grammar.lastIndex < text.length) {
    const found = grammar.exec(text);
    if (!found) throw new Error(`No cell begins at ${row.length} of row ${rows.length}.`);
    const [, quoted, bare = "", end] = found;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
