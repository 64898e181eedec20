import { AskedTwice, NoSuchPage, PageOfAnotherSearch } from "@/components/list/no-such-page";
import { AppError } from "@/lib/errors";
import { isCursor } from "@/lib/queries/cursor";
import type { Asked, ReaderPage } from "./reader-page";

/**
 * For a place in a list that is none of it: what is wrong with the address, of what it asks for those
 * `names` that the list knows, and the way to the first page of the same.
 */
export function noSuchCursor(
  path: string,
  search: Asked["search"],
  names: readonly string[],
): ReaderPage {
  const twice = [...names, "cursor"].filter((name) => Array.isArray(search[name]));
  const first = firstPage(path, search, names);
  const { cursor } = search;
  if (twice.length > 0) {
    return refused("Asked more than once", <AskedTwice names={twice} first={first} />);
  }
  return typeof cursor === "string" && isCursor(cursor)
    ? refused("A page of another search", <PageOfAnotherSearch first={first} />)
    : refused("No such page", <NoSuchPage first={first} />);
}

function refused(title: string, content: ReaderPage["content"]): ReaderPage {
  return { title, status: 400, content };
}

/** The same without the place in the list; of what is given more than once the first. */
function firstPage(path: string, search: Asked["search"], names: readonly string[]): string {
  const asked = names.flatMap((name) => {
    const [value = ""] = [search[name] ?? []].flat();
    return value === "" ? [] : [[name, value.slice(0, longest)]];
  });
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`;
}

/** In characters, of what is repeated in an address: past every limit of what can be asked. */
const longest = 300;

/** "invalid" in place of that error; every other is thrown on. */
export function unlessInvalid(error: unknown): "invalid" {
  if (error instanceof AppError && error.code === "invalid") return "invalid";
  throw error;
}
