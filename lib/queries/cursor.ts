import { z } from "zod";
import { isEventDate } from "@/lib/domain/timeline";
import { AppError } from "@/lib/errors";

/** Where a page of the list ends: the date that an incident is sorted by, and its id. */
export type PageEnd = [sortKey: string, id: string];

const pageEnd = z.tuple([z.string().refine(isEventDate), z.uuid()]);

/** Where a page ends as an opaque text for an address. */
export function cursorOf(at: PageEnd): string {
  return encodedCursor(at);
}

/** Where the page ended that a cursor follows; throws `invalid` for anything that this list never gave out. */
export function pageEndIn(cursor: string): PageEnd {
  const { data } = pageEnd.safeParse(decodedCursor(cursor));
  if (data && cursorOf(data) === cursor) return data;
  const message = "This cursor is not one of this list. Begin at the first page.";
  throw new AppError("invalid", message, [{ path: "cursor", message }]);
}

/** The end of a page of any list as an opaque text for an address. */
export function encodedCursor(at: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(at), "utf8").toString("base64url");
}

/** Whether some list gave it out, of this site or another: it reads as one, and nothing was changed in it. */
export function isCursor(text: string): boolean {
  const { data } = z
    .array(z.union([z.string(), z.number()]))
    .min(2)
    .safeParse(decodedCursor(text));
  return data !== undefined && encodedCursor(data) === text;
}

/** What such a text holds; undefined for a text that holds nothing. */
export function decodedCursor(cursor: string): unknown {
  if (cursor.length > 200) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
