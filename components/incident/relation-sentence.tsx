import { Fragment } from "react";
import { Printed } from "@/components/ui/printed";
import { claimAnchor } from "@/components/wording/anchors";
import { capitalised, counted, relationWords } from "@/components/wording/words";
import { type RelationValue, relationValues } from "@/lib/domain/vocabulary";
import type { EditionCountClaim } from "@/lib/schemas/edition";
import { originNamed, type Scene } from "./scene";

type Relation = EditionCountClaim["relations"][number];

/** How the figure lies beside its origin's previous one and beside what the others say now. */
export function RelationSentence(props: { relations: readonly Relation[]; scene: Scene }) {
  const kinds = relationValues
    .map((value) => ({ value, others: props.relations.filter((it) => it.relation === value) }))
    .filter(({ others }) => others.length > 0);
  return kinds.map(({ value, others }) => (
    <Kind key={value} value={value} others={others} scene={props.scene} />
  ));
}

/** Of more than these in one sentence the last are counted: nobody reads twenty names. */
const named = 5;

// One sentence a relation, so that ten voices still take two lines.
function Kind(props: { value: RelationValue; others: readonly Relation[]; scene: Scene }) {
  const { value, others, scene } = props;
  const shown = others.length > named ? others.slice(0, named - 1) : others;
  return (
    <>
      {capitalised(relationWords[value])}{" "}
      {shown.map((other, index) => (
        <Fragment key={other.claim ?? other.origin}>
          {index > 0 && ", "}
          <Other relation={other} scene={scene} />
        </Fragment>
      ))}
      {others.length > shown.length && ` and ${counted(others.length - shown.length, "other")}`}.{" "}
    </>
  );
}

function Other({ relation, scene }: { relation: Relation; scene: Scene }) {
  if (relation.origin !== null) {
    const { name, href } = originNamed(scene, relation.origin);
    return <a href={href}>{name}</a>;
  }
  const previous = scene.claims.find(({ id }) => id === relation.claim);
  if (previous === undefined || relation.claim === null) return "an earlier figure";
  return (
    <a href={`#${claimAnchor(relation.claim)}`}>
      the earlier{" "}
      {previous.figure.text === null ? (
        "redacted figure"
      ) : (
        <Printed text={previous.figure.text} language={previous.quote.language} />
      )}
    </a>
  );
}
