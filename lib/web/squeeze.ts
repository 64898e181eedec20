import "server-only";
import { smallest } from "./encoding";
import { report } from "./report";

/** How many bodies wait to be made smaller: what comes besides has its turn when it is read again. */
const squeezedNext = 8;

/**
 * Makes a body as small as it gets, one after another, beside answering, and hands it over; not where it is no more
 * wanted by the time that its turn comes. False where too many wait already.
 */
export function squeeze(
  body: Buffer,
  isWanted: () => boolean,
  handOver: (smaller: Buffer) => void,
): boolean {
  if (waiting >= squeezedNext) return false;
  waiting += 1;
  squeezing = squeezing
    .then(async () => {
      if (isWanted()) handOver(await smallest(body));
    })
    .catch(report)
    .finally(() => {
      waiting -= 1;
    });
  return true;
}

let waiting = 0;
let squeezing: Promise<void> = Promise.resolve();
