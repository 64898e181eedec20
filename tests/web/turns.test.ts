import fc from "fast-check";
import { expect, test } from "vitest";
import { turnsOf } from "@/lib/web/turns";

/** Somebody asks, or who asked as the so-many-th ends the turn or leaves the line, perhaps a second time. */
const acts = fc.array(
  fc.oneof(
    fc.record({ who: fc.constantFrom("a", "b", "c", "d") }),
    fc.record({ ends: fc.nat(30) }),
  ),
  { maxLength: 80 },
);
const bounds = [fc.integer({ min: 1, max: 4 }), fc.nat(6)] as const;

interface Asked {
  who: string;
  end: (() => void) | null;
  hasBegun: boolean;
  isOver: boolean;
}

/** Does as is told, and calls `look` after each act, with what it began. */
function follow(
  atOnce: number,
  inLine: number,
  told: readonly ({ who: string } | { ends: number })[],
  look: (all: readonly Asked[], begun: readonly Asked[]) => void,
): void {
  const turns = turnsOf(atOnce, inLine);
  const all: Asked[] = [];
  for (const act of told) {
    const begun: Asked[] = [];
    if ("who" in act) {
      const one: Asked = { who: act.who, end: null, hasBegun: false, isOver: false };
      one.end = turns.ask(act.who, () => {
        one.hasBegun = true;
        begun.push(one);
      });
      one.isOver = one.end === null;
      all.push(one);
    } else {
      const one = all[act.ends];
      if (one) one.isOver = true;
      one?.end?.();
    }
    look(all, begun);
  }
}

const working = (all: readonly Asked[]) => all.filter((one) => one.hasBegun && !one.isOver);
const waiting = (all: readonly Asked[]) => all.filter((one) => !one.hasBegun && !one.isOver);

test("so many work at once and no more, nobody waits while one is free, and the line is as long as it may be", () => {
  fc.assert(
    fc.property(...bounds, acts, (atOnce, inLine, told) => {
      follow(atOnce, inLine, told, (all) => {
        expect(working(all).length).toBeLessThanOrEqual(atOnce);
        expect(waiting(all).length).toBeLessThanOrEqual(inLine);
        if (waiting(all).length > 0) expect(working(all)).toHaveLength(atOnce);
      });
    }),
  );
});

test("who is refused finds all at work and the line full; who left or ended never begins", () => {
  fc.assert(
    fc.property(...bounds, acts, (atOnce, inLine, told) => {
      let before = [0, 0];
      let asked = 0;
      follow(atOnce, inLine, told, (all, begun) => {
        const isRefused = all.length > asked && all.at(-1)?.end === null;
        if (isRefused) expect(before).toEqual([atOnce, inLine]);
        expect(begun.filter(({ isOver }) => isOver)).toEqual([]);
        asked = all.length;
        before = [working(all).length, waiting(all).length];
      });
    }),
  );
});

test("what one of them asks for begins in the order of asking", () => {
  fc.assert(
    fc.property(...bounds, acts, (atOnce, inLine, told) => {
      follow(atOnce, inLine, told, (all, begun) => {
        for (const one of begun) {
          const before = all.slice(0, all.indexOf(one)).filter(({ who }) => who === one.who);
          expect(waiting(before)).toEqual([]);
        }
      });
    }),
  );
});

test("nobody has two turns while another waits for one", () => {
  fc.assert(
    fc.property(...bounds, acts, (atOnce, inLine, told) => {
      // Who waited since before somebody else's last turn began.
      const since = new Map<Asked, Set<string>>();
      follow(atOnce, inLine, told, (all, begun) => {
        for (const { who } of begun) {
          for (const one of waiting(all)) {
            if (one.who === who) continue;
            const had = since.get(one) ?? new Set();
            expect(had.has(who)).toBe(false);
            since.set(one, had.add(who));
          }
        }
      });
    }),
  );
});
