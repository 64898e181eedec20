import type { ReactNode } from "react";
import type { EditionOrigin } from "@/lib/schemas/edition";
import { OriginHead } from "./origin-head";
import { originNamed, type Scene } from "./scene";

/** One voice and everything it is on record with; or what has no known voice. */
export function OriginGroup(props: {
  id: string;
  origin: EditionOrigin | undefined;
  claims: readonly { article: { id: string } }[];
  scene: Scene;
  children: ReactNode;
}) {
  const { anchor, party } = originNamed(props.scene, props.id);
  return (
    <div className="voice">
      <OriginHead
        anchor={anchor}
        origin={props.origin}
        party={party}
        claims={props.claims.length}
        articles={new Set(props.claims.map(({ article }) => article.id)).size}
      />
      <ol aria-labelledby={anchor}>{props.children}</ol>
    </div>
  );
}
