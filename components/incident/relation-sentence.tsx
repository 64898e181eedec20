import type { ReactNode } from "react";
import { printed } from "@/components/ui/printed";
import { unbroken } from "@/components/wording/unbroken";
import { capitalised, relationWords } from "@/components/wording/words";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import { counted } from "@/lib/domain/counted";
import { type RelationValue, relationValues } from "@/lib/domain/vocabulary";
import type { EditionCountClaim } from "@/lib/schemas/edition";
import { namedOf, originNamed, type Scene } from "./scene";

type Relation = EditionCountClaim["relations"][number];

/**
 * How the figure lies beside its origin's previous one, or `other` one where nobody knows which was said first,
 * and beside what the others say now: one sentence a relation, so that ten voices still take two lines.
 */
export function relationSentences(
  relations: readonly Relation[],
  scene: Scene,
  which: "earlier" | "other",
): ReactNode[] {
  const byValue = new Map<RelationValue, Relation[]>();
  for (const relation of relations) {
    const alike = byValue.get(relation.relation);
    if (alike) alike.push(relation);
    else byValue.set(relation.relation, [relation]);
  }
  return relationValues.flatMap((value) => {
    const alike = byValue.get(value);
    if (alike === undefined) return [];
    const { named, others } = namedOf(alike);
    const last = others > 0 ? null : named.length - 1;
    return [
      `${beginnings[value]} `,
      ...named.flatMap((other, index) => {
        const link = other.origin === null ? own(other, scene, which) : voice(other.origin, scene);
        return index === 0 ? [link] : [index === last ? " and " : ", ", link];
      }),
      others > 0 ? ` and ${counted(others, "other")}. ` : ". ",
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

function own({ claim }: Relation, scene: Scene, which: "earlier" | "other") {
  const previous = claim === null ? undefined : scene.claims.get(claim);
  if (previous === undefined) return which === "earlier" ? "an earlier figure" : "another figure";
  const { id, figure, quote } = previous;
  return (
    <a key={id} href={`#${claimAnchor(id)}`}>
      the {which}{" "}
      {figure.text === null ? "redacted figure" : printed(unbroken(figure.text), quote.language)}
    </a>
  );
}
