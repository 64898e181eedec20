/** One order for facts that have none, so that no rule can depend on how they happened to arrive. */
import { inOrderOfAssertion } from "./effect";
import type { Facts } from "./facts";

/** The same facts, sorted wherever order means nothing: everywhere but in dependences. */
export function inOneOrder(facts: Facts): Facts {
  return {
    ...facts,
    participants: [...facts.participants].sort(by((one) => [one.party, one.side])),
    ties: [...facts.ties].sort(
      by((tie) => [tie.kind, tie.from, tie.to, tie.validFrom, tie.validTo]),
    ),
    links: [...facts.links].sort(by((link) => [link.kind, link.claim, link.other])),
    counts: [...facts.counts].sort(inOrderOfAssertion),
    responsibility: [...facts.responsibility].sort(inOrderOfAssertion),
    denials: [...facts.denials].sort(inOrderOfAssertion),
  };
}

function by<T>(parts: (one: T) => readonly (string | null)[]): (a: T, b: T) => number {
  const text = (one: T) => JSON.stringify(parts(one));
  return (a, b) => {
    const [one, other] = [text(a), text(b)];
    if (one === other) return 0;
    return one < other ? -1 : 1;
  };
}
