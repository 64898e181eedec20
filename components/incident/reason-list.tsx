import { Fragment } from "react";
import { printed } from "@/components/ui/printed";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import { counted } from "@/lib/domain/counted";
import type { EditionReason } from "@/lib/schemas/edition";
import { namedOf, type Scene } from "./scene";

/** Why the standing is what it is, each reason with the claims it rests on. */
export function ReasonList({
  reasons,
  scene,
}: {
  reasons: readonly EditionReason[];
  scene: Scene;
}) {
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons" aria-label="Reasons">
      {reasons.map((reason) => (
        <li key={reason.code + reason.claims.join()}>
          {reason.text}
          <RestsOn claims={reason.claims} scene={scene} />
        </li>
      ))}
    </ul>
  );
}

// All of them stand right below: naming them would only repeat the section.
function RestsOn({ claims, scene }: { claims: readonly string[]; scene: Scene }) {
  const given = new Set(claims);
  const all = [...scene.claims.values()].filter(({ id }) => given.has(id));
  if (all.length === 0 || all.length === scene.claims.size) return null;
  const { named, others } = namedOf(all);
  return (
    <span>
      {" "}
      See{" "}
      {named.map(({ id, figure, quote }, index) => (
        <Fragment key={id}>
          {index > 0 && ", "}
          <a href={`#${claimAnchor(id)}`}>
            {figure.text === null ? "the redacted figure" : printed(figure.text, quote.language)}
          </a>
        </Fragment>
      ))}
      {others > 0 && ` and ${counted(others, "other")}`}.
    </span>
  );
}
