import "server-only";

/** Who may work now, and who waits in which order. */
export interface Turns {
  /**
   * Asks for a turn of somebody: `begin` is called once it is theirs, at once where one is free. Gives what ends the
   * turn or leaves the line, whichever it is by then, and does nothing a second time; null where the line is full.
   */
  ask: (who: string, begin: () => void) => (() => void) | null;
}

/**
 * Turns of which `atOnce` are taken at a time, while `inLine` wait at most. A turn goes round among those who wait,
 * however much each of them asks for; what one of them asks for is begun in the order of asking.
 */
export function turnsOf(atOnce: number, inLine: number): Turns {
  // Whoever stands first in it is next, and goes behind all others then.
  const lines = new Map<string, Set<() => void>>();
  let taken = 0;
  let waiting = 0;

  const leave = (who: string, line: Set<() => void>, begin: () => void) => {
    line.delete(begin);
    waiting -= 1;
    if (line.size === 0) lines.delete(who);
  };
  const passOn = () => {
    taken -= 1;
    for (const [who, line] of lines) {
      for (const begin of line) {
        leave(who, line, begin);
        if (line.size > 0) {
          lines.delete(who);
          lines.set(who, line);
        }
        return begin();
      }
    }
  };

  return {
    ask: (who, begin) => {
      if (taken === atOnce && waiting === inLine) return null;
      let end = passOn;
      const take = () => {
        taken += 1;
        end = passOn;
        begin();
      };
      if (taken < atOnce) take();
      else {
        const line = lines.get(who) ?? new Set();
        lines.set(who, line.add(take));
        waiting += 1;
        end = () => leave(who, line, take);
      }
      return () => {
        const now = end;
        end = () => {};
        now();
      };
    },
  };
}
