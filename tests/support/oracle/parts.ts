/** What is a part of what. */

import { covers } from "@/lib/domain/timeline";
import { samePeriod } from "./comparing";
import type { OracleSet } from "./set";

/** Whether everybody counted in one is counted in the other, which counts more than these. */
export function isPart(partSet: OracleSet, wholeSet: OracleSet): boolean {
  const [part, whole] = [partSet.first, wholeSet.first];
  const [short, long] = [partSet.window, wholeSet.window];
  if (part.measure.outcome !== whole.measure.outcome) return false;
  if (part.basis === "projection" || whole.basis === "projection" || whole.basis === "part") {
    return false;
  }
  const groupsUp = (group: string): string[] => {
    const parent = partSet.facts.groups.get(group);
    return parent ? [group, ...groupsUp(parent)] : [group];
  };
  const holds =
    groupsUp(part.measure.group).includes(whole.measure.group) &&
    (whole.measure.of === null || whole.measure.of === part.measure.of) &&
    (whole.attackersIncluded === "yes" || part.attackersIncluded !== "yes") &&
    (covers(long, short) || samePeriod(long, short));
  const narrower =
    part.measure.group !== whole.measure.group ||
    part.measure.of !== whole.measure.of ||
    (part.attackersIncluded === "yes") !== (whole.attackersIncluded === "yes") ||
    !samePeriod(short, long) ||
    part.basis === "part";
  return holds && narrower;
}
