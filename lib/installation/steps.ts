/** Receives one line for the person at the terminal. */
export type OnStep = (line: string) => void;

/** Announces a slow piece of work, does it, and says how long it took. */
export async function step<T>(onStep: OnStep, what: string, work: () => Promise<T>): Promise<T> {
  onStep(`${what} …`);
  const begun = performance.now();
  const result = await work();
  onStep(`${what}: done in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  return result;
}
