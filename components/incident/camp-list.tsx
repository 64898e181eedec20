import { describeBounds } from "@/lib/domain/figure";
import type { EditionStanding } from "@/lib/schemas/edition";
import { originNamed, type Scene } from "./scene";

/** Who can be right together, in order of value; shown where there is more than one such camp. */
export function CampList({ camps, scene }: { camps: EditionStanding["camps"]; scene: Scene }) {
  if (camps.length < 2) return null;
  return (
    <>
      <p className="mt-4 mb-1 text-small text-muted">
        Who can be right together, and with what number:
      </p>
      <ul className="camps" aria-label="Camps, in order of value">
        {camps.map(({ origins, lower, upper }) => (
          <li key={origins.join()}>
            <b>{describeBounds({ lower, upper, soft: false })}</b>
            <span>
              {origins.map((id, index) => (
                <OriginLink key={id} id={id} scene={scene} first={index === 0} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function OriginLink({ id, scene, first }: { id: string; scene: Scene; first: boolean }) {
  const { name, href } = originNamed(scene, id);
  return (
    <>
      {!first && ", "}
      <a href={href}>{name}</a>
    </>
  );
}
