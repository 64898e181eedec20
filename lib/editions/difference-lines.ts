/** A difference as lines of text, for whoever is told what changed meanwhile. */
import type { Altered, ClaimDifference, Difference } from "@/lib/schemas/difference";

const changeWords = { added: "new", removed: "gone", changed: "changed" } as const;

/** One line for each thing that differs, the whole before its parts; none where nothing does. */
export function differenceLines({ incident, measures, others }: Difference): string[] {
  return [
    ...incident.map(alteredLine),
    ...measures.flatMap(({ title, change, sentence, altered, claims }) => [
      ...(sentence.before === sentence.after
        ? []
        : [`${title}: ${arrow(sentence.before, sentence.after)}`]),
      ...(sentence.before === sentence.after && change !== "changed"
        ? [`${title}: ${changeWords[change]}`]
        : []),
      ...altered.map((one) => `${title}, ${alteredLine(one)}`),
      ...claims.flatMap(claimLines),
    ]),
    ...others.flatMap(claimLines),
  ];
}

function claimLines({ change, words, altered }: ClaimDifference): string[] {
  if (altered.length === 0) return [`${words}: ${changeWords[change]}`];
  return altered.map((one) => `${words}, ${alteredLine(one)}`);
}

function alteredLine({ what, before, after }: Altered): string {
  return `${what}: ${arrow(before, after)}`;
}

function arrow(before: string | null, after: string | null): string {
  return `${before ?? "nothing"} → ${after ?? "nothing"}`;
}
