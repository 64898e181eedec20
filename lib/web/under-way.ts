import "server-only";
import type { ServerResponse } from "node:http";
import { whenLeft } from "./when-left";

/** What is being made just now, by name, so that of many who ask for the same at once the first has it made. */
export interface UnderWay<T> {
  /** What somebody has made under a name, null where that came to nothing; undefined where nobody has. */
  at: (name: string) => Promise<T | null> | undefined;
  /** Says that it is made here: gives what is to be called with it, or with null. Who leaves before has made nothing. */
  begin: (name: string, response: ServerResponse) => (fresh: T | null) => void;
}

export function underWay<T>(): UnderWay<T> {
  const making = new Map<string, Promise<T | null>>();
  return {
    at: (name) => making.get(name),
    begin: (name, response) => {
      let resolve: (fresh: T | null) => void = () => {};
      const promised = new Promise<T | null>((settle) => {
        resolve = settle;
      });
      making.set(name, promised);
      const made = (fresh: T | null) => {
        if (making.get(name) === promised) making.delete(name);
        resolve(fresh);
      };
      whenLeft(response, () => made(null));
      return made;
    },
  };
}
