import "server-only";
import { LRUCache } from "lru-cache";

/** Takes some of what somebody has left: 0, or the whole seconds after which there is enough. */
export type Limiter = (who: string, cost: number) => number;

/** Of how many who asked last it is known what they have left. */
const remembered = 50_000;

/**
 * Gives everybody so much a minute, all of it at once if they like, and lets it grow back evenly. Nobody
 * is limited where `perMinute` is 0. `now` is in milliseconds.
 */
export function limiter(perMinute: number, now: () => number = () => performance.now()): Limiter {
  if (perMinute === 0) return () => 0;
  const left = new LRUCache<string, { much: number; at: number }>({ max: remembered });
  const perMillisecond = perMinute / 60_000;
  return (who, cost) => {
    const at = now();
    const had = left.get(who) ?? { much: perMinute, at };
    const much = Math.min(perMinute, had.much + (at - had.at) * perMillisecond);
    const isEnough = much >= cost;
    left.set(who, { much: isEnough ? much - cost : much, at });
    return isEnough ? 0 : Math.max(1, Math.ceil((cost - much) / perMillisecond / 1000));
  };
}
