import type { ReactNode } from "react";
import { printed } from "@/components/ui/printed";
import { claimAnchor } from "@/components/wording/anchors";
import { capitalised, counted, relationWords } from "@/components/wording/words";
import { relationValues } from "@/lib/domain/vocabulary";
import type { EditionCountClaim } from "@/lib/schemas/edition";
import { originNamed, type Scene } from "./scene";

type Relation = EditionCountClaim["relations"][number];

/** Of more than these in one sentence the last are counted: nobody reads twenty names. */
const named = 5;

/**
 * How the figure lies beside its origin's previous one and beside what the others say now: one
 * sentence a relation, so that ten voices still take two lines.
 */
export function relationSentences(relations: readonly Relation[], scene: Scene): ReactNode[] {
  return relationValues.flatMap((value) => {
    const others = relations.filter(({ relation }) => relation === value);
    if (others.length === 0) return [];
    const shown = others.length > named ? others.slice(0, named - 1) : others;
    const rest = others.length - shown.length;
    return [
      `${beginnings[value]} `,
      ...shown.flatMap((other, index) => {
        const link = other.origin === null ? earlier(other, scene) : voice(other.origin, scene);
        return index === 0 ? [link] : [", ", link];
      }),
      rest > 0 ? ` and ${counted(rest, "other")}. ` : ". ",
    ];
  });
}

const beginnings = Object.fromEntries(
  relationValues.map((value) => [value, capitalised(relationWords[value])]),
);

function voice(origin: string, scene: Scene) {
  const { name, href } = originNamed(scene, origin);
  return (
    <a key={origin} href={href}>
      {name}
    </a>
  );
}

function earlier({ claim }: Relation, scene: Scene) {
  const previous = claim === null ? undefined : scene.claims.get(claim);
  if (previous === undefined) return "an earlier figure";
  const { id, figure, quote } = previous;
  return (
    <a key={id} href={`#${claimAnchor(id)}`}>
      the earlier {figure.text === null ? "redacted figure" : printed(figure.text, quote.language)}
    </a>
  );
}
