import "server-only";
import type { ServerResponse } from "node:http";
import { type EventLoopUtilization, performance } from "node:perf_hooks";
import { onHead } from "./on-head";
import { turnsOf } from "./turns";
import { whenLeft } from "./when-left";

/** Waits until an answer may be made for somebody; false where they left before, or waited in vain. */
export type InTurn = (who: string, response: ServerResponse) => Promise<boolean>;

export interface TurnBounds {
  /** How many answers are being made at a time. */
  atOnce: number;
  /** How many wait for that at most. */
  inLine: number;
  /** How long each of them waits at most, in milliseconds. */
  waitAtMost: number;
  /** For how long one counts as being made, in milliseconds, however busy the process is. */
  countAtMost: number;
  /** For how long one counts, in milliseconds, while the process has little to do: what is made then waits for the database. */
  idleAtMost: number;
}

/**
 * Has answers made in turns, which go round among those who ask. A turn ends with the head of the answer, so that
 * nobody holds it by reading slowly; and where the process has little to do meanwhile, since what is made then
 * waits for the database. By time alone more and more would be begun on a machine that is slow just then.
 */
export function inTurn(bounds: TurnBounds): InTurn {
  const turns = turnsOf(bounds.atOnce, bounds.inLine);
  return (who, response) =>
    new Promise((resolve) => {
      const over = () => {
        stopClock();
        leave?.();
        resolve(false);
      };
      const late = setTimeout(over, bounds.waitAtMost);
      let stopClock = () => clearTimeout(late);
      const leave = turns.ask(who, () => {
        stopClock();
        // Between two of them is looked who asks for what is ready.
        setImmediate(() => {
          stopClock = onceIdle(bounds, over);
          resolve(true);
        });
      });
      if (leave === null) return over();
      onHead(response, over);
      whenLeft(response, over);
    });
}

/** Acts once the process had little to do for a while, or it took long all the same; gives what makes it forget that. */
function onceIdle({ idleAtMost, countAtMost }: TurnBounds, act: () => void): () => void {
  const last = performance.now() + countAtMost;
  const look = () => {
    const before = performance.eventLoopUtilization();
    return setTimeout(() => {
      if (isIdleSince(before) || performance.now() > last) act();
      else timer = look();
    }, idleAtMost);
  };
  let timer = look();
  return () => clearTimeout(timer);
}

/** Whether the process had little to do since it was asked how much it had. */
function isIdleSince(before: EventLoopUtilization): boolean {
  return performance.eventLoopUtilization(before).utilization < 0.3;
}
