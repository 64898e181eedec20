/** When two windows are one: as far as they are stated, and whoever else states one. */
import { type Period, samePeriod } from "./timeline";

/** A text that two windows share exactly when they are stated alike; null is the incident's own. */
export function windowKey(window: Period | null): string {
  return window ? `${window.start}/${window.end}` : "-";
}

/**
 * For each window, by its key, the key of the one by whose name it goes: the most precise of those
 * that agree with it. One that agrees with two which do not agree with each other could be either,
 * so it keeps its own. Windows that nobody in particular stated follow the others and never part
 * them; if they could, an unattributed claim might undo what joins two attributed ones.
 */
export function windowNames(
  all: readonly { window: Period; attributed: boolean }[],
): Map<string, string> {
  const somebodys = distinct(all.filter((one) => one.attributed).map((one) => one.window));
  const keys = new Set(somebodys.map(windowKey));
  const nobodys = distinct(all.map((one) => one.window)).filter((one) => !keys.has(windowKey(one)));
  const names = namesAmong(somebodys);
  const followers = nobodys.map((one) => ({ one, name: leaderOf(one, somebodys, names) }));
  const alone = namesAmong(nobodys.filter((one) => agreeing(one, somebodys).length === 0));
  const followed = followers.map(({ one, name }): [string, string] => {
    const rivals = followers.filter((other) => other.name === name).map((other) => other.one);
    const joins = name !== null && agreeing(one, rivals).length === rivals.length;
    return [windowKey(one), joins ? name : (alone.get(windowKey(one)) ?? windowKey(one))];
  });
  return new Map([...followed, ...names]);
}

/** The name of those with whom a window agrees, if it agrees with all of them and with no other. */
function leaderOf(
  window: Period,
  somebodys: readonly Period[],
  names: ReadonlyMap<string, string>,
): string | null {
  const near = agreeing(window, somebodys);
  const nameOf = (one: Period) => names.get(windowKey(one)) ?? null;
  const [first] = near;
  if (!first) return null;
  const company = somebodys.filter((one) => nameOf(one) === nameOf(first));
  const isWhole = company.length === near.length && company.every((one) => near.includes(one));
  return isWhole ? nameOf(first) : null;
}

function namesAmong(windows: readonly Period[]): Map<string, string> {
  const whole = windows.filter((one) => !isTorn(agreeing(one, windows)));
  return new Map(
    windows.map((one) => {
      const near = whole.includes(one) ? agreeing(one, whole) : [];
      const [best] = near.map(windowKey).sort(byPrecision);
      return [windowKey(one), best ?? windowKey(one)];
    }),
  );
}

function agreeing(window: Period, all: readonly Period[]): Period[] {
  return all.filter((one) => samePeriod(one, window));
}

function isTorn(near: readonly Period[]): boolean {
  return near.some((a) => near.some((b) => !samePeriod(a, b)));
}

function distinct(all: readonly Period[]): Period[] {
  return [...new Map(all.map((one) => [windowKey(one), one])).values()];
}

function byPrecision(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : 1);
}
