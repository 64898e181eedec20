import { startTestCluster } from "./cluster";

/** Once before the database tests; returns what to do after them. */
export default async function setup(): Promise<() => Promise<void>> {
  const { stop } = await startTestCluster((line) => console.log(line));
  return stop;
}
