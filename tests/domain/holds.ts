import { assert, type IProperty } from "fast-check";
import { runs } from "../support/runs";

/**
 * Tries a property about `count` times (see `runs`) and fails with the smallest counterexample, its
 * seed and its path.
 */
export function holds<Values>(property: IProperty<Values>, count: number): void {
  // `void`, because the linter sees the overload for asynchronous properties, which this is not.
  void assert(property, { numRuns: runs(count) });
}
