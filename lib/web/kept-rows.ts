import "server-only";
import { LRUCache } from "lru-cache";

/** A row of a list, in a version that changes whenever anything of the row does. */
export interface VersionedRow {
  id: string;
  version: string;
}

/** How rows are asked for: those of a page whole, or which stand on it in which version; and some of them by id. */
export interface RowSource<Page, Row extends VersionedRow> {
  whole: (page: Page) => Promise<Row[]>;
  versions: (page: Page) => Promise<VersionedRow[]>;
  some: (ids: readonly string[]) => Promise<Row[]>;
}

/** How many rows most pages have. */
const rowsOfPage = 20;

/**
 * Reads pages of a list, each row of which is the same object for as long as its version stands and there is room. Of a
 * page that was read before only the versions are asked for, and the rows that are not known in them: when something
 * was published, nearly all are (decision 017).
 */
export function keptRows<Page, Row extends VersionedRow>(
  source: RowSource<Page, Row>,
  max = 5_000,
): (page: Page) => Promise<Row[]> {
  // About as many pages as there is room for their rows: of others all would have to be read once more.
  const read = new LRUCache<string, true>({ max: Math.ceil(max / rowsOfPage) });
  const kept = new LRUCache<string, Row>({ max });
  const known = ({ id, version }: VersionedRow): Row | undefined => {
    const row = kept.get(id);
    return row?.version === version ? row : undefined;
  };
  const keep = (row: Row): Row => {
    const same = known(row);
    if (same === undefined) kept.set(row.id, row);
    return same ?? row;
  };
  return async (page) => {
    const name = JSON.stringify(page);
    if (!read.has(name)) {
      const rows = await source.whole(page);
      read.set(name, true);
      return rows.map(keep);
    }
    const versions = await source.versions(page);
    const rows = versions.map(known);
    const missing = versions.filter((_, at) => rows[at] === undefined).map(({ id }) => id);
    const found = missing.length === 0 ? [] : await source.some(missing);
    // One that changed since its version was told is shown as it is by now.
    const fresh = new Map(found.map((row) => [row.id, keep(row)]));
    return versions.flatMap(({ id }, at) => rows[at] ?? fresh.get(id) ?? []);
  };
}
