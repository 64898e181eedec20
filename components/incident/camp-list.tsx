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
      <ul aria-label="Camps, in order of value" className="max-w-[40rem]">
        {camps.map(({ origins, lower, upper }) => (
          <li
            key={origins.join()}
            className="flex gap-4 border-t border-hairline py-1.5 first:border-contested last:border-b"
          >
            <span className="w-28 shrink-0 font-semibold tabular-nums">
              {describeBounds({ lower, upper, soft: false })}
            </span>
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
