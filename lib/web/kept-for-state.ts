import "server-only";
import { LRUCache } from "lru-cache";
import { currentRequest } from "./request-context";

/**
 * Keeps what several answers have in common (what a search can be narrowed by is on each of its pages) for as
 * long as they show the same state: whoever is answered from what is published then and not under any state
 * of ours, as staff's browsers are between pages, has it made anew. At most `max` things are kept.
 */
export function keptForState<T extends object>(max: number) {
  const kept = new LRUCache<string, Promise<T>>({ max });
  return (name: string, make: () => Promise<T>): Promise<T> => {
    const state = currentRequest()?.shows;
    if (state === undefined || state === null) return make();
    const key = `${state} ${name}`;
    const known = kept.get(key);
    if (known) return known;
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    return made;
  };
}
