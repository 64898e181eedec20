import { unbroken } from "@/components/wording/unbroken";
import { counted } from "@/lib/domain/counted";
import type { EditionReason } from "@/lib/schemas/edition";
import { PrintedFigures } from "./printed-figures";
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
          {unbroken(reason.text)}
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
      See <PrintedFigures claims={named} />
      {others > 0 && ` and ${counted(others, "other")}`}.
    </span>
  );
}
